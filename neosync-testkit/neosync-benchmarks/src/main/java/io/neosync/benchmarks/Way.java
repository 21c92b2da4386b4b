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

  @Override
  public void run(Databases databases) throws Exception {
    work.run();
  }
}
