package io.neosync.contract.postgres.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/**
 * Reads with settings that make every server print a value alike, and leaves no trace of them. A
 * lock that someone else forgot to let go is an error after ten seconds, not a wait without end.
 */
final class PinnedSession {

  private static final String PIN =
      """
      SET LOCAL search_path = pg_catalog;
      SET LOCAL DateStyle = 'ISO, YMD';
      SET LOCAL IntervalStyle = 'postgres';
      SET LOCAL TimeZone = 'UTC';
      SET LOCAL extra_float_digits = 1;
      SET LOCAL bytea_output = 'hex';
      SET LOCAL lc_monetary = 'C';
      SET LOCAL quote_all_identifiers = off;
      SET LOCAL row_security = off;
      SET LOCAL jit = off;
      SET LOCAL lock_timeout = '10s'
      """;

  private PinnedSession() {}

  /** Something to read. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Connection connection) throws SQLException;
  }

  /**
   * Reads in a transaction that is rolled back, or where there is one already, within a savepoint
   * of it.
   */
  static <T> T read(Connection connection, Reading<T> reading) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      Savepoint savepoint = connection.setSavepoint();
      try (Statement statement = connection.createStatement()) {
        statement.execute(PIN);
        return reading.read(connection);
      } finally {
        connection.rollback(savepoint);
      }
    } finally {
      if (autoCommit) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }
}
