package io.neosync.postgres;

import io.neosync.schema.Key;
import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which the columns of a composite key are compared. Keys that differ in the last
 * column only share words (see {@link io.neosync.spi.KeyBits}), so that column should be the one
 * with the most values: of the lines of orders, the order and not the line.
 */
final class KeyOrder {

  /** How many values a column has, as the last ANALYZE found; those of a table without are 0. */
  private static final String VALUES =
      """
      select s.attname, case when s.n_distinct < 0
          then -s.n_distinct * greatest(c.reltuples, 0) else s.n_distinct end
      from pg_stats s
      join pg_namespace n on n.nspname = s.schemaname
      join pg_class c on c.relnamespace = n.oid and c.relname = s.tablename
      where s.schemaname = ? and s.tablename = ? and s.inherited = (c.relkind = 'p')
      """;

  private KeyOrder() {}

  static Key mostValuesLast(Backend backend, TableRef table, Key key) throws SQLException {
    if (key.columns().size() == 1) {
      return key;
    }
    Map<String, Double> values = new HashMap<>();
    backend.forEach(
        VALUES,
        row -> values.put(row.getString(1), row.getDouble(2)),
        table.schema(),
        table.name());
    List<String> columns = new ArrayList<>(key.columns());
    columns.sort(Comparator.comparing(column -> values.getOrDefault(column, 0.0)));
    return new Key(key.name(), key.kind(), columns);
  }
}
