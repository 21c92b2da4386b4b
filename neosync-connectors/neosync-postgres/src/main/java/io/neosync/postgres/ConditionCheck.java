package io.neosync.postgres;

import io.neosync.jdbc.SqlRenderer;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import io.neosync.spi.Condition;
import io.neosync.spi.Problems;
import io.neosync.spi.RowFilter;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Has the server plan what the author of a sync wrote, which tells that it is valid and about how
 * many rows it selects. Nothing is executed.
 */
final class ConditionCheck {

  private static final Pattern ROWS = Pattern.compile("rows=(\\d+)");

  private final Backend backend;
  private final Problems problems;

  ConditionCheck(Backend backend, Problems problems) {
    this.backend = backend;
    this.problems = problems;
  }

  /** About how many rows of a table pass all of its own conditions; 0, and problems, if invalid. */
  long rows(Relation relation, List<RowFilter> conditions) throws SQLException {
    TableRef table = relation.table().ref();
    for (RowFilter each : conditions) {
      if (each instanceof RowFilter.Joined joined) {
        // In one scope, where a column's name that could be of either table is an error.
        String one = "SELECT FROM " + relation.only() + ", ";
        String text = one + ConditionSql.joined(joined, SqlRenderer::readable);
        String sql = one + ConditionSql.joined(joined, PgLiterals::inlined);
        if (explain(table, sql, text) < 0) {
          return 0;
        }
      }
    }
    String sql = select(relation, conditions, PgLiterals::inlined);
    return Math.max(0, explain(table, sql, select(relation, conditions, SqlRenderer::readable)));
  }

  private static String select(
      Relation relation, List<RowFilter> filters, Function<Condition, String> condition) {
    return "SELECT FROM "
        + relation.only()
        + " WHERE "
        + filters.stream()
            .map(filter -> ConditionSql.of(filter, condition))
            .collect(Collectors.joining(" AND "));
  }

  /** That the columns of a foreign key that the server does not know can be compared. */
  void comparable(ForeignKey key, KeyOperators operators) throws SQLException {
    String sql =
        "SELECT FROM %s AS parent, %s AS child WHERE %s"
            .formatted(
                PgSql.name(key.referenced()),
                PgSql.name(key.table()),
                operators.match(key, FilterSql.of("parent"), FilterSql.of("child")));
    explain(key.table(), sql, sql);
  }

  /** The number of rows; -1, and a problem, if the server does not accept the query. */
  private long explain(TableRef table, String sql, String readable) throws SQLException {
    backend.execute("savepoint neosync_explain");
    backend.restoreSearchPath();
    try {
      Matcher rows = ROWS.matcher(Objects.requireNonNull(backend.explain(sql)));
      return rows.find() ? Long.parseLong(rows.group(1)) : 0;
    } catch (SQLException e) {
      if (PgErrors.connectionLost(e)) {
        throw e;
      }
      problems.add(table, "the condition does not work, " + e.getMessage() + ": " + readable);
      return -1;
    } finally {
      backend.execute("rollback to savepoint neosync_explain; release savepoint neosync_explain");
    }
  }
}
