package io.neosync.spi;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import java.util.List;

/**
 * Which rows of one table stay: a tree that every source renders in its own language. It speaks of
 * other tables by name; {@link RowSubset} knows which of their rows stay.
 */
public sealed interface RowFilter {

  /** The rows for which the source's own condition is true; not false, not unknown. */
  record Native(Condition condition) implements RowFilter {}

  /**
   * The rows for which some combination of rows of the joined tables, all of their rows, makes
   * every one of {@code conditions} true. However many combinations there are, a row stays one row.
   *
   * @param tables in the order in which they were joined; at least one
   */
  record Joined(List<TableRef> tables, List<Condition> conditions) implements RowFilter {
    public Joined {
      tables = List.copyOf(tables);
      conditions = List.copyOf(conditions);
    }
  }

  /** The rows that reference no row that is left out. NULL and orphans reference nothing. */
  record References(ForeignKey key) implements RowFilter {}

  /** The rows that some row that stays, of the table that declares {@code key}, references. */
  record ReferencedBy(ForeignKey key) implements RowFilter {}

  /** The rows that pass every one of the filters. */
  record AllOf(List<RowFilter> filters) implements RowFilter {
    public AllOf {
      filters = List.copyOf(filters);
    }
  }

  /** The rows that pass at least one of the filters. */
  record AnyOf(List<RowFilter> filters) implements RowFilter {
    public AnyOf {
      filters = List.copyOf(filters);
    }
  }
}
