package io.neosync.spi;

import io.neosync.schema.TableRef;
import java.util.Optional;
import java.util.Set;

/**
 * What the tables of a destination held at one moment. Used by one thread at a time, together with
 * those made by {@link #through}; several baselines of one database may be restored in turn.
 */
public interface Baseline extends AutoCloseable {

  /**
   * Puts rows and counters back to that moment, whoever changed them, all or nothing. Tables that
   * hold what they held are not touched.
   *
   * @return the tables whose rows were put back; empty, with nothing changed, where tables were
   *     created, altered or dropped since, so that only a new beginning helps
   */
  Optional<Set<TableRef>> restore() throws Exception;

  /**
   * The same memory, with connections of another endpoint of the same database; to be closed before
   * this one.
   *
   * @throws IllegalArgumentException if the endpoint is another engine's
   */
  Baseline through(Restorable other) throws Exception;

  /** Forgets everything. What the tables hold stays. */
  @Override
  void close() throws Exception;
}
