package io.neosync.internal.plan;

import io.neosync.schema.Column;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Problems;
import io.neosync.spi.WrittenRow;
import io.neosync.spi.WrittenTable;
import java.util.List;

/**
 * Finds the values that rows written by hand lack: a column that a row does not name takes the
 * destination's default, or NULL, and where it can take neither the row is incomplete.
 */
final class WrittenGaps {

  private WrittenGaps() {}

  static void check(TableRef name, WrittenTable written, Table target, Problems problems) {
    for (Column column : target.columns()) {
      if (column.nullable() || column.generated()) {
        continue;
      }
      for (WrittenRow row : written.rows()) {
        WrittenRow.Cell cell = row.cells().get(column.name());
        if (cell != null && cell.value() == null) {
          problems.add(name, "column %s takes no NULL (%s)".formatted(column.name(), cell.place()));
        }
      }
      if (column.fill() == Column.Fill.NONE) {
        List<WrittenRow> lacking =
            written.rows().stream().filter(row -> !row.cells().containsKey(column.name())).toList();
        if (!lacking.isEmpty()) {
          problems.add(
              name,
              "column %s has no default and takes no NULL, so that each row has to name it; %s"
                  .formatted(column.name(), places(lacking)));
        }
      }
    }
  }

  private static String places(List<WrittenRow> lacking) {
    String first = lacking.get(0).place();
    return lacking.size() == 1
        ? "the row at " + first + " does not"
        : "%d rows do not, the first at %s".formatted(lacking.size(), first);
  }
}
