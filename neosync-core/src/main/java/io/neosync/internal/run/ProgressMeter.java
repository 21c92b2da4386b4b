package io.neosync.internal.run;

import io.neosync.SyncListener;
import io.neosync.schema.TableRef;
import java.util.concurrent.TimeUnit;

/** Tells of a table's progress often enough to watch, and seldom enough not to cost. */
final class ProgressMeter {

  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final TableRef table;
  private final SyncListener listener;
  private long told = System.nanoTime();

  ProgressMeter(TableRef table, SyncListener listener) {
    this.table = table;
    this.listener = listener;
  }

  void moved(long rows, long bytes) {
    long now = System.nanoTime();
    if (now - told >= INTERVAL_NANOS) {
      told = now;
      listener.progress(table, rows, bytes);
    }
  }

  void finished(long rows, long bytes) {
    listener.progress(table, rows, bytes);
  }
}
