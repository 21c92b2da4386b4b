package io.neosync.jdbc.written;

import io.neosync.schema.ColumnType;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.Emptying;
import io.neosync.spi.Problems;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenRow;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds rows written by hand that reference a row which is neither written nor there. The server
 * would notice when the rows are in, but not say where they were written.
 */
final class WrittenReferences<T extends ColumnType> {

  private final WrittenDialect<T> dialect;
  private final LoadRequest request;
  private final Problems problems;
  private final Map<TableRef, TableTask> tasks = new LinkedHashMap<>();

  WrittenReferences(WrittenDialect<T> dialect, LoadRequest request, Problems problems) {
    this.dialect = dialect;
    this.request = request;
    this.problems = problems;
    request.tables().forEach(load -> tasks.put(load.task().destination().ref(), load.task()));
  }

  void check() throws SQLException {
    for (TableTask task : tasks.values()) {
      List<WrittenColumn<T>> columns = WrittenColumn.of(task, dialect.types());
      if (!columns.isEmpty()) {
        for (ForeignKey key : task.destination().foreignKeys()) {
          check(task, columns, key);
        }
      }
    }
  }

  private void check(TableTask task, List<WrittenColumn<T>> columns, ForeignKey key)
      throws SQLException {
    TableTask parent = tasks.get(key.referenced());
    List<WrittenColumn<T>> parentColumns =
        parent == null ? List.of() : WrittenColumn.of(parent, dialect.types());
    boolean othersArrive = parent != null && parentColumns.isEmpty();
    WrittenTuples<T> parents = WrittenTuples.of(dialect, parentColumns, key.referencedColumns());
    // A key that the server gives is not known yet.
    if (othersArrive || !parents.complete()) {
      return;
    }
    Set<List<String>> written = new HashSet<>(parents.texts());
    WrittenTuples<T> open =
        WrittenTuples.of(dialect, columns, key.columns()).where(text -> !written.contains(text));
    if (open.rows().isEmpty()) {
      return;
    }
    boolean stored = request.emptying() == Emptying.NONE || parent == null;
    for (int index : dialect.lost(key, open, parents, stored)) {
      WrittenRow row = open.rows().get(index);
      WrittenRow.Cell cell = row.cells().get(key.columns().get(0));
      problems.add(
          task.source().ref(),
          "the row at %s references (%s) a row of %s that does not exist; write that row, or correct the reference (%s)"
              .formatted(
                  cell == null ? row.place() : cell.place(),
                  String.join(", ", key.columns()),
                  key.referenced(),
                  key.name()));
    }
  }
}
