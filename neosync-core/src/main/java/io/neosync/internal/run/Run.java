package io.neosync.internal.run;

import io.neosync.PlanException;
import io.neosync.SyncException;
import io.neosync.SyncListener;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.SyncReport.Phases;
import io.neosync.SyncReport.TableReport;
import io.neosync.TransferException;
import io.neosync.TransferException.Arrived;
import io.neosync.TransferException.Phase;
import io.neosync.internal.SyncSettings;
import io.neosync.internal.plan.Planned;
import io.neosync.internal.plan.Planner;
import io.neosync.schema.TableRef;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Load;
import io.neosync.spi.OutcomeUnknownException;
import io.neosync.spi.SourceSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run: plan, prepare, move each table, finish. Executed by one thread; {@link #failure} may be
 * called by another once that thread has ended.
 */
final class Run implements Load.Observer {

  private final SyncSettings settings;
  private final Sessions sessions;
  private final Listeners listeners;
  private final List<TableReport> tables = new ArrayList<>();
  private volatile @Nullable SyncPlan plan;
  private volatile @Nullable Load begun;
  private volatile @Nullable Phase phase;
  private volatile @Nullable TableRef table;

  Run(SyncSettings settings, Sessions sessions, Listeners listeners) {
    this.settings = settings;
    this.sessions = sessions;
    this.listeners = listeners;
  }

  SyncReport execute() throws Exception {
    List<String> afterwards = new ArrayList<>();
    SyncReport report;
    try {
      report = follow();
    } catch (Exception | Error e) {
      sessions.close(e::addSuppressed);
      throw e;
    }
    sessions.close(e -> afterwards.add("closing a connection failed: " + e.getMessage()));
    return afterwards.isEmpty() ? report : withNotes(report, afterwards);
  }

  private SyncReport follow() throws Exception {
    Stopwatch watch = new Stopwatch();
    Sessions.Opened opened = sessions.open();
    Planned planned = Planner.plan(settings, opened.source(), opened.destination());
    Load load = planned.load();
    begun = load;
    plan = planned.plan();
    listeners.started(planned.plan());
    Duration planning = watch.lap();

    phase = Phase.PREPARE;
    load.begin(this);
    Duration preparing = watch.lap();

    phase = Phase.LOAD;
    move(opened, planned);
    table = null;
    sessions.closeSource();
    Duration loading = watch.lap();

    phase = Phase.FINISH;
    Map<TableRef, Map<String, Long>> violations = load.finish(this);
    List<String> notes = new ArrayList<>(planned.plan().notes());
    notes.addAll(load.remarks());
    return new SyncReport(
        planned.plan().source(),
        planned.plan().destination(),
        tables.stream().map(report -> without(report, violations)).toList(),
        planned.plan().snapshot(),
        load.atomic(),
        new Phases(planning, preparing, loading, watch.lap()),
        notes);
  }

  private void move(Sessions.Opened opened, Planned planned) throws Exception {
    SourceSession source = opened.source().session();
    DestinationSession destination = opened.destination().session();
    List<Planned.Transfer> transfers = planned.transfers();
    try (TableRun tableRun = new TableRun(source, destination, planned.load(), listeners, this)) {
      for (int i = 0; i < transfers.size(); i++) {
        Optional<Planned.Transfer> following =
            i + 1 < transfers.size() ? Optional.of(transfers.get(i + 1)) : Optional.empty();
        table = transfers.get(i).plan().source();
        TableReport report = tableRun.run(transfers.get(i), following);
        tables.add(report);
        listeners.tableFinished(report);
      }
    }
  }

  /** The report of a table that lost rows, after they had been stored, for their foreign keys. */
  private static TableReport without(
      TableReport report, Map<TableRef, Map<String, Long>> violations) {
    Map<String, Long> lost = violations.getOrDefault(report.destination(), Map.of());
    long written = report.rowsWritten() - lost.values().stream().mapToLong(Long::longValue).sum();
    return new TableReport(
        report.source(),
        report.destination(),
        report.rowsRead(),
        written,
        report.skippedByConflict(),
        lost,
        report.refused(),
        report.bytes(),
        report.duration(),
        report.format());
  }

  @Override
  public void step(String description) {
    stopIfInterrupted();
    listeners.step(description);
  }

  @Override
  public boolean wantsSkippedRows() {
    return listeners.wantsSkippedRows();
  }

  @Override
  public void skipped(TableRef skippedFrom, Optional<String> constraint, Map<String, String> key) {
    listeners.rowSkipped(new SyncListener.SkippedRow(skippedFrom, constraint, key));
  }

  static void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("interrupted");
    }
  }

  /** The exception that tells where the run was when it failed, and what is left of it. */
  SyncException failure(String reason, Exception cause) {
    SyncPlan made = plan;
    Phase reached = phase;
    if (made == null || reached == null) {
      return new PlanException("planning failed: " + reason, cause);
    }
    TableRef moving = table;
    String what = moving == null ? "" : " table " + moving;
    Load load = begun;
    List<Arrived> arrived = load == null || made.atomic() ? List.of() : arrived(load);
    boolean undone = made.atomic() || (load != null && load.undone());
    return new TransferException(
        "Sync%s failed while %s: %s. %s"
            .formatted(what, reached, reason, remains(undone, arrived, cause)),
        moving,
        reached,
        arrived,
        cause);
  }

  private static List<Arrived> arrived(Load load) {
    return load.arrived().stream()
        .map(each -> new Arrived(each.table(), each.stored(), each.unknown()))
        .toList();
  }

  private static String remains(boolean undone, List<Arrived> arrived, Exception cause) {
    Throwable root = cause instanceof Worker.StoppedException stopped ? stopped.getCause() : cause;
    if (root instanceof OutcomeUnknownException) {
      return "Check the destination before running again.";
    }
    if (undone) {
      return "Everything was rolled back; the destination is as it was.";
    }
    return arrived.isEmpty()
        ? "The destination may hold a part of this run."
        : arrived.stream()
            .map(Arrived::toString)
            .collect(Collectors.joining(", ", "The destination holds of this run: ", "."));
  }

  private static SyncReport withNotes(SyncReport report, List<String> more) {
    List<String> notes = new ArrayList<>(report.notes());
    notes.addAll(more);
    return new SyncReport(
        report.source(),
        report.destination(),
        report.tables(),
        report.snapshot(),
        report.atomic(),
        report.phases(),
        notes);
  }
}
