package io.neosync;

import io.neosync.schema.TableRef;

/**
 * Hears what a run is doing. Called by one thread at a time for each run, which waits meanwhile; an
 * exception thrown here fails the run. A listener of a {@link Sync} that runs in several threads
 * must be thread-safe.
 */
public interface SyncListener {

  /** The plan is made, nothing has been written. */
  default void started(SyncPlan plan) {}

  /** Work between the tables: emptying, rebuilding an index, checking a foreign key. */
  default void step(String description) {}

  default void tableStarted(SyncPlan.TablePlan table) {}

  /**
   * Called a few times a second while a table is moving.
   *
   * @param table the source's table
   * @param rows rows of the table handed to the destination so far
   * @param bytes bytes of the table handed to the destination so far
   */
  default void progress(TableRef table, long rows, long bytes) {}

  /** All rows of the table have been handed over; they are not permanent yet. */
  default void tableFinished(SyncReport.TableReport table) {}

  /** Everything is permanent. */
  default void finished(SyncReport report) {}

  /** Instead of {@link #finished}. */
  default void failed(SyncException failure) {}
}
