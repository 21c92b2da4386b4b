package io.neosync.jdbc.subset;

import io.neosync.jdbc.SqlRenderer;
import io.neosync.spi.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values for engines that can bind them. A condition may stand anywhere in a query and several
 * times: while queries are rendered, marks stand for the values, and {@link #bound} turns them into
 * placeholders once the whole is known. Not thread-safe.
 */
public final class BoundValues {

  /** No SQL contains it, in any of the languages. */
  private static final char MARK = '\0';

  private final List<@Nullable Object> values = new ArrayList<>();

  /**
   * A statement and what its placeholders stand for.
   *
   * @param sql what the author of a sync wrote is in it as it was
   */
  public record Bound(String sql, List<@Nullable Object> values) {

    /** The statement without the values. */
    @Override
    public String toString() {
      return sql;
    }
  }

  /** The condition with marks for its values. */
  public String marked(Condition condition) {
    if (condition.fragments().stream().anyMatch(text -> text.indexOf(MARK) >= 0)) {
      throw new IllegalArgumentException("a condition contains the NUL character");
    }
    return SqlRenderer.inlined(
        condition,
        value -> {
          values.add(value);
          return MARK + Integer.toString(values.size() - 1) + MARK;
        });
  }

  /** The statement with placeholders for its marks. */
  public Bound bound(String marked) {
    StringBuilder sql = new StringBuilder();
    List<@Nullable Object> inOrder = new ArrayList<>();
    int at = 0;
    for (int mark = marked.indexOf(MARK); mark >= 0; mark = marked.indexOf(MARK, at)) {
      int end = marked.indexOf(MARK, mark + 1);
      sql.append(marked, at, mark).append('?');
      inOrder.add(values.get(Integer.parseInt(marked, mark + 1, end, 10)));
      at = end + 1;
    }
    return new Bound(
        sql.append(marked, at, marked.length()).toString(), Collections.unmodifiableList(inOrder));
  }
}
