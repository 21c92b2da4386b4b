package io.neosync.internal.run;

import io.neosync.SyncListener;
import io.neosync.schema.TableRef;
import java.util.concurrent.TimeUnit;

/**
 * Counts what a table's readers, one after the other, have handed over, and tells of it often
 * enough to watch, and seldom enough not to cost.
 */
final class ProgressMeter {

  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final TableRef table;
  private final SyncListener listener;
  private long told = System.nanoTime();
  private long rows;
  private long bytes;

  ProgressMeter(TableRef table, SyncListener listener) {
    this.table = table;
    this.listener = listener;
  }

  /** The present reader has handed over this much. */
  void moved(long readerRows, long readerBytes) {
    long now = System.nanoTime();
    if (now - told >= INTERVAL_NANOS) {
      told = now;
      listener.progress(table, rows + readerRows, bytes + readerBytes);
    }
  }

  /** The present reader handed over this much, and no more will come from it. */
  void ended(long readerRows, long readerBytes) {
    rows += readerRows;
    bytes += readerBytes;
  }

  void tell() {
    listener.progress(table, rows, bytes);
  }

  /** Rows of the readers that have ended. */
  long rows() {
    return rows;
  }

  /** Bytes of the readers that have ended. */
  long bytes() {
    return bytes;
  }
}
