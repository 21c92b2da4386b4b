package io.neosync.postgres;

import io.neosync.jdbc.SqlRenderer;
import io.neosync.spi.Condition;
import io.neosync.spi.RowFilter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Renders conditions that were written by the author of a sync. */
final class ConditionSql {

  private ConditionSql() {}

  static boolean own(RowFilter filter) {
    return filter instanceof RowFilter.Native || filter instanceof RowFilter.Joined;
  }

  /** A condition or join, as a condition on rows of a table that is visible under its own name. */
  static String of(RowFilter filter, Function<Condition, String> condition) {
    if (filter instanceof RowFilter.Native native_) {
      return SqlRenderer.and(List.of(condition.apply(native_.condition())));
    }
    if (filter instanceof RowFilter.Joined joined) {
      return "EXISTS (SELECT FROM " + joined(joined, condition) + ")";
    }
    throw new IllegalArgumentException("not an author's condition: " + filter);
  }

  /** The joined tables and all conditions, from behind the FROM. */
  static String joined(RowFilter.Joined joined, Function<Condition, String> condition) {
    return joined.tables().stream().map(PgSql::name).collect(Collectors.joining(", "))
        + " WHERE "
        + SqlRenderer.and(joined.conditions().stream().map(condition).toList());
  }
}
