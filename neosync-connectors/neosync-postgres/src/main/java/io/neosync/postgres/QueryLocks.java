package io.neosync.postgres;

import java.sql.SQLException;

/**
 * Whether a transaction keeps the locks of its queries. At first it does. A savepoint to go back to
 * lets go of them, and lets the transaction go on after a query that failed.
 */
final class QueryLocks {

  private static final String UNLOCKED = "neosync_unlocked";

  private static final String LET_GO = "rollback to savepoint " + UNLOCKED;

  /** With which the server says that what it looked up is gone. */
  private static final String INTERNAL_ERROR = "XX000";

  /** How often definitions are read until none is changed meanwhile. */
  private static final int ATTEMPTS = 20;

  private final Backend backend;
  private boolean kept = true;

  QueryLocks(Backend backend) {
    this.backend = backend;
  }

  /**
   * From now on a query lets go of its locks when it ends: two sessions that make their plans never
   * wait for each other, and none keeps a run waiting that it then waits for.
   */
  void keepNone() throws SQLException {
    backend.execute("savepoint " + UNLOCKED);
    kept = false;
  }

  /** From now on locks are kept until the transaction ends. */
  void keep() throws SQLException {
    kept = true;
    backend.execute("release savepoint " + UNLOCKED);
  }

  /** The query, and what lets go of its locks in the same round trip where none are kept. */
  String with(String query) {
    return kept ? query : query + ";\n" + LET_GO;
  }

  /** Lets the transaction go on after a query that failed; only while no locks are kept. */
  void letGo() throws SQLException {
    backend.execute(LET_GO);
  }

  /** A number of queries that belong together. */
  interface Reading<T> {
    T read() throws SQLException;
  }

  /**
   * Reads definitions, again if another session changed some meanwhile: the server writes a
   * definition as it is by now, not as of the query's snapshot, and fails when the thing is gone.
   */
  <T> T definitions(Reading<T> reading) throws SQLException {
    boolean own = kept;
    String savepoint = own ? "neosync_definitions" : UNLOCKED;
    if (own) {
      backend.execute("savepoint " + savepoint);
    }
    for (int attempt = 1; ; attempt++) {
      try {
        T read = reading.read();
        if (own) {
          // Rows that are written later must carry the transaction's own number.
          backend.execute("release savepoint " + savepoint);
        }
        return read;
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !INTERNAL_ERROR.equals(e.getSQLState())) {
          throw e;
        }
        backend.execute("rollback to savepoint " + savepoint);
      }
    }
  }
}
