package io.neosync.spi;

import java.util.List;

/** Which rows of a table are synced: a tree that every source renders in its own language. */
public sealed interface RowFilter {

  /** All rows. */
  record Everything() implements RowFilter {}

  /** The rows for which the source's own condition holds. */
  record Native(Condition condition) implements RowFilter {}

  /** The rows that pass every one of the filters. */
  record AllOf(List<RowFilter> filters) implements RowFilter {
    public AllOf {
      filters = List.copyOf(filters);
    }
  }

  /** The rows that pass all of {@code conditions}: everything when there is none. */
  static RowFilter all(List<Condition> conditions) {
    return switch (conditions.size()) {
      case 0 -> new Everything();
      case 1 -> new Native(conditions.get(0));
      default -> new AllOf(conditions.stream().<RowFilter>map(Native::new).toList());
    };
  }
}
