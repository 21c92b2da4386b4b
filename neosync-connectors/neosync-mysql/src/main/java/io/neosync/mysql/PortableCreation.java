package io.neosync.mysql;

import io.neosync.jdbc.UnusedNames;
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
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** How tables of another engine are created on MySQL. Text compares as it is written. */
final class PortableCreation {

  private static final int LONGEST_NAME = 64;

  private static final String CONSTRAINTS =
      "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME FROM information_schema.TABLE_CONSTRAINTS"
          + " WHERE CONSTRAINT_TYPE = 'FOREIGN KEY' AND CONSTRAINT_SCHEMA IN (%s)";

  private final Backend backend;
  private final PortableTables source;
  private final Map<TableRef, TableRef> names;
  private final Map<TableRef, Relation> present;
  private final Problems problems;
  private final MySqlColumns columns;
  private final ReferringTypes referring;
  private final PortableColumns definitions;
  private final UnusedNames constraints = new UnusedNames(LONGEST_NAME, String::length);
  private final Set<String> unlimited = new HashSet<>();
  private final List<String> notes = new ArrayList<>();

  private PortableCreation(
      Backend backend,
      PortableTables source,
      Map<TableRef, TableRef> names,
      Map<TableRef, Relation> present,
      Problems problems)
      throws SQLException {
    this.backend = backend;
    this.source = source;
    this.names = names;
    this.present = present;
    this.problems = problems;
    this.columns = new MySqlColumns(backend.server());
    this.referring =
        new ReferringTypes(source, columns, ref -> Optional.ofNullable(present.get(name(ref))));
    this.definitions = PortableColumns.of(backend, source);
  }

  /**
   * @param schemas those that the destination covers
   * @param present the tables that are there
   */
  static Creation plan(
      Backend backend,
      PortableTables source,
      List<String> schemas,
      Map<TableRef, Relation> present,
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
    creation.readConstraints();
    List<Creation.NewTable> tables = new ArrayList<>();
    for (Table table : source.tables()) {
      TableRef name = creation.name(table.ref());
      if (!present.containsKey(name)) {
        tables.add(creation.table(table, name));
      }
    }
    if (!tables.isEmpty()) {
      creation.notes.add(source.remark());
    }
    return new Creation(tables, List.of(), creation.notes);
  }

  /** What a table of the source is called here. */
  private TableRef name(TableRef source) {
    return names.getOrDefault(source, source);
  }

  /** Names of foreign keys are a database's here, and a table's elsewhere. */
  private void readConstraints() throws SQLException {
    Object[] schemas = names.values().stream().map(TableRef::schema).distinct().toArray();
    backend.query(
        CONSTRAINTS.formatted(String.join(", ", Collections.nCopies(schemas.length, "?"))),
        row -> constraints.take(row.getString(1), row.getString(2)),
        schemas);
  }

  private Creation.NewTable table(Table table, TableRef name) throws SQLException {
    List<Column> created = new ArrayList<>();
    Map<String, MySqlType> types = new LinkedHashMap<>();
    List<String> items = new ArrayList<>();
    List<Column> lost = new ArrayList<>();
    String counter = counter(table);
    for (Column column : table.columns()) {
      Optional<MySqlType> found = referring.of(table.ref(), column.name());
      if (found.isEmpty()) {
        problems.add(table.ref(), source.untyped(table, column, columns));
        continue;
      }
      MySqlType type = found.get();
      types.put(column.name(), type);
      boolean counts = column.name().equals(counter) && type.kind() == Kind.INTEGER;
      Optional<String> words =
          counts ? Optional.empty() : definitions.defaultOf(table.ref(), column, type);
      if (!counts && words.isEmpty() && source.losesDefault(table.ref(), column)) {
        lost.add(column);
      }
      items.add(definitions.item(column, type, words, counts));
      Fill fill = counts ? Fill.IDENTITY : words.isPresent() ? Fill.DEFAULT : Fill.NONE;
      created.add(new Column(column.name(), type, column.nullable(), fill, OptionalLong.empty()));
    }
    int known = unlimited.size();
    PortableKeys keyed = new PortableKeys(backend.server(), name, types, notes);
    List<Key> keys = table.keys().stream().map(key -> key(table, key, types, keyed)).toList();
    keys.forEach(key -> items.add(keyed.item(key)));
    source.indexes(table.ref()).forEach(index -> keyed.item(index).ifPresent(items::add));
    List<ForeignKey> references = references(table, name, types, keyed, items);
    notes.addAll(source.remarks(table, name, lost));
    String create =
        "CREATE TABLE %s (%s) ENGINE=InnoDB%s DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
            .formatted(MySqlSql.name(name), String.join(", ", items), next(table, counter));
    if (created.size() == table.columns().size() && known == unlimited.size()) {
      backend
          .refusal(create)
          .ifPresent(words -> problems.add(table.ref(), "it cannot be created: " + words));
    }
    Table made = new Table(name, created, keys, references, 0);
    List<UniqueKey> unique = keys.stream().map(PortableKeys::unique).toList();
    return new Creation.NewTable(
        new Relation(made, "InnoDB", true, unique, OptionalLong.empty()), create);
  }

