package io.neosync.spi;

import io.neosync.schema.ColumnType;
import io.neosync.schema.LogicalType;
import java.util.List;
import java.util.Objects;

/**
 * The type of a column that people wrote by hand: its values have the type in which they happen to
 * be written, and are to be stored as what the destination's column holds. A destination converts
 * each of them exactly; while planning it looks at all of them, and reports those that it cannot
 * store, by their places. In the rows that travel, {@link Row#UNSET} stands where a row does not
 * name the column.
 *
 * @param column the column's name
 * @param table all rows of its table
 */
public record WrittenType(String column, WrittenTable table) implements ColumnType {

  @Override
  public String name() {
    return "written by hand";
  }

  /** Empty: a file is no engine's. */
  @Override
  public String engine() {
    return "";
  }

  @Override
  public LogicalType logical() {
    return new LogicalType.Dynamic();
  }

  /** What rows say of this column, in their order; those that do not name it are not among them. */
  public List<WrittenRow.Cell> cells() {
    return table.rows().stream()
        .map(row -> row.cells().get(column))
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public String toString() {
    return name();
  }
}
