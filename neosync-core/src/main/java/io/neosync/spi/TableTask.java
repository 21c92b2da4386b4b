package io.neosync.spi;

import io.neosync.schema.Table;
import java.util.List;

/**
 * One table's share of a sync: which rows of which source table go where.
 *
 * @param columns the columns that are carried, in the order in which readers and writers see them
 * @param subset which rows, of this table and of those that it depends on
 */
public record TableTask(
    Table source, Table destination, List<ColumnMapping> columns, RowSubset subset) {

  public TableTask {
    columns = List.copyOf(columns);
  }

  /** Whether some rows of the source's table may stay behind. */
  public boolean restricted() {
    return subset.rows(source.ref()).isPresent();
  }
}
