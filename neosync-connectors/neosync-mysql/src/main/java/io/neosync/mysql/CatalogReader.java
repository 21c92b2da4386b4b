package io.neosync.mysql;

import io.neosync.mysql.TableText.Item;
import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.Column.Fill;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.ForeignKey.Validity;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reads the tables of some schemas, with a number of queries that does not depend on theirs. */
final class CatalogReader {

  private static final String TABLES =
      """
      SELECT t.TABLE_SCHEMA, t.TABLE_NAME, t.ENGINE, e.TRANSACTIONS, t.TABLE_ROWS, t.AUTO_INCREMENT
      FROM information_schema.TABLES t
      LEFT JOIN information_schema.ENGINES e ON e.ENGINE = t.ENGINE
      WHERE t.TABLE_SCHEMA IN (%s) AND t.TABLE_TYPE = 'BASE TABLE'
      ORDER BY 1, 2
      """;

  private static final String COLUMNS =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, DATA_TYPE, IS_NULLABLE,
        COLUMN_DEFAULT, EXTRA, GENERATION_EXPRESSION, CHARACTER_MAXIMUM_LENGTH,
        CHARACTER_OCTET_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION,
        CHARACTER_SET_NAME, COLLATION_NAME, %s
      FROM information_schema.COLUMNS
      WHERE TABLE_SCHEMA IN (%s)
      ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION
      """;

  private static final String KEYS =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, COLUMN_NAME, SUB_PART
      FROM information_schema.STATISTICS
      WHERE NON_UNIQUE = 0 AND TABLE_SCHEMA IN (%s)
      ORDER BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME <> 'PRIMARY', INDEX_NAME, SEQ_IN_INDEX
      """;

