package io.neosync;

import io.neosync.schema.TableRef;
import java.util.Map;
import java.util.Optional;

/**
 * Hears what a run is doing. Called by one thread at a time for each run, which waits meanwhile; an
 * exception thrown here fails the run, and what it has written is undone as far as the engine can.
 * A listener of a {@link Sync} that runs in several threads must be thread-safe.
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

  /**
   * Whether this listener wants {@link #rowSkipped}. If one does, the keys of skipped rows are
   * collected, which costs; conflicting rows are then read and compared one by one.
   */
  default boolean wantsSkippedRows() {
    return false;
  }

  /**
   * A row was left out by {@code onConflictDoNothing} or {@code skipForeignKeyViolations}. Only
   * called if {@link #wantsSkippedRows()}.
   */
  default void rowSkipped(SkippedRow row) {}

  /**
   * A row that was left out. Its {@code toString} does not show values.
   *
   * @param table the destination's table
   * @param constraint the foreign key that points nowhere; empty for a conflict
   * @param primaryKey its primary key's values as text, by column; empty if the table has none
   */
  record SkippedRow(TableRef table, Optional<String> constraint, Map<String, String> primaryKey) {

    @Override
    public String toString() {
      return "row of " + table + constraint.map(name -> " (" + name + ")").orElse("");
    }
  }

  /**
   * All rows of the table have been handed over; they are not permanent yet, and rows that violate
   * foreign keys are still among those written.
   */
  default void tableFinished(SyncReport.TableReport table) {}

  /**
   * Everything is permanent, also when this throws: {@link Sync#run()} then throws the same
   * exception.
   */
  default void finished(SyncReport report) {}

  /** Instead of {@link #finished}. */
  default void failed(SyncException failure) {}
}
