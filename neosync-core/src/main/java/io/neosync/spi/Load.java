package io.neosync.spi;

import io.neosync.schema.TableRef;
import java.util.List;

/**
 * A destination's way to load some tables: {@link #begin}, then a {@link #writer} for each table in
 * order, then {@link #finish}. Closing the session without {@code finish} undoes the load as far as
 * the engine can.
 */
public interface Load {

  /** Whether a failure leaves the destination exactly as it was. */
  boolean atomic();

  /** Tables that lose their rows, those outside the sync included. */
  List<TableRef> emptied();

  /** The statements that run before the rows, for people to read. */
  List<String> before();

  /** The statements that run after the rows. */
  List<String> after();

  /** What the author of the sync should know about how it is loaded. */
  List<String> notes();

  /** Prepares the tables: empties them, sets aside what would slow the load. */
  void begin(Steps steps) throws Exception;

  <T> Writer<T> writer(TableTask task, Format<T> format) throws Exception;

  /** Puts back what {@link #begin} set aside, and makes everything permanent. */
  void finish(Steps steps) throws Exception;

  /** Hears what a load is doing between the tables. */
  @FunctionalInterface
  interface Steps {
    /** About to do this; {@code description} is short and holds no values. */
    void step(String description);
  }
}
