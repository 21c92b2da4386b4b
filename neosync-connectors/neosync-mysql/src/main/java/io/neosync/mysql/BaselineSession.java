package io.neosync.mysql;

import io.neosync.jdbc.Connections;
import java.sql.Connection;
import java.sql.SQLException;

/** A connection for putting tables back. */
record BaselineSession(Backend backend, LockWait before) implements AutoCloseable {

  /** How long a transaction that a test left open may keep its locks before that is an error. */
  static final int LOCK_SECONDS = 5;

  static BaselineSession open(Connections connections) throws SQLException {
    Backend backend = Backend.take(connections, Connection.TRANSACTION_SERIALIZABLE);
    try {
      LockWait before = LockWait.limit(backend, LOCK_SECONDS);
      // Rows are put back as they were; no order of tables, and no cycle, matters.
      backend.execute("SET SESSION foreign_key_checks = 0");
      return new BaselineSession(backend, before);
    } catch (SQLException e) {
      try (backend) {
        throw e;
      }
    }
  }

  @Override
  public void close() throws SQLException {
    try (backend) {
      backend.rollback();
      before.apply(backend);
    }
  }
}
