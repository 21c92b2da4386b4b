package io.neosync.jdbc.subset;

import io.neosync.jdbc.SqlRenderer;
import io.neosync.schema.TableRef;
import io.neosync.spi.Condition;
import io.neosync.spi.RowFilter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Renders conditions that were written by the author of a sync.
 *
 * @param from how a table stands in a FROM clause that the author wrote
 * @param condition writes a condition with its values or with placeholders
 */
record ConditionSql(Function<TableRef, String> from, Function<Condition, String> condition) {

  static boolean own(RowFilter filter) {
    return filter instanceof RowFilter.Native || filter instanceof RowFilter.Joined;
  }

  /** A condition or join, as a condition on rows of a table that is visible under its own name. */
  String of(RowFilter filter) {
    if (filter instanceof RowFilter.Native native_) {
      return SqlRenderer.and(List.of(condition.apply(native_.condition())));
    }
    if (filter instanceof RowFilter.Joined joined) {
      return "EXISTS (SELECT 1 FROM " + joined(joined) + ")";
    }
    throw new IllegalArgumentException("not an author's condition: " + filter);
  }

  /** The joined tables and all conditions, from behind the FROM. */
  String joined(RowFilter.Joined joined) {
    return joined.tables().stream().map(from).collect(Collectors.joining(", "))
        + " WHERE "
        + SqlRenderer.and(joined.conditions().stream().map(condition).toList());
  }
}
