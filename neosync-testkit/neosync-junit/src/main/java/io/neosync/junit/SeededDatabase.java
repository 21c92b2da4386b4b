package io.neosync.junit;

import io.neosync.Destination;
import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.spi.Baseline;
import io.neosync.spi.Restorable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A database under test, with the seeds that its tests asked for so far. The first time, a seed is
 * written on top of what the database held before all of them; then it is remembered, and put back
 * from memory. Used by whoever has the lease. When it is closed, the database holds what it held.
 */
final class SeededDatabase implements AutoCloseable {

  private final Destination destination;
  private final SharedDatabases.Shared shared;
  private final Map<Object, Seeded> seeds = new HashMap<>();
  private @Nullable Baseline initial;
  private boolean entered;

  private record Seeded(Optional<SyncReport> report, Optional<Baseline> baseline) {}

  SeededDatabase(Destination destination, SharedDatabases.Shared shared) {
    this.destination = destination;
    this.shared = shared;
  }

  SharedDatabases.Shared shared() {
    return shared;
  }

  Destination destination() {
    return destination;
  }

  /** Lets the database hold what it held before the first seed. */
  void clear() throws Exception {
    enter();
    if (initial != null && initial.restore().isEmpty()) {
      beginAnew();
    }
  }

  /**
   * Lets the database hold a seed.
   *
   * @param name equal for equal seeds
   */
  SyncReport seed(Object name, Supplier<Sync> sync) throws Exception {
    enter();
    Seeded known = seeds.get(name);
    if (known != null && known.baseline().isPresent()) {
      if (known.baseline().get().restore().isPresent()) {
        return known.report().orElseThrow();
      }
      beginAnew();
    }
    clear();
    SyncReport report = sync.get().run();
    Optional<Baseline> baseline =
        destination instanceof Restorable restorable
            ? Optional.of(restorable.remember())
            : Optional.empty();
    seeds.put(name, new Seeded(Optional.of(report), baseline));
    return report;
  }

  private void enter() throws Exception {
    if (!entered) {
      initial = shared.enter(destination).orElse(null);
      entered = true;
    }
  }

  /** Tables were created, altered or dropped: nothing that is remembered fits any more. */
  private void beginAnew() throws Exception {
    forget();
    initial = shared.enterAnew(destination).orElse(null);
  }

  private void forget() throws Exception {
    for (Seeded seed : seeds.values()) {
      if (seed.baseline().isPresent()) {
        seed.baseline().get().close();
      }
    }
    seeds.clear();
    if (initial != null) {
      initial.close();
      initial = null;
    }
  }

  @Override
  public void close() throws Exception {
    if (!entered) {
      return;
    }
    try (SharedDatabases.Lease lease = shared.lease()) {
      try {
        if (initial != null && reachable()) {
          initial.restore();
        }
      } finally {
        forget();
        shared.leave();
      }
    }
  }

  /** Whether the database has not gone with the class whose it was. */
  private boolean reachable() {
    try {
      destination.openDestination().close();
      return true;
    } catch (Exception e) {
      return false;
    }
  }
}
