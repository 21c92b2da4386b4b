package io.neosync;

import io.neosync.internal.SyncSettings;
import io.neosync.internal.run.Execution;
import java.util.Objects;

/**
 * A sync from one database to another: what {@link SyncBuilder#build()} checked and froze.
 *
 * <p>Immutable and thread-safe. It may be run again, and from several threads; each run connects
 * anew. Runs into the same tables of one destination wait for each other where the engine locks.
 *
 * <pre>{@code
 * SyncReport report = Sync.from(Postgres.at(production))
 *     .to(Postgres.at(test))
 *     .truncateCascade()
 *     .subset("users", "created_at > ?", LocalDate.of(2024, 8, 9))
 *     .build()
 *     .run();
 * }</pre>
 */
public final class Sync {

  private final SyncSettings settings;

  Sync(SyncSettings settings) {
    this.settings = settings;
  }

  /** Begins a sync that reads from {@code source}. */
  public static From from(Source source) {
    Objects.requireNonNull(source, "source");
    return destination -> new SyncBuilder(source, destination);
  }

  /** A sync with a source; it still needs a destination. */
  @FunctionalInterface
  public interface From {
    /** Continues with the options of a sync that writes to {@code destination}. */
    SyncBuilder to(Destination destination);
  }

  /**
   * Says what a run would do. Reads metadata of both databases, writes nothing.
   *
   * @throws PlanException if a run could not work, with all reasons; also when the thread was
   *     interrupted, whose interrupt flag is then set
   */
  public SyncPlan plan() {
    return Execution.plan(settings);
  }

  /**
   * Plans and moves the data. Returns when everything is permanent on the destination.
   *
   * <p>Interrupting the calling thread stops the run, undoes it as far as the engine can (the plan
   * says how far) and releases everything; the thread's interrupt flag is set again. The work is
   * done by a thread of its own, which also calls the listeners; it ends before this method does.
   *
   * @throws PlanException if the run cannot work; nothing was written
   * @throws TransferException if it failed later, or the thread was interrupted
   */
  public SyncReport run() {
    return Execution.run(settings);
  }

  /** Where the rows go. */
  public Destination destination() {
    return settings.destination();
  }

  /** The two endpoints, without secrets. */
  @Override
  public String toString() {
    return "Sync " + settings.source() + " -> " + settings.destination();
  }
}
