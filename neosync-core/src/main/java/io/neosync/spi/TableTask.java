package io.neosync.spi;

import io.neosync.schema.Table;
import java.util.List;

/**
 * One table's share of a sync: which rows of which source table go where.
 *
 * @param columns the columns that are carried, in the order in which readers and writers see them
 * @param filter which rows
 */
public record TableTask(
    Table source, Table destination, List<ColumnMapping> columns, RowFilter filter) {

  public TableTask {
    columns = List.copyOf(columns);
  }
}
