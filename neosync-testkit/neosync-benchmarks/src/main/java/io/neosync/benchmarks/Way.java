package io.neosync.benchmarks;

/** A contender that knows its servers by itself. */
record Way(String name, Work work, Pace pace) implements Contender {

  /** What is measured. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  Way(String name, Work work) {
    this(name, work, Pace.EACH_ROUND);
  }

  /** Ends the benchmark where the work was not done. */
  void require(boolean done) {
    if (!done) {
      throw new IllegalStateException(name + " left something else than the source has");
    }
  }

  @Override
  public void run(Databases databases) throws Exception {
    work.run();
  }
}
