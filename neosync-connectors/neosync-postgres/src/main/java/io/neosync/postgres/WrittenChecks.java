package io.neosync.postgres;

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
import java.util.Objects;

/**
 * Looks, while planning, at every value that people wrote by hand, so that what cannot be stored is
 * reported with its place before anything is written. Types that only the server knows are judged
 * by the server, which casts the texts and stores nothing.
 */
final class WrittenChecks {

  /** More problems of one column are only counted. */
  private static final int NAMED = 5;

  private final Backend backend;
  private final LoadRequest request;
  private final Problems problems;
  private boolean sound = true;

  private WrittenChecks(Backend backend, LoadRequest request, Problems problems) {
    this.backend = backend;
    this.request = request;
    this.problems = problems;
  }

  static void run(Backend backend, LoadRequest request, Problems problems) throws SQLException {
    boolean written =
        request.tables().stream().anyMatch(load -> !WrittenColumn.of(load.task()).isEmpty());
    if (written && problems.isEmpty()) {
      new WrittenChecks(backend, request, problems).run();
    }
  }

  private void run() throws SQLException {
    for (LoadRequest.TableLoad load : request.tables()) {
      for (WrittenColumn column : WrittenColumn.of(load.task())) {
        values(load.task(), column);
      }
    }
    if (!sound) {
      return; // keys are made of values
    }
    List<TableTask> tasks = request.tables().stream().map(LoadRequest.TableLoad::task).toList();
    if (request.onConflict() == OnConflict.FAIL) {
      tasks.forEach(task -> WrittenKeys.check(task, problems));
    }
    if (request.onViolation() == OnViolation.FAIL) {
      new WrittenReferences(backend, request, problems).check();
    }
  }

  private record Checked(Cell cell, String text) {}

  private void values(TableTask task, WrittenColumn column) throws SQLException {
    List<String> found = new ArrayList<>();
    List<Checked> open = new ArrayList<>();
    for (Cell cell : column.cells()) {
      if (cell.value() != null) {
        try {
          open.add(new Checked(cell, WrittenText.of(cell.value(), column.type())));
        } catch (Unfit e) {
          found.add(said(cell, String.valueOf(e.getMessage())));
        }
      }
    }
    if (column.serverJudges() && !accepted(open, column.type())) {
      for (Checked each : open) {
        if (!accepted(List.of(each), column.type())) {
          found.add(said(each.cell(), "is none that the server accepts"));
        }
      }
    }
    report(task.source().ref(), column, found);
  }

  private static String said(Cell cell, String reason) {
    return "%s at %s %s".formatted(WrittenText.kind(cell.value()), cell.place(), reason);
  }

  private void report(TableRef table, WrittenColumn column, List<String> found) {
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

  /** Whether the server takes all of the texts for values of the type. */
  private boolean accepted(List<Checked> checked, PgType type) throws SQLException {
    String[] texts = checked.stream().map(Checked::text).toArray(String[]::new);
    String sql = "select count(cast(v as %s)) from unnest(?) v".formatted(type.name());
    try {
      backend.query(sql, row -> row.getLong(1), backend.textArray(texts));
      return true;
    } catch (SQLException e) {
      String state = Objects.requireNonNullElse(e.getSQLState(), "");
      if (PgErrors.connectionLost(e) || !(state.startsWith("22") || state.startsWith("23"))) {
        throw e;
      }
      backend.undo();
      return false;
    }
  }
}
