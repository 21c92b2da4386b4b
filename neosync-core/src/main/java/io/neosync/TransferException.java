package io.neosync;

import io.neosync.schema.TableRef;
import io.neosync.spi.Arrival;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by {@link Sync#run()} when it failed after it had begun to write. Where the destination is
 * atomic, nothing of the run is left there; the message says how it stands.
 */
public final class TransferException extends SyncException {

  private static final long serialVersionUID = 1L;

  private final @Nullable TableRef table;
  private final Phase phase;
  private final List<Arrival> arrived;

  /** What the run was doing. */
  public enum Phase {
    /** Emptying tables, setting indexes and constraints aside. */
    PREPARE("preparing the destination"),
    /** Moving rows. */
    LOAD("moving rows"),
    /** Putting indexes and constraints back, committing. */
    FINISH("finishing the load");

    private final String words;

    Phase(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** For core. */
  public TransferException(
      String message,
      @Nullable TableRef table,
      Phase phase,
      List<Arrival> arrived,
      Throwable cause) {
    super(message, cause);
    this.table = table;
    this.phase = phase;
    this.arrived = List.copyOf(arrived);
  }

  /** The source's table that was being moved, if it was one. */
  public Optional<TableRef> table() {
    return Optional.ofNullable(table);
  }

  public Phase phase() {
    return phase;
  }

  /**
   * What the run left at a destination that is not atomic, table by table, where the destination
   * can tell. Empty where everything was undone.
   */
  public List<Arrival> arrived() {
    return arrived;
  }
}
