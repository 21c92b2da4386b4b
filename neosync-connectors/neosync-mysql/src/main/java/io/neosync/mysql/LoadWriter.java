package io.neosync.mysql;

import io.neosync.spi.Writer;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows to one LOAD DATA LOCAL. The statement reads, so it runs in a thread of its own, which
 * ends with this writer: the server stores while the next rows are read.
 *
 * <p>LOCAL makes the server leave out what it cannot store, and warn; each warning is an error
 * here.
 */
final class LoadWriter implements Writer<LoadText> {

  private final Backend backend;
  private final LongConsumer arrived;
  private final LoadStream stream = new LoadStream();
  private final Thread thread;
  private volatile @Nullable Throwable failure;
  private volatile long stored;

  /**
   * @param arrived hears the number of rows once they are stored
   */
  LoadWriter(Backend backend, String sql, LongConsumer arrived) {
    this.backend = backend;
    this.arrived = arrived;
    this.thread = new Thread(() -> load(sql), "neosync-load");
    thread.start();
  }

  private void load(String sql) {
    try {
      stored = backend.load(sql, stream);
    } catch (SQLException | RuntimeException | Error e) {
      failure = e;
    }
  }

  @Override
  public void write(LoadText piece) throws SQLException, InterruptedException {
    while (!stream.offer(piece)) {
      failIfEnded();
    }
  }

  private void failIfEnded() throws SQLException {
    if (!thread.isAlive()) {
      rethrow();
      throw new SQLException("the server ended the load before its rows did");
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

  @Override
  public long finish() throws SQLException, InterruptedException {
    stream.end();
    thread.join();
    rethrow();
    refuseWarnings(backend);
    arrived.accept(stored);
    return stored;
  }

  /** Throws what the server only warned of. */
  static void refuseWarnings(Backend backend) throws SQLException {
    Warnings warnings = backend.warnings();
    if (warnings.number() > 0) {
      throw new SQLException("the server could not store all values as they are: " + warnings);
    }
  }

  @Override
  public void close() {
    if (!thread.isAlive()) {
      return;
    }
    stream.breakOff();
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
