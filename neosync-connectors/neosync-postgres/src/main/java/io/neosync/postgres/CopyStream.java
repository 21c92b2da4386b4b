package io.neosync.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/** What a COPY sends, to its end or for as long as somebody wants it. Used by one thread. */
final class CopyStream implements AutoCloseable {

  private final CopyOut copy;
  private final Runnable cancel;

  /**
   * @param cancel asks the server to break off what the connection does
   */
  CopyStream(CopyOut copy, Runnable cancel) {
    this.copy = copy;
    this.cancel = cancel;
  }

  /** The next message, a row for one; null at the end. */
  byte @Nullable [] read() throws SQLException {
    try {
      return copy.readFromCopy();
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
  }

  /** The number of rows, once the end was read. */
  long rows() {
    return copy.getHandledRowCount();
  }

  /**
   * Breaks off what was not read to its end. The driver's own way leaves to the next statement what
   * the server had sent already, and its answers are out of step from then on: so all is read up.
   */
  @Override
  public void close() throws SQLException {
    if (!copy.isActive()) {
      return;
    }
    cancel.run();
    try {
      while (copy.readFromCopy() != null) {
        // Nobody wants it.
      }
    } catch (SQLException e) {
      if (copy.isActive()) {
        throw PgErrors.redacted(e);
      }
    }
  }
}
