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
    return new Creation(tables, List.of(), creation.notes);
  }

  private Creation.NewTable table(Table table, TableRef name) throws SQLException {
    List<Column> created = new ArrayList<>();
    List<String> items = new ArrayList<>();
    List<String> defaults = new ArrayList<>();
    String counter = counter(table);
    for (Column column : table.columns()) {
      Optional<MySqlType> type = columns.of(column.type().logical());
      if (type.isEmpty()) {
        problems.add(
            table.ref(),
            "column %s: no type of MySQL holds every %s of %s; create the table"
                .formatted(column.name(), column.type().name(), source.engine()));
        continue;
      }
      boolean counts = column.name().equals(counter);
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
    List<Key> keys = table.keys().stream().map(key -> key(table, key)).toList();
    keys.forEach(key -> items.add(item(key)));
    List<ForeignKey> references = references(table, name);
    references.forEach(key -> items.add(item(key)));
    remark(name, defaults);
    String create =
        "CREATE TABLE %s (%s) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
            .formatted(MySqlSql.name(name), String.join(", ", items));
    if (created.size() == table.columns().size()) {
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
      Optional<MySqlType> type =
          table.column(name).flatMap(column -> columns.of(column.type().logical()));
      if (type.filter(each -> each.kind() == Kind.TEXT || each.kind() == Kind.BLOB).isPresent()) {
        problems.add(
            table.ref(),
            "column %s: MySQL has no key of text without a limit; create the table"
                .formatted(name));
      }
    }
    return new Key(primary ? "PRIMARY" : key.name(), key.kind(), key.columns());
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
    notes.add(
        "table %s is created with its columns, keys and foreign keys, and without the other indexes, checks and foreign key actions that %s may have"
            .formatted(name, source.engine()));
  }
}
