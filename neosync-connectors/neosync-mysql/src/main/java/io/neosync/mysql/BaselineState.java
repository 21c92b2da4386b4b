package io.neosync.mysql;

import io.neosync.schema.Column;
import io.neosync.schema.TableRef;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a table holds, in few words: two states are equal exactly if the rows are, but for the
 * chance of one in 2^60 that hashes collide.
 *
 * @param hashes the sum of the rows' hashes
 */
record BaselineState(long rows, String hashes) {

  /**
   * The states of these tables, in their order. Rows that open transactions have changed are waited
   * for: the session's transactions are serializable, so that it reads with locks.
   */
  static List<BaselineState> of(Backend backend, Collection<Relation> relations)
      throws SQLException {
    BaselineState[] states = new BaselineState[relations.size()];
    if (states.length > 0) {
      backend.query(
          BaselineSql.sums(relations),
          row -> states[row.getInt(1)] = new BaselineState(row.getLong(2), "" + row.getString(3)));
    }
    return new ArrayList<>(List.of(states));
  }

  /**
   * The state of a table of which only these columns count, one at least.
   *
   * @param table the quoted name
   */
  static BaselineState of(Backend backend, String table, Collection<Column> columns)
      throws SQLException {
    return backend
        .query(
            BaselineSql.sums(table, columns),
            row -> new BaselineState(row.getLong(1), "" + row.getString(2)))
        .get(0);
  }

  /** The state of a table that holds the rows of both. */
  BaselineState plus(BaselineState other) {
    if (rows == 0 || other.rows() == 0) {
      return rows == 0 ? other : this;
    }
    BigDecimal sum = new BigDecimal(hashes).add(new BigDecimal(other.hashes()));
    return new BaselineState(rows + other.rows(), sum.toPlainString());
  }

  /** What each counter gives next; those that gave nothing yet may be missing. */
  static Map<TableRef, String> counters(Backend backend, List<String> schemas) throws SQLException {
    Map<TableRef, String> counters = new TreeMap<>();
    backend.query(
        BaselineSql.counters(schemas),
        row ->
            counters.put(new TableRef(row.getString(1), row.getString(2)), "" + row.getString(3)));
    return counters;
  }

  static String definitions(Backend backend, List<String> schemas) throws SQLException {
    return backend.query(BaselineSql.definitions(schemas), row -> "" + row.getString(1)).get(0);
  }
}
