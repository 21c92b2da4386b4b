package io.neosync;

import io.neosync.schema.TableRef;
import java.util.List;
import java.util.Locale;
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
  private final List<Arrived> arrived;

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

  /**
   * What the destination holds of one table's share of the run.
   *
   * @param table the destination's table
   * @param stored rows that the engine confirmed to have stored; left-out rows are not among them
   * @param unknown rows on their way when the connection was lost, which may be there or not
   */
  public record Arrived(TableRef table, long stored, long unknown) {

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s %,d rows", table, stored)
          + (unknown == 0
              ? ""
              : String.format(Locale.ROOT, " and, unconfirmed, up to %,d more", unknown));
    }
  }

  /** For core. */
  public TransferException(
      String message,
      @Nullable TableRef table,
      Phase phase,
      List<Arrived> arrived,
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
  public List<Arrived> arrived() {
    return arrived;
  }
}
