package io.neosync.sqlserver;

import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.Column.Fill;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.ForeignKey.Validity;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the tables of some schemas, with a number of queries that does not depend on theirs. */
final class CatalogReader {

  private final Backend backend;
  private final List<String> schemas;

  private CatalogReader(Backend backend, List<String> schemas) {
    this.backend = backend;
    this.schemas = schemas;
  }

  /**
   * What schemas hold.
   *
   * @param tables that can be synced
   * @param others what else has a name as tables have, and what it is
   */
  record Contents(Map<TableRef, Relation> tables, Map<TableRef, String> others) {
    Catalog catalog() {
      return Catalog.of(tables.values().stream().map(Relation::table).toList(), others);
    }
  }

  static Contents read(Backend backend, List<String> schemas) throws SQLException {
    return new CatalogReader(backend, schemas).read();
  }

  /** The foreign keys of any table that reference a table of these schemas. */
  static List<KeyState> referencing(Backend backend, List<String> schemas) throws SQLException {
    return new CatalogReader(backend, schemas)
        .foreignKeys(CatalogSql.referencing(schemas)).values().stream()
            .flatMap(List::stream)
            .toList();
  }

  private record Head(long rows, boolean versioned) {}

  private Contents read() throws SQLException {
    Map<TableRef, String> others = new TreeMap<>();
    forEach(CatalogSql.views(schemas), row -> others.put(table(row), "a view"));
    Map<TableRef, Head> heads = new LinkedHashMap<>();
    forEach(
        CatalogSql.tables(schemas),
        row -> {
          String other = other(row);
          if (other == null) {
            heads.put(table(row), new Head(row.getLong(3), row.getInt(4) == 2));
          } else {
            others.put(table(row), other);
          }
        });
    Map<TableRef, Identity> identities = identities();
    Set<TableRef> columnSets = new HashSet<>();
    Map<TableRef, List<Column>> columns = columns(identities, columnSets);
    Map<TableRef, List<Key>> keys = keys();
    Map<TableRef, List<KeyState>> foreignKeys = foreignKeys(CatalogSql.foreignKeys(schemas));
    Map<TableRef, Relation> relations = new LinkedHashMap<>();
    heads.forEach(
        (ref, head) -> {
          List<KeyState> states = foreignKeys.getOrDefault(ref, List.of());
          Table table =
              new Table(
                  ref,
                  columns.getOrDefault(ref, List.of()),
                  keys.getOrDefault(ref, List.of()),
                  states.stream().map(KeyState::key).toList(),
                  head.rows());
          relations.put(
              ref,
              new Relation(
                  table,
                  head.versioned(),
                  columnSets.contains(ref),
                  states,
                  Optional.ofNullable(identities.get(ref))));
        });
    return new Contents(relations, others);
  }

  /** Why a table is none that can be synced; null if it can. */
  private static @Nullable String other(ResultSet row) throws SQLException {
    if (row.getInt(4) == 1) {
      return "the history of a system-versioned table";
    }
    if (row.getBoolean(5)) {
      return "a memory-optimized table";
    }
    if (row.getBoolean(6)) {
      return "an external table";
    }
    return row.getBoolean(7) ? "a graph table" : null;
  }

  private Map<TableRef, List<Column>> columns(
      Map<TableRef, Identity> identities, Set<TableRef> columnSets) throws SQLException {
    Map<TableRef, List<Column>> columns = new HashMap<>();
    forEach(
        CatalogSql.columns(schemas),
        row -> {
          TableRef table = table(row);
          SqlServerType type = type(row);
          Fill fill = fill(row, type);
          Identity identity = identities.get(table);
          if (row.getBoolean(13)) {
            columnSets.add(table);
          }
          columns
              .computeIfAbsent(table, ref -> new ArrayList<>())
              .add(
                  new Column(
                      row.getString(3),
                      type,
                      row.getBoolean(10),
                      fill,
                      fill == Fill.IDENTITY && identity != null
                          ? identity.next()
                          : OptionalLong.empty()));
        });
    return columns;
  }

