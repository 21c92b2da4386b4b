package io.neosync.benchmarks;

import java.sql.SQLException;
import java.util.List;

/**
 * Work that several contenders can do, each leaving the same destination.
 *
 * <p>Calls come in this order: {@link #prepare} once, then for each run {@link #reset}, the
 * contender, and {@link #verify}; only the contender is measured.
 */
interface Scenario {

  /** As given to {@code --scenario}. */
  String name();

  /** What is measured, for people, in a line. */
  String description();

  /** In the order of their turns; the first is the one the others are compared with. */
  List<Contender> contenders();

  /** Brings the databases to where the first run may start. */
  void prepare(Databases databases) throws Exception;

  /** Brings the destination to where each run starts. */
  void reset(Databases databases) throws Exception;

  /**
   * Looks at the destination after a run.
   *
   * @throws IllegalStateException if it is not what the scenario's work leaves
   */
  void verify(Databases databases, Depth depth) throws SQLException;

  /** How closely to look. */
  enum Depth {
    /** Row counts, and the definitions of all constraints and indexes. */
    COUNTS,
    /** The same, and a checksum over all values of each table. */
    CHECKSUMS
  }
}
