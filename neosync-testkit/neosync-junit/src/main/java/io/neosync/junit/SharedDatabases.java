package io.neosync.junit;

import io.neosync.Destination;
import io.neosync.spi.Baseline;
import io.neosync.spi.DatabaseIdentity;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Restorable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The databases that the tests of one run use, however each of them reaches them. */
final class SharedDatabases {

  private static final long WAIT_MINUTES = 10;

  private final Map<DatabaseIdentity, Shared> databases = new ConcurrentHashMap<>();
  private final Map<String, Semaphore> schemas = new ConcurrentHashMap<>();

  static SharedDatabases of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NeosyncExtension.NAMESPACE)
        .getOrComputeIfAbsent(
            SharedDatabases.class, key -> new SharedDatabases(), SharedDatabases.class);
  }

  Shared find(Destination destination) throws Exception {
    try (DestinationSession session = destination.openDestination()) {
      return databases.computeIfAbsent(session.identity(), this::shared);
    }
  }

  /** Endpoints may have a schema in common, and others not: each is waited for, in one order. */
  private Shared shared(DatabaseIdentity identity) {
    List<Semaphore> locks = new ArrayList<>();
    for (String schema : new TreeSet<>(identity.schemas())) {
      String name = identity.database() + "/" + schema;
      locks.add(schemas.computeIfAbsent(name, key -> new Semaphore(1, true)));
    }
    return new Shared(identity, locks);
  }

  /** A database, which one test at a time may use. */
  static final class Shared implements Comparable<Shared> {

    private final DatabaseIdentity identity;
    private final List<Semaphore> schemas;
    private int users;
    private @Nullable Baseline found;

    Shared(DatabaseIdentity identity, List<Semaphore> schemas) {
      this.identity = identity;
      this.schemas = List.copyOf(schemas);
    }

    DatabaseIdentity identity() {
      return identity;
    }

    @Override
    public int compareTo(Shared other) {
      return order(identity).compareTo(order(other.identity));
    }

    private static String order(DatabaseIdentity identity) {
      return identity.database() + "/" + new TreeSet<>(identity.schemas());
    }

    /** Waits for the database; whoever closes what this returns lets the next one in. */
    Lease lease() throws InterruptedException {
      List<Semaphore> taken = new ArrayList<>();
      Lease lease = () -> taken.forEach(Semaphore::release);
      for (Semaphore schema : schemas) {
        boolean free;
        try {
          free = schema.tryAcquire(WAIT_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
          lease.close();
          throw e;
        }
        if (!free) {
          lease.close();
          throw new IllegalStateException(
              "another test has used the same database for %d minutes".formatted(WAIT_MINUTES));
        }
        taken.add(schema);
      }
      return lease;
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