  /** Computed columns, row versions, periods and column sets take no values. */
  private static Fill fill(ResultSet row, SqlServerType type) throws SQLException {
    if (row.getBoolean(11)
        || row.getBoolean(13)
        || row.getInt(14) != 0
        || type.kind() == SqlServerType.Kind.ROWVERSION) {
      return Fill.GENERATED;
    }
    if (row.getBoolean(12)) {
      return Fill.IDENTITY;
    }
    return row.getBoolean(15) ? Fill.DEFAULT : Fill.NONE;
  }

  private static SqlServerType type(ResultSet row) throws SQLException {
    String collation = row.getString(8);
    return SqlServerType.of(
        row.getString(4),
        row.getInt(5),
        row.getInt(6),
        row.getInt(7),
        collation == null ? "" : collation,
        row.getInt(9));
  }

  private Map<TableRef, Identity> identities() throws SQLException {
    Map<TableRef, Identity> identities = new HashMap<>();
    forEach(
        CatalogSql.identities(schemas),
        row ->
            identities.put(
                table(row),
                new Identity(
                    row.getString(3),
                    row.getBigDecimal(4).toBigInteger(),
                    row.getBigDecimal(5).toBigInteger(),
                    integer(row.getBigDecimal(6)))));
    return identities;
  }

  private static Optional<BigInteger> integer(@Nullable BigDecimal number) {
    return Optional.ofNullable(number).map(BigDecimal::toBigInteger);
  }

  private Map<TableRef, List<Key>> keys() throws SQLException {
    record Name(String name, boolean primary) {}
    Map<TableRef, Map<Name, List<String>>> columns = new HashMap<>();
    forEach(
        CatalogSql.keys(schemas),
        row ->
            columns
                .computeIfAbsent(table(row), ref -> new LinkedHashMap<>())
                .computeIfAbsent(
                    new Name(row.getString(3), row.getBoolean(4)), name -> new ArrayList<>())
                .add(row.getString(5)));
    Map<TableRef, List<Key>> keys = new HashMap<>();
    columns.forEach(
        (ref, byName) ->
            keys.put(
                ref,
                byName.entrySet().stream()
                    .map(
                        each ->
                            new Key(
                                each.getKey().name(),
                                each.getKey().primary() ? Key.Kind.PRIMARY : Key.Kind.UNIQUE,
                                each.getValue()))
                    .toList()));
    return keys;
  }

  private Map<TableRef, List<KeyState>> foreignKeys(String sql) throws SQLException {
    record Pair(
        TableRef referenced,
        String column,
        String referencedColumn,
        boolean off,
        boolean doubted) {}
    Map<TableRef, Map<String, List<Pair>>> pairs = new LinkedHashMap<>();
    forEach(
        sql,
        row ->
            pairs
                .computeIfAbsent(table(row), ref -> new LinkedHashMap<>())
                .computeIfAbsent(row.getString(3), name -> new ArrayList<>())
                .add(
                    new Pair(
                        new TableRef(row.getString(5), row.getString(6)),
                        row.getString(4),
                        row.getString(7),
                        row.getBoolean(8),
                        row.getBoolean(9))));
    Map<TableRef, List<KeyState>> keys = new LinkedHashMap<>();
    pairs.forEach(
        (ref, byName) ->
            byName.forEach(
                (name, columns) -> {
                  Pair first = columns.get(0);
                  boolean trusted = !first.off() && !first.doubted();
                  ForeignKey key =
                      new ForeignKey(
                          name,
                          ref,
                          columns.stream().map(Pair::column).toList(),
                          first.referenced(),
                          columns.stream().map(Pair::referencedColumn).toList(),
                          trusted ? Validity.ENFORCED : Validity.UNCHECKED);
                  keys.computeIfAbsent(ref, table -> new ArrayList<>())
                      .add(new KeyState(key, !first.off(), trusted));
                }));
    return keys;
  }

  /** Takes in the current row of a result. */
  interface RowHandler {
    void handle(ResultSet row) throws SQLException;
  }

  private void forEach(String sql, RowHandler handler) throws SQLException {
    backend.query(
        sql,
        row -> {
          handler.handle(row);
          return true;
        });
  }

  static TableRef table(ResultSet row) throws SQLException {
    return new TableRef(row.getString(1), row.getString(2));
  }
}
