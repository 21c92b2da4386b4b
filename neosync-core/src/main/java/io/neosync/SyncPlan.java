package io.neosync;

import io.neosync.schema.TableRef;
import io.neosync.spi.SnapshotGuarantee;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run would do, from the metadata of both databases. {@link #toString()} explains it in
 * words.
 *
 * @param tables in load order
 * @param emptied the destination's tables that lose their rows, in order of name; those outside the
 *     sync are listed in {@code cascaded} too
 * @param cascaded the tables that are not synced, but emptied since they reference a synced one
 * @param before the statements that run on the destination before the rows
 * @param after the statements that run on the destination after the rows
 * @param notes what is unusual, slow or weaker than it could be
 * @param snapshot what the source guarantees about the moment of reading
 * @param atomic whether a failed run leaves the destination exactly as it was
 */
public record SyncPlan(
    String source,
    String destination,
    List<TablePlan> tables,
    List<TableRef> emptied,
    List<TableRef> cascaded,
    List<String> before,
    List<String> after,
    List<String> notes,
    SnapshotGuarantee snapshot,
    boolean atomic) {

  /**
   * @param query how the rows are read, with placeholders for values
   * @param format how the rows travel
   * @param way which rows are sent, on which way into the table
   * @param estimatedRows about how many rows there are to move
   * @param emptied whether the destination's table is emptied before
   * @param created whether the destination's table does not exist yet and is created
   * @param restriction why not all rows are read: the table's condition, or the path of foreign
   *     keys to a table that has one; empty where all rows are
   */
  public record TablePlan(
      TableRef source,
      TableRef destination,
      String query,
      String format,
      String way,
      long estimatedRows,
      boolean emptied,
      boolean created,
      String restriction) {}

  public SyncPlan {
    tables = List.copyOf(tables);
    emptied = List.copyOf(emptied);
    cascaded = List.copyOf(cascaded);
    before = List.copyOf(before);
    after = List.copyOf(after);
    notes = List.copyOf(notes);
  }

  /** Everything that runs on the destination but for the rows themselves, in order. */
  public List<String> statements() {
    return Stream.concat(before.stream(), after.stream()).toList();
  }

  public long estimatedRows() {
    return tables.stream().mapToLong(TablePlan::estimatedRows).sum();
  }

  /** The plan in words, for a terminal. */
  @Override
  public String toString() {
    return PlanText.of(this);
  }
}
