package io.neosync.spi;

import io.neosync.schema.Key;
import io.neosync.schema.TableRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A destination's way to load some tables: {@link #begin}, then a {@link #writer} for each table in
 * order, then {@link #finish}. Closing the session without {@code finish} undoes the load as far as
 * the engine can.
 */
public interface Load {

  /** Whether a failure leaves the destination exactly as it was. */
  boolean atomic();

  /**
   * What arrived until now, of the tables of which something may have; asked after a failure, of a
   * load that is not atomic. May be called by another thread than the load's, when that has ended.
   */
  default List<Arrival> arrived() {
    return List.of();
  }

  /**
   * Whether a failure left the destination exactly as it was all the same; asked, like {@link
   * #arrived}, after a failure of a load that is not atomic, when its session is closed.
   */
  default boolean undone() {
    return false;
  }

  /** Tables that lose their rows, those outside the sync included. */
  List<TableRef> emptied();

  /** The statements that run before the rows, for people to read. */
  default List<String> before() {
    return List.of();
  }

  /** The statements that run after the rows. */
  default List<String> after() {
    return List.of();
  }

  /** Which rows of a table are sent, on which way, and why; short. */
  String way(TableTask task);

  /**
   * The key by which rows that are there already can be told from those that are missing, so that
   * only these are read; empty where all rows are to be sent.
   */
  default Optional<Key> differenceKey(TableTask task) {
    return Optional.empty();
  }

  /** What the author of the sync should know about how it is loaded. */
  default List<String> notes() {
    return List.of();
  }

  /** Prepares the tables: empties them, sets aside what would slow the load. */
  void begin(Observer observer) throws Exception;

  <T> Writer<T> writer(TableTask task, Format<T> format) throws Exception;

  /**
   * All rows of this table have been written: through one writer, or several after each other.
   *
   * @return how many rows the destination stored; fewer than were written when conflicting rows are
   *     left out
   */
  long settle(TableTask task, Observer observer) throws Exception;

  /**
   * Rows of this table, all of which are settled, that the destination refused and its settings
   * allow to leave out: how many for which reason, in words without values. They count as arrived
   * for {@link Writer#finish()}, but not as stored.
   */
  default Map<String, Long> refused(TableTask task) {
    return Map.of();
  }

  /**
   * Puts back what {@link #begin} set aside, and makes everything permanent.
   *
   * @return for each of the destination's tables that lost rows so, how many by which constraint
   */
  Map<TableRef, Map<String, Long>> finish(Observer observer) throws Exception;

  /**
   * What {@link #finish} could not do once everything was permanent, in words: no failure of the
   * run, but for its author to know.
   */
  default List<String> remarks() {
    return List.of();
  }

  /** Hears what a load is doing between the tables, and of rows that it leaves out. */
  interface Observer {

    /** About to do this; {@code description} is short and holds no values. */
    void step(String description);

    /** Whether anybody wants {@link #skipped}; collecting keys costs. */
    boolean wantsSkippedRows();

    /**
     * A row was left out.
     *
     * @param table the destination's table
     * @param constraint the foreign key that points nowhere, or empty for a conflict
     * @param key the row's primary key as text, by column
     */
    void skipped(TableRef table, Optional<String> constraint, Map<String, String> key);
  }
}
