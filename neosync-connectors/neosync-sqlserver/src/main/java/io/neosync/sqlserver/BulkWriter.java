package io.neosync.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerBulkCopyOptions;
import io.neosync.spi.Batch;
import io.neosync.spi.Row;
import io.neosync.spi.Writer;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows to one bulk copy. The driver asks for them, so it runs in a thread of its own, which
 * ends with this writer: the server stores while the next rows are read.
 */
final class BulkWriter implements Writer<Batch> {

  private static final int BATCHES = 4;

  /** A batch without rows, which no reader hands out, is the end. */
  private static final Batch END = new Batch(List.of());

  private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES);
  private final LongConsumer arrived;
  private final Thread thread;
  private volatile @Nullable Throwable failure;
  private volatile boolean broken;
  private long written;

  /**
   * @param table the quoted name
   * @param arrived hears the number of rows once they are stored
   */
  BulkWriter(
      Backend backend,
      String table,
      SQLServerBulkCopyOptions options,
      List<BulkColumn> columns,
      LongConsumer arrived) {
    this.arrived = arrived;
    BulkRows rows = new BulkRows(columns, new Queued());
    this.thread = new Thread(() -> copy(backend, table, options, rows), "neosync-load");
    thread.start();
  }

  private void copy(
      Backend backend, String table, SQLServerBulkCopyOptions options, BulkRows rows) {
    try {
      backend.copy(table, options, rows);
    } catch (SQLException | RuntimeException | Error e) {
      failure = e;
    }
  }

  /** Takes batches from the queue, row by row. */
  private final class Queued implements BulkRows.Source {

    private @Nullable Iterator<Row> rows;

    @Override
    public @Nullable Row next() throws SQLException {
      try {
        Iterator<Row> present = rows;
        while (present == null || !present.hasNext()) {
          Batch batch = batches.take();
          if (broken) {
            throw new SQLException("the load was broken off");
          }
          if (batch.rows().isEmpty()) {
            return null;
          }
          present = batch.rows().iterator();
          rows = present;
        }
        return present.next();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLException("interrupted", e);
      }
    }
  }

  @Override
  public void write(Batch batch) throws SQLException, InterruptedException {
    if (!batch.rows().isEmpty()) {
      put(batch);
      written += batch.rows().size();
    }
  }

  private void put(Batch batch) throws SQLException, InterruptedException {
    while (!batches.offer(batch, 100, TimeUnit.MILLISECONDS)) {
      if (!thread.isAlive()) {
        rethrow();
        throw new SQLException("the server ended the load before its rows did");
      }
    }
  }

  private void rethrow() throws SQLException {
    Throwable cause = failure;
    if (cause instanceof SQLException e) {
      throw e;
    }
    if (cause != null) {
      throw new SQLException("rows could not be sent: " + cause.getClass().getSimpleName(), cause);
    }
  }

  /** The server stores all rows of a bulk copy or fails. */
  @Override
  public long finish() throws SQLException, InterruptedException {
    put(END);
    thread.join();
    rethrow();
    arrived.accept(written);
    return written;
  }

  @Override
  public void close() {
    if (!thread.isAlive()) {
      return;
    }
    broken = true;
    batches.clear();
    batches.add(END);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
