package io.neosync.postgres;

import io.neosync.schema.Key;
import io.neosync.spi.Problems;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenRow;
import io.neosync.spi.WrittenTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds rows written by hand that have the same key. */
final class WrittenKeys {

  private WrittenKeys() {}

  static void check(TableTask task, Problems problems) {
    List<WrittenColumn> columns = WrittenColumn.of(task);
    if (columns.isEmpty()) {
      return;
    }
    WrittenTable table = columns.get(0).written().table();
    for (Key key : task.destination().keys()) {
      Map<List<String>, WrittenRow> seen = new HashMap<>();
      for (WrittenRow row : table.rows()) {
        Optional<List<String>> values = values(row, key.columns(), columns);
        WrittenRow earlier = values.map(known -> seen.putIfAbsent(known, row)).orElse(null);
        if (earlier != null) {
          problems.add(
              task.source().ref(),
              "the rows at %s and %s have the same %s in %s"
                  .formatted(earlier.place(), row.place(), key.columns(), key.name()));
        }
      }
    }
  }

  /** The texts of a row's values in these columns; empty where one of them is NULL or unset. */
  static Optional<List<String>> values(
      WrittenRow row, List<String> names, List<WrittenColumn> columns) {
    List<String> values = new ArrayList<>();
    for (String name : names) {
      WrittenRow.Cell cell = row.cells().get(name);
      Optional<WrittenColumn> column =
          columns.stream().filter(each -> each.name().equals(name)).findFirst();
      if (cell == null || cell.value() == null || column.isEmpty()) {
        return Optional.empty();
      }
      try {
        values.add(WrittenText.of(cell.value(), column.get().type()));
      } catch (Unfit e) {
        return Optional.empty(); // reported with the values
      }
    }
    return Optional.of(values);
  }
}
