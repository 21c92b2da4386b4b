package io.neosync.internal.run;

import io.neosync.SyncException;
import io.neosync.SyncListener;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.schema.TableRef;
import java.util.List;

/** All listeners of a sync as one. */
record Listeners(List<SyncListener> all) implements SyncListener {

  @Override
  public void started(SyncPlan plan) {
    all.forEach(listener -> listener.started(plan));
  }

  @Override
  public void step(String description) {
    all.forEach(listener -> listener.step(description));
  }

  @Override
  public void tableStarted(SyncPlan.TablePlan table) {
    all.forEach(listener -> listener.tableStarted(table));
  }

  @Override
  public void progress(TableRef table, long rows, long bytes) {
    all.forEach(listener -> listener.progress(table, rows, bytes));
  }

  @Override
  public boolean wantsSkippedRows() {
    return all.stream().anyMatch(SyncListener::wantsSkippedRows);
  }

  @Override
  public void rowSkipped(SkippedRow row) {
    all.stream()
        .filter(SyncListener::wantsSkippedRows)
        .forEach(listener -> listener.rowSkipped(row));
  }

  @Override
  public void tableFinished(SyncReport.TableReport table) {
    all.forEach(listener -> listener.tableFinished(table));
  }

  @Override
  public void finished(SyncReport report) {
    all.forEach(listener -> listener.finished(report));
  }

  /** The run has failed already: what a listener throws now only joins its failure. */
  @Override
  public void failed(SyncException failure) {
    for (SyncListener listener : all) {
      try {
        listener.failed(failure);
      } catch (RuntimeException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
