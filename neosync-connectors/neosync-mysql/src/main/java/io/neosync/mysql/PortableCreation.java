package io.neosync.mysql;

import io.neosync.mysql.MySqlType.Kind;
import io.neosync.schema.Column;
import io.neosync.schema.Column.Fill;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.PortableTables;
import io.neosync.spi.Problems;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** How tables of another engine are created on MySQL. Text compares as it is written. */
final class PortableCreation {

  private static final int MAX_NAME = 64;

  private final Backend backend;
  private final PortableTables source;
  private final Map<TableRef, TableRef> names;
  private final Set<TableRef> present;
  private final Problems problems;
  private final MySqlColumns columns;
  private final Set<String> constraints = new HashSet<>();
  private final Set<String> unlimited = new HashSet<>();
  private final List<String> notes = new ArrayList<>();

  private PortableCreation(
      Backend backend,
      PortableTables source,
      Map<TableRef, TableRef> names,
      Set<TableRef> present,
      Problems problems) {
    this.backend = backend;
    this.source = source;
    this.names = names;
    this.present = present;
    this.problems = problems;
    this.columns = new MySqlColumns(backend.server());
  }

  /**
   * @param schemas those that the destination covers
   * @param present the tables that are there
   */
  static Creation plan(
      Backend backend,
      PortableTables source,
      List<String> schemas,
      Set<TableRef> present,
      Problems problems)
      throws SQLException {
    boolean one =
        schemas.size() == 1
            && source.tables().stream().map(each -> each.ref().schema()).distinct().count() == 1;
    Map<TableRef, TableRef> names = new LinkedHashMap<>();
    for (Table table : source.tables()) {
      String schema = one ? schemas.get(0) : table.ref().schema();
      names.put(table.ref(), new TableRef(schema, table.ref().name()));
    }
    PortableCreation creation = new PortableCreation(backend, source, names, present, problems);
    List<Creation.NewTable> tables = new ArrayList<>();
    for (Table table : source.tables()) {
      TableRef name = names.getOrDefault(table.ref(), table.ref());
      if (!present.contains(name)) {
        tables.add(creation.table(table, name));
      }
    }
    if (!tables.isEmpty()) {
      creation.notes.add(source.remark());
    }
    return new Creation(tables, List.of(), creation.notes);
  }

  private Creation.NewTable table(Table table, TableRef name) throws SQLException {
    List<Column> created = new ArrayList<>();
    List<String> items = new ArrayList<>();
    List<String> defaults = new ArrayList<>();
    String counter = counter(table);
    for (Column column : table.columns()) {
      Optional<MySqlType> type = type(table, column);
      if (type.isEmpty()) {
        problems.add(table.ref(), untyped(table, column));
        continue;
      }
      boolean counts = column.name().equals(counter) && type.get().kind() == Kind.INTEGER;
      if (!counts && column.fill() != Fill.NONE) {
        defaults.add(column.name());
      }
      items.add(item(column, type.get(), counts));
      created.add(
          new Column(
              column.name(),
              type.get(),
              column.nullable(),
              counts ? Fill.IDENTITY : Fill.NONE,
              OptionalLong.empty()));
    }
    int known = unlimited.size();
    List<Key> keys = table.keys().stream().map(key -> key(table, key)).toList();
    keys.forEach(key -> items.add(item(key)));
    List<ForeignKey> references = references(table, name);
    references.forEach(key -> items.add(item(key)));
    remark(name, defaults);
    String create =
        "CREATE TABLE %s (%s) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
            .formatted(MySqlSql.name(name), String.join(", ", items));
    if (created.size() == table.columns().size() && known == unlimited.size()) {
      backend
          .refusal(create)
          .ifPresent(words -> problems.add(table.ref(), "it cannot be created: " + words));
    }
    Table made = new Table(name, created, keys, references, 0);
    List<UniqueKey> unique =
        keys.stream()
            .map(
                key ->
                    new UniqueKey(
                        key.name(),
                        key.columns().stream()
                            .map(column -> new UniqueKey.Part(column, 0, ""))
                            .toList()))
            .toList();
    return new Creation.NewTable(
        new Relation(made, "InnoDB", true, unique, OptionalLong.empty()), create);
  }

  /** The type to create a column with: the chosen one, or one that holds all values. */
  private Optional<MySqlType> type(Table table, Column column) {
    Optional<String> chosen = source.chosen(table.ref(), column.name());
    return chosen.isPresent()
        ? ChosenType.of(chosen.get(), columns)
        : columns.of(column.type().logical());
  }

