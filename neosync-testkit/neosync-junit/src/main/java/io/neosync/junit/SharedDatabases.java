package io.neosync.junit;

import io.neosync.Destination;
import io.neosync.spi.Baseline;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Restorable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The databases that the tests of one run use, however each of them reaches them. */
final class SharedDatabases {

  private static final long WAIT_MINUTES = 10;

  private final Map<String, Shared> databases = new ConcurrentHashMap<>();

  static SharedDatabases of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NeosyncExtension.NAMESPACE)
        .getOrComputeIfAbsent(
            SharedDatabases.class, key -> new SharedDatabases(), SharedDatabases.class);
  }

  Shared find(Destination destination) throws Exception {
    try (DestinationSession session = destination.openDestination()) {
      return databases.computeIfAbsent(session.identity().database(), Shared::new);
    }
  }

  /** A database, which one test at a time may use. */
  static final class Shared {

    private final String identity;
    private final Semaphore free = new Semaphore(1, true);
    private int users;
    private @Nullable Baseline found;

    Shared(String identity) {
      this.identity = identity;
    }

    String identity() {
      return identity;
    }

    /** Waits for the database; whoever closes what this returns lets the next one in. */
    Lease lease() throws InterruptedException {
      if (!free.tryAcquire(WAIT_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException(
            "another test has used the same database for %d minutes".formatted(WAIT_MINUTES));
      }
      return free::release;
    }

    /**
     * What the database held when the first of those that use it at present came. To be called with
     * a lease; {@link #leave} belongs to it.
     */
    Optional<Baseline> enter(Destination destination) throws Exception {
      if (!(destination instanceof Restorable restorable)) {
        users++;
        return Optional.empty();
      }
      Baseline memory = found == null ? restorable.remember() : found;
      Baseline own = memory.through(restorable);
      found = memory;
      users++;
      return Optional.of(own);
    }

    /** As {@link #enter}, where tables have been created or altered meanwhile. */
    Optional<Baseline> enterAnew(Destination destination) throws Exception {
      // Others may still use the old memory; it can be restored by nobody any more.
      found = null;
      users--;
      return enter(destination);
    }

    void leave() throws Exception {
      if (--users == 0 && found != null) {
        Baseline forgotten = found;
        found = null;
        forgotten.close();
      }
    }
  }

  /** The right to use a database. */
  @FunctionalInterface
  interface Lease extends AutoCloseable {
    @Override
    void close();
  }
}
