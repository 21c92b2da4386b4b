package io.neosync.contract.memory;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.Behaviour;
import io.neosync.contract.TestEndpoint;
import io.neosync.contract.TestEngine;
import io.neosync.spi.SnapshotGuarantee;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Maps for the contract. */
final class MemoryEngine implements TestEngine {

  @Override
  public Set<Behaviour> behaviours() {
    return EnumSet.of(
        Behaviour.COMPOSITE_KEYS,
        Behaviour.DECLARED_TABLES,
        Behaviour.DECLARED_COLUMNS,
        Behaviour.ANY_NAMES,
        Behaviour.NUL_IN_TEXT,
        Behaviour.ATOMIC_REFRESH,
        Behaviour.ATOMIC_APPEND);
  }

  @Override
  public SnapshotGuarantee snapshot() {
    return SnapshotGuarantee.ONE_INSTANT;
  }

  @Override
  public Optional<Conditions> conditions() {
    return Optional.empty();
  }

  @Override
  public TestEndpoint createDatabase() {
    return new MemoryEndpoint(new MapDatabase());
  }

  @Override
  public Source source(String address) {
    throw new UnsupportedOperationException("maps live in one JVM");
  }

  @Override
  public Destination destination(String address) {
    throw new UnsupportedOperationException("maps live in one JVM");
  }
}
