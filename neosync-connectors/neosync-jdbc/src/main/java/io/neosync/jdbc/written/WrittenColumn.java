package io.neosync.jdbc.written;

import io.neosync.schema.ColumnType;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenRow.Cell;
import io.neosync.spi.WrittenType;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a database that takes values written by hand.
 *
 * @param name in the database
 * @param type what the column holds
 * @param written what people wrote
 */
public record WrittenColumn<T extends ColumnType>(String name, T type, WrittenType written) {

  /** All of a task's columns, in its order; empty unless its rows were written by hand. */
  public static <T extends ColumnType> List<WrittenColumn<T>> of(TableTask task, Class<T> types) {
    List<WrittenColumn<T>> columns = new ArrayList<>();
    for (ColumnMapping mapping : task.columns()) {
      if (mapping.source().type() instanceof WrittenType written
          && types.isInstance(mapping.destination().type())) {
        T type = types.cast(mapping.destination().type());
        columns.add(new WrittenColumn<>(mapping.destination().name(), type, written));
      }
    }
    return columns;
  }

  /** What rows say of this column, in their order. */
  public List<Cell> cells() {
    return written.cells();
  }
}
