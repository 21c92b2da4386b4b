package io.neosync.jdbc.written;

import io.neosync.schema.ColumnType;
import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.OnConflict;
import io.neosync.spi.LoadRequest.OnViolation;
import io.neosync.spi.Problems;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenRow.Cell;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks, while planning, at every value that people wrote by hand, so that what cannot be stored is
 * reported with its place before anything is written. Types that only the server knows are judged
 * by the server, which is shown the texts and stores nothing.
 */
public final class WrittenChecks<T extends ColumnType> {

  /** More problems of one column are only counted. */
  private static final int NAMED = 5;

  private final WrittenDialect<T> dialect;
  private final LoadRequest request;
  private final Problems problems;
  private boolean sound = true;

  private WrittenChecks(WrittenDialect<T> dialect, LoadRequest request, Problems problems) {
    this.dialect = dialect;
    this.request = request;
    this.problems = problems;
  }

  /** Reports everything that is wrong; does nothing where no row was written by hand. */
  public static <T extends ColumnType> void run(
      WrittenDialect<T> dialect, LoadRequest request, Problems problems) throws SQLException {
    boolean written =
        request.tables().stream()
            .anyMatch(load -> !WrittenColumn.of(load.task(), dialect.types()).isEmpty());
    if (written && problems.isEmpty()) {
      new WrittenChecks<>(dialect, request, problems).run();
    }
  }

  private void run() throws SQLException {
    for (LoadRequest.TableLoad load : request.tables()) {
      for (WrittenColumn<T> column : WrittenColumn.of(load.task(), dialect.types())) {
        values(load.task(), column);
      }
    }
    if (!sound) {
      return; // keys are made of values
    }
    if (request.onConflict() == OnConflict.FAIL) {
      for (LoadRequest.TableLoad load : request.tables()) {
        new WrittenKeys<>(dialect, load.task(), problems).check();
      }
    }
    if (request.onViolation() == OnViolation.FAIL) {
      new WrittenReferences<>(dialect, request, problems).check();
    }
  }

  private record Checked(Cell cell, String text) {}

  private void values(TableTask task, WrittenColumn<T> column) throws SQLException {
    List<String> found = new ArrayList<>();
    List<Checked> open = new ArrayList<>();
    for (Cell cell : column.cells()) {
      if (cell.value() != null) {
        try {
          open.add(new Checked(cell, dialect.text(cell.value(), column.type())));
        } catch (Unfit e) {
          found.add(said(cell, String.valueOf(e.getMessage())));
        }
      }
    }
    if (dialect.serverJudges(column) && !accepted(column, open)) {
      for (Checked each : open) {
        if (!accepted(column, List.of(each))) {
          found.add(said(each.cell(), "is none that the server accepts"));
        }
      }
    }
    report(task.source().ref(), column, found);
  }

  private boolean accepted(WrittenColumn<T> column, List<Checked> checked) throws SQLException {
    return dialect.accepted(column, checked.stream().map(Checked::text).toList());
  }

  private static String said(Cell cell, String reason) {
    return "%s at %s %s".formatted(WrittenTexts.kind(cell.value()), cell.place(), reason);
  }

  private void report(TableRef table, WrittenColumn<T> column, List<String> found) {
    for (int i = 0; i < Math.min(found.size(), NAMED); i++) {
      sound = false;
      problems.add(
          table, "column %s is %s, but %s".formatted(column.name(), column.type(), found.get(i)));
    }
    if (found.size() > NAMED) {
      problems.add(
          table,
          "column %s is %s, and %d more values do not fit"
              .formatted(column.name(), column.type(), found.size() - NAMED));
    }
  }
}
