package io.neosync.mysql;

import java.sql.SQLException;

/**
 * How long a session waits for locks, and how long it did before.
 *
 * @param rows seconds to wait for a row
 * @param tables seconds to wait for a table
 */
record LockWait(long rows, long tables) {

  /** A lock was not to be had in time, or two waited for each other. */
  static boolean ended(SQLException e) {
    return e.getErrorCode() == 1205 || e.getErrorCode() == 1213;
  }

  /** Sets a limit, and returns what was there. */
  static LockWait limit(Backend backend, int seconds) throws SQLException {
    LockWait before =
        backend
            .query(
                "SELECT @@innodb_lock_wait_timeout, @@lock_wait_timeout",
                row -> new LockWait(row.getLong(1), row.getLong(2)))
            .get(0);
    new LockWait(seconds, seconds).apply(backend);
    return before;
  }

  void apply(Backend backend) throws SQLException {
    backend.execute(
        "SET SESSION innodb_lock_wait_timeout = %d, SESSION lock_wait_timeout = %d"
            .formatted(rows, tables));
  }
}