  /** The column that counts: MySQL has one a table, and a key has to begin with it. */
  private static String counter(Table table) {
    return table.columns().stream()
        .filter(PortableTables::counts)
        .map(Column::name)
        .filter(name -> table.keys().stream().anyMatch(key -> key.columns().get(0).equals(name)))
        .findFirst()
        .orElse("");
  }

  /** The counter goes on where the source's is; beyond the rows it goes by itself. */
  private static String next(Table table, String counter) {
    long next =
        table.column(counter).map(Column::nextGenerated).orElse(OptionalLong.empty()).orElse(1);
    return next > 1 ? " AUTO_INCREMENT=" + next : "";
  }

  private Key key(Table table, Key key, Map<String, MySqlType> types, PortableKeys keyed) {
    boolean primary = key.kind() == Key.Kind.PRIMARY;
    boolean limited = true;
    for (String name : key.columns()) {
      limited &= !refuseUnlimited(table, name, "key", types);
    }
    if (limited && keyed.tooLong(key.columns())) {
      problems.add(
          table.ref(),
          "key %s: MySQL has no key of more than %,d bytes, of which a character takes four; choose shorter types for columns %s by columnType"
              .formatted(key.name(), PortableKeys.MOST_BYTES, key.columns()));
    }
    String name = primary ? "PRIMARY" : keyed.unused(key.name());
    return new Key(name, key.kind(), key.columns());
  }

  /** Whether the column cannot be a part of a key. */
  private boolean refuseUnlimited(
      Table table, String name, String in, Map<String, MySqlType> types) {
    MySqlType type = types.get(name);
    boolean text = type != null && type.kind() == Kind.TEXT;
    boolean refused = text || (type != null && type.kind() == Kind.BLOB);
    if (refused && unlimited.add(table.ref() + "." + name)) {
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
    return refused;
  }

  private List<ForeignKey> references(
      Table table,
      TableRef name,
      Map<String, MySqlType> types,
      PortableKeys keyed,
      List<String> items) {
    List<ForeignKey> keys = new ArrayList<>();
    for (ForeignKey key : table.foreignKeys()) {
      TableRef referenced = name(key.referenced());
      if (!names.containsKey(key.referenced()) && !present.containsKey(referenced)) {
        notes.add(
            "foreign key %s of table %s is not created, since the destination has no table %s; add that table to the sync to have both"
                .formatted(key.name(), name, referenced));
        continue;
      }
      key.columns().forEach(column -> refuseUnlimited(table, column, "foreign key", types));
      Optional<String> refusal = referring.refusal(key);
      if (refusal.isPresent()) {
        notes.add(
            "foreign key %s of table %s is not created, since MySQL has none between columns of different types: %s"
                .formatted(key.name(), name, refusal.get()));
        continue;
      }
      ForeignKey made =
          new ForeignKey(
              constraints.unused(name.schema(), name.name(), key.name()),
              name,
              key.columns(),
              referenced,
              key.referencedColumns());
      keys.add(made);
      items.add(keyed.item(made, source.rules(key), table));
    }
    return keys;
  }
}
