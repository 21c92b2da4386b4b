package io.neosync.internal.run;

import io.neosync.SyncReport.TableReport;
import io.neosync.internal.plan.Planned;
import io.neosync.schema.Key;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Format;
import io.neosync.spi.KeyBits;
import io.neosync.spi.KeySet;
import io.neosync.spi.Load;
import io.neosync.spi.Reader;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableTask;
import io.neosync.spi.Writer;
import java.util.Map;
import java.util.Optional;

/** Moves one table after the other: all rows, or those that a comparison of keys finds missing. */
final class TableRun implements AutoCloseable {

  private final SourceSession source;
  private final DestinationSession destination;
  private final Readers readers;
  private final Load load;
  private final Listeners listeners;
  private final Load.Observer observer;

  TableRun(
      SourceSession source,
      DestinationSession destination,
      Load load,
      Listeners listeners,
      Load.Observer observer) {
    this.source = source;
    this.destination = destination;
    this.readers = new Readers(source);
    this.load = load;
    this.listeners = listeners;
    this.observer = observer;
  }

  /**
   * @param following the table whose turn is next; empty after the last
   */
  TableReport run(Planned.Transfer transfer, Optional<Planned.Transfer> following)
      throws Exception {
    Stopwatch watch = new Stopwatch();
    listeners.tableStarted(transfer.plan());
    ProgressMeter meter = new ProgressMeter(transfer.plan().source(), listeners);
    Optional<RowDifference> difference = difference(transfer.task());
    if (difference.isPresent() && difference.get().bounded()) {
      for (KeySet missing : difference.get().chunks()) {
        move(transfer, transfer.format(), Optional.of(missing), Optional.empty(), meter);
      }
    } else {
      move(transfer, transfer.format(), Optional.empty(), following, meter);
    }
    meter.tell();
    long stored = load.settle(transfer.task(), observer);
    Map<String, Long> refused = load.refused(transfer.task());
    long read = difference.map(RowDifference::sourceRows).orElse(meter.rows());
    return new TableReport(
        transfer.plan().source(),
        transfer.plan().destination(),
        read,
        stored,
        read - stored - refused.values().stream().mapToLong(Long::longValue).sum(),
        Map.of(),
        refused,
        meter.bytes(),
        watch.lap(),
        transfer.format().name());
  }

  /** Whether missing rows of a table are found by comparing keys. */
  private boolean compared(TableTask task) {
    return load.differenceKey(task).isPresent() && !observer.wantsSkippedRows();
  }

  /** Which rows are missing; empty where that is not asked, since all rows are wanted. */
  private Optional<RowDifference> difference(TableTask task) throws Exception {
    if (!compared(task)) {
      return Optional.empty();
    }
    Key key = load.differenceKey(task).orElseThrow();
    observer.step("comparing keys of " + task.destination().ref());
    try (Reader<KeyBits> wanted = source.keys(task, key);
        Reader<KeyBits> present = destination.keys(task, key)) {
      return Optional.of(RowDifference.between(key, wanted, present));
    }
  }

  private <T> void move(
      Planned.Transfer transfer,
      Format<T> format,
      Optional<KeySet> rows,
      Optional<Planned.Transfer> following,
      ProgressMeter meter)
      throws Exception {
    TableTask task = transfer.task();
    try (OpenedReader<T> reader =
            new OpenedReader<>(
                rows.isPresent()
                    ? source.reader(task, format, rows.get())
                    : readers.open(task, format));
        Writer<T> writer = Conversion.before(load.writer(task, format), format, task)) {
      for (T piece = reader.next(); piece != null; piece = reader.next()) {
        Run.stopIfInterrupted();
        writer.write(piece);
        meter.moved(reader.rows(), reader.bytes());
      }
      reader.end();
      following
          .filter(next -> !compared(next.task()))
          .ifPresent(next -> readers.openAhead(next.task(), next.format()));
      long arrived = writer.finish();
      if (arrived != reader.rows()) {
        throw new IllegalStateException(
            "%d rows were read, but %d arrived".formatted(reader.rows(), arrived));
      }
      meter.ended(reader.rows(), reader.bytes());
    }
  }

  /** Gives up what was opened ahead and not read. */
  @Override
  public void close() throws Exception {
    readers.close();
  }
}
