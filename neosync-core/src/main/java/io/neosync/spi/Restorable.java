package io.neosync.spi;

/**
 * A destination that can be put back, often and fast, to what it held at one moment: for databases
 * of tests.
 */
public interface Restorable {

  /** Connects, and remembers what all tables of the endpoint hold now. The caller closes it. */
  Baseline remember() throws Exception;
}