  /** Why a column has no type. */
  private String untyped(Table table, Column column) {
    return source
        .chosen(table.ref(), column.name())
        .map(
            chosen ->
                "columnType says that column %s is to be %s, which is no type that can be created on MySQL"
                    .formatted(column.name(), chosen))
        .orElseGet(
            () ->
                "column %s: no type of MySQL holds every %s of %s; %s"
                    .formatted(
                        column.name(),
                        column.type().name(),
                        source.engine(),
                        MySqlColumns.most(column.type().logical())
                            .map(most -> PortableTables.remedy(table.ref(), column.name(), most))
                            .orElse("create the table")));
  }

  /** The column that counts: MySQL has one a table, and a key has to begin with it. */
  private static String counter(Table table) {
    return table.columns().stream()
        .filter(column -> column.fill() == Fill.IDENTITY || column.nextGenerated().isPresent())
        .map(Column::name)
        .filter(name -> table.keys().stream().anyMatch(key -> key.columns().get(0).equals(name)))
        .findFirst()
        .orElse("");
  }

  private static String item(Column column, MySqlType type, boolean counts) {
    // Without these words some servers let a first TIMESTAMP follow every change of its row.
    String timestamp =
        type.kind() != Kind.TIMESTAMP
            ? ""
            : column.nullable()
                ? " NULL"
                : " DEFAULT CURRENT_TIMESTAMP" + type.name().substring("timestamp".length());
    return MySqlSql.name(column.name())
        + " "
        + type.name()
        + (column.nullable() ? "" : " NOT NULL")
        + timestamp
        + (counts ? " AUTO_INCREMENT" : "");
  }

  private Key key(Table table, Key key) {
    boolean primary = key.kind() == Key.Kind.PRIMARY;
    for (String name : key.columns()) {
      refuseUnlimited(table, name, "key");
    }
    return new Key(primary ? "PRIMARY" : key.name(), key.kind(), key.columns());
  }

  private void refuseUnlimited(Table table, String name, String in) {
    Optional<MySqlType> type = table.column(name).flatMap(column -> type(table, column));
    boolean text = type.filter(each -> each.kind() == Kind.TEXT).isPresent();
    if ((text || type.filter(each -> each.kind() == Kind.BLOB).isPresent())
        && unlimited.add(table.ref() + "." + name)) {
      problems.add(
          table.ref(),
          "column %s: MySQL has no %s of %s without a limit; %s"
              .formatted(
                  name,
                  in,
                  text ? "text" : "bytes",
                  PortableTables.remedy(
                      table.ref(), name, text ? "varchar(100)" : "varbinary(100)")));
    }
  }

  private static String item(Key key) {
    return key.kind() == Key.Kind.PRIMARY
        ? "PRIMARY KEY (" + MySqlSql.names(key.columns()) + ")"
        : "UNIQUE KEY %s (%s)".formatted(MySqlSql.name(key.name()), MySqlSql.names(key.columns()));
  }

  private List<ForeignKey> references(Table table, TableRef name) {
    List<ForeignKey> keys = new ArrayList<>();
    for (ForeignKey key : table.foreignKeys()) {
      TableRef referenced = names.getOrDefault(key.referenced(), key.referenced());
      if (names.containsKey(key.referenced()) || present.contains(referenced)) {
        key.columns().forEach(column -> refuseUnlimited(table, column, "foreign key"));
        keys.add(
            new ForeignKey(
                unused(table, key), name, key.columns(), referenced, key.referencedColumns()));
      } else {
        notes.add(
            "foreign key %s of table %s is not created, since the destination has no table %s; add that table to the sync to have both"
                .formatted(key.name(), name, referenced));
      }
    }
    return keys;
  }

  /** Names of foreign keys are a database's here, and a table's elsewhere. */
  private String unused(Table table, ForeignKey key) {
    String name = key.name();
    if (!constraints.add(name)) {
      name = table.ref().name() + "_" + key.name();
      name = name.substring(0, Math.min(MAX_NAME, name.length()));
      constraints.add(name);
    }
    return name;
  }

  private static String item(ForeignKey key) {
    return "CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s)"
        .formatted(
            MySqlSql.name(key.name()),
            MySqlSql.names(key.columns()),
            MySqlSql.name(key.referenced()),
            MySqlSql.names(key.referencedColumns()));
  }

  private void remark(TableRef name, List<String> defaults) {
    if (!defaults.isEmpty()) {
      notes.add(
          "table %s is created without the defaults of its columns %s"
              .formatted(name, defaults.stream().collect(Collectors.joining(", ", "[", "]"))));
    }
  }
}
