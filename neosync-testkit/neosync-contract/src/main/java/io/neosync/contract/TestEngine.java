package io.neosync.contract;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.spi.SnapshotGuarantee;
import java.util.Optional;
import java.util.Set;

/**
 * An engine for the contract, as the tests of its connector supply it. Thread-safe. A class whose
 * endpoints have an {@linkplain TestEndpoint#address() address} has a public constructor without
 * parameters that starts nothing.
 */
public interface TestEngine extends AutoCloseable {

  Set<Behaviour> behaviours();

  /** What the connector's source promises about the moment of reading. */
  SnapshotGuarantee snapshot();

  /** How conditions are written; empty where the connector takes none. */
  Optional<Conditions> conditions();

  /** How many bytes a value may have at least; a million, unless the engine cannot. */
  default int largestValue() {
    return 1_000_000;
  }

  /**
   * An empty database on a server that is started if need be. One that was closed may be emptied
   * and given out again, where that is faster.
   *
   * @throws org.opentest4j.TestAbortedException if there is none, with the reason
   */
  TestEndpoint createDatabase() throws Exception;

  /** The database of this {@linkplain TestEndpoint#address() address}, maybe in another JVM. */
  Source source(String address);

  /** As {@link #source(String)}. */
  Destination destination(String address);

  /** After the last test: lets go of what was kept for the next one. */
  @Override
  default void close() throws Exception {}

  /** Conditions in the language of an engine, each with one placeholder. */
  interface Conditions {

    /** True for rows in which the column has the value. */
    String equal(TestTable table, String column);

    /** True for rows in which the column is greater than the value. */
    String greater(TestTable table, String column);

    /** A condition that the engine refuses, on any table. */
    String broken();
  }
}
