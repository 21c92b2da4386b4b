package io.neosync.jdbc.written;

import io.neosync.schema.ColumnType;
import io.neosync.schema.Key;
import io.neosync.spi.Problems;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenRow;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds rows written by hand that have the same key. */
final class WrittenKeys<T extends ColumnType> {

  private final WrittenDialect<T> dialect;
  private final TableTask task;
  private final Problems problems;

  WrittenKeys(WrittenDialect<T> dialect, TableTask task, Problems problems) {
    this.dialect = dialect;
    this.task = task;
    this.problems = problems;
  }

  void check() throws SQLException {
    List<WrittenColumn<T>> columns = WrittenColumn.of(task, dialect.types());
    if (!columns.isEmpty()) {
      for (Key key : task.destination().keys()) {
        check(key, WrittenTuples.of(dialect, columns, key.columns()));
      }
    }
  }

  private void check(Key key, WrittenTuples<T> tuples) throws SQLException {
    Map<List<String>, WrittenRow> seen = new HashMap<>();
    boolean alike = false;
    for (int i = 0; i < tuples.rows().size(); i++) {
      WrittenRow row = tuples.rows().get(i);
      WrittenRow earlier = seen.putIfAbsent(tuples.texts().get(i), row);
      if (earlier != null) {
        alike = true;
        report(key, earlier, row);
      }
    }
    if (!alike && tuples.rows().size() > 1) {
      for (WrittenDialect.Twins twins : dialect.twins(tuples)) {
        report(key, tuples.rows().get(twins.first()), tuples.rows().get(twins.second()));
      }
    }
  }

  private void report(Key key, WrittenRow earlier, WrittenRow row) {
    problems.add(
        task.source().ref(),
        "the rows at %s and %s have the same %s in %s"
            .formatted(earlier.place(), row.place(), key.columns(), key.name()));
  }
}