  private static final String FOREIGN_KEYS =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA,
        REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME
      FROM information_schema.KEY_COLUMN_USAGE
      WHERE REFERENCED_TABLE_NAME IS NOT NULL AND %s IN (%s)
      ORDER BY TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION
      """;

  private static final String TRIGGERS =
      """
      SELECT EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE, TRIGGER_NAME, EVENT_MANIPULATION,
        ACTION_TIMING, ACTION_STATEMENT
      FROM information_schema.TRIGGERS
      WHERE EVENT_OBJECT_SCHEMA IN (%s)
      """;

  private final Backend backend;
  private final Object[] schemas;
  private final String places;

  private CatalogReader(Backend backend, List<String> schemas) {
    this.backend = backend;
    this.schemas = schemas.toArray();
    this.places = schemas.stream().map(schema -> "?").collect(Collectors.joining(", "));
  }

  /** The base tables of these schemas, by name. */
  static Map<TableRef, Relation> read(Backend backend, List<String> schemas) throws SQLException {
    return new CatalogReader(backend, schemas).read();
  }

  static Catalog catalog(Map<TableRef, Relation> relations) {
    return Catalog.of(relations.values().stream().map(Relation::table).toList());
  }

  /** The foreign keys of any table that reference a table of these schemas. */
  static List<ForeignKey> referencing(Backend backend, List<String> schemas) throws SQLException {
    return new CatalogReader(backend, schemas)
        .foreignKeys("REFERENCED_TABLE_SCHEMA").values().stream().flatMap(List::stream).toList();
  }

  /**
   * A trigger.
   *
   * @param event {@code INSERT}, {@code UPDATE} or {@code DELETE}
   * @param before whether it fires before the row is stored
   */
  record Trigger(String name, TableRef table, String event, boolean before, String body) {}

  /** The triggers of these tables. */
  static List<Trigger> triggers(Backend backend, Collection<TableRef> tables) throws SQLException {
    List<String> schemas = tables.stream().map(TableRef::schema).distinct().toList();
    CatalogReader reader = new CatalogReader(backend, schemas);
    List<Trigger> triggers = new ArrayList<>();
    if (!schemas.isEmpty()) {
      reader.forEach(
          TRIGGERS.formatted(reader.places),
          row ->
              triggers.add(
                  new Trigger(
                      row.getString(3),
                      table(row),
                      row.getString(4),
                      row.getString(5).equals("BEFORE"),
                      "" + row.getString(6))));
    }
    triggers.removeIf(trigger -> !tables.contains(trigger.table()));
    return triggers;
  }

  private record Head(String engine, boolean transactional, long rows, OptionalLong counter) {}

  private Map<TableRef, Relation> read() throws SQLException {
    Map<TableRef, Head> heads = new LinkedHashMap<>();
    forEach(
        TABLES.formatted(places),
        row ->
            heads.put(
                table(row),
                new Head(
                    String.valueOf(row.getString(3)),
                    "YES".equals(row.getString(4)),
                    row.getLong(5),
                    row.getString(6) == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(Long.parseUnsignedLong(row.getString(6))))));
    Map<TableRef, List<Column>> columns = columns(heads);
    Map<TableRef, List<UniqueKey>> unique = uniqueKeys();
    Map<TableRef, List<ForeignKey>> foreignKeys = foreignKeys("TABLE_SCHEMA");
    Map<TableRef, Relation> relations = new LinkedHashMap<>();
    heads.forEach(
        (ref, head) -> {
          List<UniqueKey> apart = unique.getOrDefault(ref, List.of());
          Table table =
              new Table(
                  ref,
                  columns.getOrDefault(ref, List.of()),
                  apart.stream().filter(UniqueKey::plain).map(UniqueKey::key).toList(),
                  foreignKeys.getOrDefault(ref, List.of()).stream()
                      .map(key -> checked(key, unique))
                      .toList(),
                  Math.max(0, head.rows()));
          relations.put(
              ref, new Relation(table, head.engine(), head.transactional(), apart, head.counter()));
        });
    return relations;
  }

  /** InnoDB lets foreign keys reference columns that are not unique; those of others it knows. */
  private static ForeignKey checked(ForeignKey key, Map<TableRef, List<UniqueKey>> unique) {
    List<UniqueKey> apart = unique.get(key.referenced());
    boolean one =
        apart == null
            || apart.stream()
                .filter(UniqueKey::plain)
                .map(UniqueKey::key)
                .map(Key::columns)
                .anyMatch(columns -> key.referencedColumns().containsAll(columns));
    return one
        ? key
        : new ForeignKey(
            key.name(),
            key.table(),
            key.columns(),
            key.referenced(),
            key.referencedColumns(),
            Validity.UNCHECKED);
  }

  private Map<TableRef, List<Column>> columns(Map<TableRef, Head> heads) throws SQLException {
    Map<TableRef, List<Column>> columns = new HashMap<>();
    String srid = backend.server().mariaDb() ? "NULL" : "SRS_ID";
    forEach(
        COLUMNS.formatted(srid, places),
        row -> {
          Head head = heads.get(table(row));
          if (head != null) {
            Fill fill = fill(row);
            columns
                .computeIfAbsent(table(row), ref -> new ArrayList<>())
                .add(
                    new Column(
                        row.getString(3),
                        type(row),
                        row.getString(6).equals("YES"),
                        fill,
                        fill == Fill.IDENTITY ? head.counter() : OptionalLong.empty()));
          }
        });
    return columns;
  }

  private Fill fill(ResultSet row) throws SQLException {
    String extra = row.getString(8);
    String generation = row.getString(9);
    if (extra.contains("auto_increment")) {
      return Fill.IDENTITY;
    }
    if (generation != null && !generation.isEmpty()) {
      return Fill.GENERATED;
    }
    String fallback = row.getString(7);
    // MariaDB writes what stands there: NULL, where a column has no other default.
    boolean none =
        fallback == null || (backend.server().mariaDb() && fallback.equalsIgnoreCase("NULL"));
    return none ? Fill.NONE : Fill.DEFAULT;
  }

  private static MySqlType type(ResultSet row) throws SQLException {
    String name = row.getString(4);
    String base = row.getString(5).toLowerCase(java.util.Locale.ROOT);
    boolean floating = base.equals("float") || base.equals("double");
    boolean measured = name.startsWith(base + "(") && name.contains(",");
    return new MySqlType(
        name,
        base,
        row.getLong(10),
        row.getLong(11),
        row.getInt(12),
        floating && !measured ? -1 : row.getInt(13),
        row.getInt(14),
        or(row.getString(15)),
        or(row.getString(16)),
        or(row.getString(17)));
  }

  private Map<TableRef, List<UniqueKey>> uniqueKeys() throws SQLException {
    Map<TableRef, Map<String, List<UniqueKey.Part>>> parts = new HashMap<>();
    forEach(
        KEYS.formatted(places),
        row ->
            parts
                .computeIfAbsent(table(row), ref -> new LinkedHashMap<>())
                .computeIfAbsent(row.getString(3), name -> new ArrayList<>())
                .add(new UniqueKey.Part(or(row.getString(4)), row.getLong(5), "")));
    Map<TableRef, List<UniqueKey>> keys = new HashMap<>();
    for (Map.Entry<TableRef, Map<String, List<UniqueKey.Part>>> table : parts.entrySet()) {
      List<UniqueKey> read =
          table.getValue().entrySet().stream()
              .map(each -> new UniqueKey(each.getKey(), each.getValue()))
              .toList();
      boolean expressions =
          read.stream()
              .flatMap(key -> key.parts().stream())
              .anyMatch(part -> part.column().isEmpty());
      keys.put(table.getKey(), expressions ? withExpressions(table.getKey(), read) : read);
    }
    return keys;
  }

  /**
   * The catalog's text of expressions has quotes that no server reads; that of the table has not.
   */
  private List<UniqueKey> withExpressions(TableRef table, List<UniqueKey> keys)
      throws SQLException {
    TableText text = TableText.shown(backend, table);
    List<UniqueKey> complete = new ArrayList<>();
    for (UniqueKey key : keys) {
      List<String> expressions =
          text.items().stream()
              .filter(item -> item.type() == Item.Type.KEY && item.name().equals(key.name()))
              .map(KeyText::expressions)
              .findFirst()
              .orElseThrow();
      List<UniqueKey.Part> parts = new ArrayList<>();
      for (int i = 0; i < expressions.size(); i++) {
        UniqueKey.Part part = key.parts().get(i);
        parts.add(new UniqueKey.Part(part.column(), part.prefix(), expressions.get(i)));
      }
      complete.add(new UniqueKey(key.name(), parts));
    }
    return complete;
  }

  private Map<TableRef, List<ForeignKey>> foreignKeys(String side) throws SQLException {
    record Pair(TableRef referenced, String column, String referencedColumn) {}

    Map<TableRef, Map<String, List<Pair>>> pairs = new LinkedHashMap<>();
    forEach(
        FOREIGN_KEYS.formatted(side, places),
        row ->
            pairs
                .computeIfAbsent(table(row), ref -> new LinkedHashMap<>())
                .computeIfAbsent(row.getString(3), name -> new ArrayList<>())
                .add(
                    new Pair(
                        new TableRef(row.getString(5), row.getString(6)),
                        row.getString(4),
                        row.getString(7))));
    Map<TableRef, List<ForeignKey>> keys = new LinkedHashMap<>();
    pairs.forEach(
        (ref, byName) ->
            byName.forEach(
                (name, columns) ->
                    keys.computeIfAbsent(ref, table -> new ArrayList<>())
                        .add(
                            new ForeignKey(
                                name,
                                ref,
                                columns.stream().map(Pair::column).toList(),
                                columns.get(0).referenced(),
                                columns.stream().map(Pair::referencedColumn).toList()))));
    return keys;
  }

  /** Takes in the current row of a result. */
  private interface RowHandler {
    void handle(ResultSet row) throws SQLException;
  }

  private void forEach(String sql, RowHandler handler) throws SQLException {
    backend.query(
        sql,
        row -> {
          handler.handle(row);
          return true;
        },
        schemas);
  }

  private static TableRef table(ResultSet row) throws SQLException {
    return new TableRef(row.getString(1), row.getString(2));
  }

  private static String or(@org.jspecify.annotations.Nullable String value) {
    return value == null ? "" : value;
  }
}
