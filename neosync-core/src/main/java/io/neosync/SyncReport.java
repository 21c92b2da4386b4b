package io.neosync;

import io.neosync.schema.TableRef;
import io.neosync.spi.SnapshotGuarantee;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * What a run did; every number was counted, none estimated. {@link #toString()} is a table for a
 * terminal.
 *
 * @param tables in the order in which they were loaded
 * @param snapshot what held for the moment at which the tables were read
 * @param atomic whether a failure would have left the destination exactly as it was
 * @param phases how long each part of the run took
 * @param notes the plan's notes
 */
public record SyncReport(
    String source,
    String destination,
    List<TableReport> tables,
    SnapshotGuarantee snapshot,
    boolean atomic,
    Phases phases,
    List<String> notes) {

  /**
   * What happened to one table.
   *
   * @param source the source's table
   * @param destination the destination's table
   * @param rowsRead rows that the source handed over
   * @param rowsWritten rows that the destination stored
   * @param skippedByConflict rows left out since an existing row has the same key
   * @param skippedByForeignKey rows left out since what they reference is missing, by the name of
   *     the constraint
   * @param refused rows that the destination refused and its settings allow to leave out, by its
   *     reason
   * @param bytes bytes that travelled
   * @param duration how long the rows took; indexes and constraints are in {@link Phases}
   * @param format how the rows travelled
   */
  public record TableReport(
      TableRef source,
      TableRef destination,
      long rowsRead,
      long rowsWritten,
      long skippedByConflict,
      Map<String, Long> skippedByForeignKey,
      Map<String, Long> refused,
      long bytes,
      Duration duration,
      String format) {

    public TableReport {
      skippedByForeignKey = Collections.unmodifiableMap(new TreeMap<>(skippedByForeignKey));
      refused = Collections.unmodifiableMap(new TreeMap<>(refused));
    }

    /** Rows left out, for whatever reason. */
    public long rowsSkipped() {
      return skippedByConflict + sum(skippedByForeignKey) + sum(refused);
    }

    private static long sum(Map<String, Long> counts) {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * How long the parts of a run took.
   *
   * @param plan connecting and reading metadata
   * @param prepare emptying, setting indexes and constraints aside
   * @param load moving rows
   * @param finish rebuilding, checking, committing
   */
  public record Phases(Duration plan, Duration prepare, Duration load, Duration finish) {

    public Duration total() {
      return plan.plus(prepare).plus(load).plus(finish);
    }
  }

  public SyncReport {
    tables = List.copyOf(tables);
    notes = List.copyOf(notes);
  }

  /**
   * The report of one table.
   *
   * @param name the source's or the destination's name of it, with its schema or, where that is
   *     clear, without
   * @throws NoSuchElementException if no synced table has the name, or several have
   */
  public TableReport table(String name) {
    List<TableReport> exact = tables.stream().filter(table -> named(table, name, true)).toList();
    List<TableReport> found =
        exact.isEmpty()
            ? tables.stream().filter(table -> named(table, name, false)).toList()
            : exact;
    if (found.size() != 1) {
      throw new NoSuchElementException(
          (found.isEmpty() ? "no synced table is called " : "several synced tables are called ")
              + name);
    }
    return found.get(0);
  }

  private static boolean named(TableReport table, String name, boolean qualified) {
    return qualified
        ? table.source().toString().equals(name) || table.destination().toString().equals(name)
        : table.source().name().equals(name) || table.destination().name().equals(name);
  }

  public long rowsRead() {
    return tables.stream().mapToLong(TableReport::rowsRead).sum();
  }

  public long rowsWritten() {
    return tables.stream().mapToLong(TableReport::rowsWritten).sum();
  }

  public long rowsSkipped() {
    return tables.stream().mapToLong(TableReport::rowsSkipped).sum();
  }

  public long bytes() {
    return tables.stream().mapToLong(TableReport::bytes).sum();
  }

  /** From connecting to the end of the commit. */
  public Duration duration() {
    return phases.total();
  }

  /** The report as a table, for a terminal. */
  @Override
  public String toString() {
    return ReportText.of(this);
  }
}
