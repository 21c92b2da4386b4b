package io.neosync.mysql;

import io.neosync.schema.Key;
import io.neosync.schema.Table;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Divides a table by the first column of its primary key, a whole number, into ranges of which each
 * row is in exactly one, whatever rows there are. How many rows a range has, the server guesses
 * from its index, so that ranges are about equal also where keys are not spread evenly.
 */
final class KeyRanges {

  private final Backend backend;
  private final String table;
  private final String column;
  private final List<Range> ranges = new ArrayList<>();

  private KeyRanges(Backend backend, Table table, String column) {
    this.backend = backend;
    this.table = MySqlSql.name(table.ref());
    this.column = MySqlSql.name(column);
  }

  /** Keys from {@code low} to {@code high}, both included, and about how many rows have one. */
  private record Range(BigInteger low, BigInteger high, long rows) {}

  /** The column by which a table can be divided, if it can. */
  static Optional<String> column(Table table) {
    return table
        .primaryKey()
        .map(Key::columns)
        .map(columns -> columns.get(0))
        .filter(
            name ->
                table
                    .column(name)
                    .filter(each -> Relation.type(each).kind() == MySqlType.Kind.INTEGER)
                    .isPresent());
  }

  /**
   * The conditions of the ranges, in the order of the key.
   *
   * @param column as {@link #column} found it
   * @param number about how many ranges there are to be
   */
  static List<String> of(Backend backend, Table table, String column, int number)
      throws SQLException {
    return new KeyRanges(backend, table, column).conditions(number);
  }

  private List<String> conditions(int number) throws SQLException {
    Optional<Range> whole = whole();
    if (whole.isPresent()) {
      long rows = Math.max(1, whole.get().rows() / number);
      divide(whole.get(), rows);
      join(rows);
    }
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < Math.max(1, ranges.size()); i++) {
      // The first and the last are open, so that no row can be outside all of them.
      List<String> ends = new ArrayList<>();
      if (i > 0) {
        ends.add(column + " >= " + ranges.get(i).low());
      }
      if (i < ranges.size() - 1) {
        ends.add(column + " < " + ranges.get(i + 1).low());
      }
      conditions.add(String.join(" AND ", ends));
    }
    return conditions;
  }

  private Optional<Range> whole() throws SQLException {
    String ends = "SELECT MIN(%1$s), MAX(%1$s) FROM %2$s".formatted(column, table);
    List<String> found =
        backend
            .query(
                ends,
                row ->
                    row.getString(1) == null
                        ? List.<String>of()
                        : List.of(row.getString(1), row.getString(2)))
            .get(0);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(counted(new BigInteger(found.get(0)), new BigInteger(found.get(1))));
  }

  private Range counted(BigInteger low, BigInteger high) throws SQLException {
    String rows =
        "SELECT %1$s FROM %2$s FORCE INDEX (PRIMARY) WHERE %1$s BETWEEN %3$s AND %4$s"
            .formatted(column, table, low, high);
    return new Range(low, high, backend.explain(rows));
  }

  /** Halves a range until its parts have no more than so many rows. */
  private void divide(Range range, long rows) throws SQLException {
    if (range.rows() <= rows || range.low().equals(range.high())) {
      ranges.add(range);
      return;
    }
    BigInteger middle = range.low().add(range.high()).shiftRight(1);
    divide(counted(range.low(), middle), rows);
    divide(counted(middle.add(BigInteger.ONE), range.high()), rows);
  }

  /** Neighbours that have no more than so many rows together become one. */
  private void join(long rows) {
    List<Range> joined = new ArrayList<>();
    for (Range range : ranges) {
      Range before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (before != null && before.rows() + range.rows() <= rows) {
        joined.set(
            joined.size() - 1, new Range(before.low(), range.high(), before.rows() + range.rows()));
      } else {
        joined.add(range);
      }
    }
    ranges.clear();
    ranges.addAll(joined);
  }
}
