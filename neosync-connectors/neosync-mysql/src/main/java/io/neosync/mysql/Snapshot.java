package io.neosync.mysql;

import io.neosync.jdbc.Connections;
import io.neosync.schema.TableRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The connections of a source, which all see the same rows: each began its transaction while nobody
 * could write to the tables. Where that is not to be had, there is one.
 *
 * <p>LOCK TABLES has neither to be waited for by those who read, nor waits for them. FLUSH TABLES
 * WITH READ LOCK does: given up after a while, it leaves behind that nobody can open a table before
 * the longest query of it ends.
 */
final class Snapshot {

  /** Seconds to wait for those who write to a table. */
  private static final int LOCK_SECONDS = 1;

  /** Seconds after which the server lets go of a lock whose holder is heard of no more. */
  private static final int SILENCE_SECONDS = 10;

  private static final String BEGIN = "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY";

  /**
   * Servers of which a lock of tables says nothing; an Aurora replica reads its writer's storage.
   */
  private static final String UNLOCKABLE =
      "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('wsrep_on', 'innodb_read_only') AND Value ="
          + " 'ON'";

  private final List<Backend> backends;
  private final int wanted;
  private final String shortage;

  private Snapshot(List<Backend> backends, int wanted, String shortage) {
    this.backends = List.copyOf(backends);
    this.wanted = wanted;
    this.shortage = shortage;
  }

  /**
   * Begins the transaction of {@code first} and, if possible, of further connections.
   *
   * @param schemas whose tables may be read
   * @param wanted how many connections there are to be
   */
  static Snapshot begin(Connections connections, Backend first, List<String> schemas, int wanted)
      throws SQLException {
    List<Backend> backends = new ArrayList<>(List.of(first));
    try {
      // One more holds the lock meanwhile: whose transaction begins lets go of it.
      String shortage = wanted == 1 ? "" : gather(connections, backends, wanted + 1);
      if (backends.size() > 2) {
        String refusal = beginTogether(backends, schemas);
        if (!refusal.isEmpty()) {
          giveBack(backends);
          shortage = refusal;
        }
      } else {
        giveBack(backends);
      }
      if (backends.size() == 1) {
        first.execute(BEGIN);
      }
      return new Snapshot(backends, wanted, shortage);
    } catch (SQLException | RuntimeException e) {
      try {
        giveBack(backends);
      } catch (SQLException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /** Takes further connections to the same server; returns why there are fewer than wanted. */
  private static String gather(Connections connections, List<Backend> backends, int wanted)
      throws SQLException {
    Server server = backends.get(0).server();
    while (backends.size() < wanted) {
      Backend next;
      try {
        next = Backend.take(connections, Connection.TRANSACTION_REPEATABLE_READ);
      } catch (SQLException e) {
        return "no more connections were to be had, of which one is needed for a moment to lock the"
            + " tables: "
            + e.getMessage();
      }
      backends.add(next);
      if (!next.server().identity().equals(server.identity())) {
        backends.remove(next);
        next.close();
        return "the data source's connections lead to different servers";
      }
    }
    return "";
  }

  /**
   * Begins all transactions as of one instant, but for that of the last connection, which locks
   * meanwhile and is given back; returns why not, where that cannot be.
   */
  private static String beginTogether(List<Backend> backends, List<String> schemas)
      throws SQLException {
    Backend locking = backends.get(backends.size() - 1);
    if (!locking.query(UNLOCKABLE, row -> row.getString(1)).isEmpty()) {
      return "what other servers write comes to this one past all locks, of a Galera cluster or"
          + " into a storage that it shares";
    }
    String tables = tables(locking, schemas);
    if (!tables.isEmpty()) {
      LockWait before = LockWait.limit(locking, LOCK_SECONDS);
      locking.execute("SET SESSION wait_timeout = " + SILENCE_SECONDS);
      try {
        // Without autocommit, this waits for all who have written and not committed yet.
        locking.execute("LOCK TABLES " + tables);
      } catch (SQLException e) {
        if (MySqlErrors.connectionLost(e)) {
          throw e;
        }
        before.apply(locking);
        return refusal(e);
      }
      before.apply(locking);
    }
    for (Backend backend : backends.subList(0, backends.size() - 1)) {
      backend.execute(BEGIN);
    }
    // Fails if the lock went with its connection before all had begun.
    locking.execute("UNLOCK TABLES");
    backends.remove(locking);
    locking.close();
    return "";
  }

  /** All base tables, each to be locked for reading. */
  private static String tables(Backend backend, List<String> schemas) throws SQLException {
    List<String> tables = new ArrayList<>();
    for (String schema : schemas) {
      tables.addAll(
          backend.query(
              "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND"
                  + " TABLE_TYPE = 'BASE TABLE'",
              row -> MySqlSql.name(new TableRef(schema, row.getString(1))) + " READ",
              schema));
    }
    return String.join(", ", tables);
  }

  private static String refusal(SQLException e) {
    if (LockWait.ended(e)) {
      return "the tables could not be locked within "
          + LOCK_SECONDS
          + " s, since others were writing to one of them all the time";
    }
    return MySqlErrors.forbidden(e)
        ? "its user may not lock the tables for a moment, for which it needs SELECT and LOCK TABLES"
            + " on all of them"
        : "LOCK TABLES failed: " + e.getMessage();
  }

  /** Lets go of all connections but the first, which is the session's. */
  private static void giveBack(List<Backend> backends) throws SQLException {
    SQLException failure = null;
    while (backends.size() > 1) {
      try {
        backends.remove(1).close();
      } catch (SQLException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** At least one; the first is the session's own. */
  List<Backend> backends() {
    return backends;
  }

  /** How many connections read, and why not as many as were wanted. */
  String words() {
    int number = backends.size();
    return "the source is read by "
        + (number == 1 ? "one connection" : number + " connections")
        + (number < wanted ? " instead of " + wanted + ": " + shortage : "");
  }

  void cancel() {
    backends.forEach(Backend::cancel);
  }

  void abort() {
    backends.forEach(Backend::abort);
  }

  /** Gives all connections back. */
  void close() throws SQLException {
    List<Backend> all = new ArrayList<>(backends);
    try (Backend first = all.get(0)) {
      giveBack(all);
    }
  }
}
