package io.neosync.jdbc.subset;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import io.neosync.spi.Condition;
import io.neosync.spi.Problems;
import io.neosync.spi.RowFilter;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Has the server plan what the author of a sync wrote, which tells that it is valid and about how
 * many rows it selects. Nothing is executed.
 */
final class ConditionCheck {

  private final SubsetDialect dialect;
  private final ConditionSql readable;
  private final ConditionSql executable;
  private final Explain explain;
  private final Problems problems;

  ConditionCheck(
      SubsetDialect dialect,
      Function<Condition, String> readable,
      Function<Condition, String> executable,
      Explain explain,
      Problems problems) {
    this.dialect = dialect;
    this.readable = new ConditionSql(dialect.names()::quoted, readable);
    this.executable = new ConditionSql(dialect.names()::quoted, executable);
    this.explain = explain;
    this.problems = problems;
  }

  /** About how many rows of a table pass all of its own conditions; 0, and problems, if invalid. */
  long rows(TableRef table, List<RowFilter> conditions) throws SQLException {
    for (RowFilter each : conditions) {
      if (each instanceof RowFilter.Joined joined) {
        // In one scope, where a column's name that could be of either table is an error.
        String one = "SELECT 1 FROM " + dialect.from().apply(table) + ", ";
        if (explain(table, one + executable.joined(joined), one + readable.joined(joined)) < 0) {
          return 0;
        }
      }
    }
    return Math.max(
        0,
        explain(table, select(table, conditions, executable), select(table, conditions, readable)));
  }

  private String select(TableRef table, List<RowFilter> filters, ConditionSql conditions) {
    return "SELECT 1 FROM "
        + dialect.from().apply(table)
        + " WHERE "
        + filters.stream().map(conditions::of).collect(Collectors.joining(" AND "));
  }

  /** That the columns of a foreign key that the server does not know can be compared. */
  void comparable(ForeignKey key) throws SQLException {
    String sql =
        "SELECT 1 FROM %s AS parent, %s AS child WHERE %s"
            .formatted(
                dialect.names().quoted(key.referenced()),
                dialect.names().quoted(key.table()),
                dialect.comparison().match(key, column("parent"), column("child")));
    explain(key.table(), sql, sql);
  }

  private Function<String, String> column(String row) {
    return name -> row + "." + dialect.names().quoted(name);
  }

  /** The number of rows; -1, and a problem, if the server does not accept the query. */
  private long explain(TableRef table, String sql, String text) throws SQLException {
    return explain.rows(
        sql, words -> problems.add(table, "the condition does not work, " + words + ": " + text));
  }
}
