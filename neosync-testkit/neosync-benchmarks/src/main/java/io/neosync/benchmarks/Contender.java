package io.neosync.benchmarks;

/** One way of doing a scenario's work, from no connection to everything committed. */
interface Contender {

  /** Short enough for a table. */
  String name();

  /** How often this one is measured. */
  default Pace pace() {
    return Pace.EACH_ROUND;
  }

  /** Brings the destination to where this contender starts; not measured. */
  default void arrange(Databases databases) throws Exception {}

  /** Whether the destination is to hold all of the source afterwards. */
  default boolean copiesEverything() {
    return true;
  }

  /**
   * Does the work. This call is what is measured, so it opens its connections itself and closes
   * them.
   */
  void run(Databases databases) throws Exception;

  /** How often a contender takes part. */
  enum Pace {
    /** In the warm-up and in every round. */
    EACH_ROUND,
    /** Takes minutes: no warm-up, and as many rounds as {@code --rounds-slow} says. */
    FEWER_ROUNDS
  }
}
