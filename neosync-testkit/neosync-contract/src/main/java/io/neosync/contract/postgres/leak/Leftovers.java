package io.neosync.contract.postgres.leak;

import io.neosync.contract.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds what a run should have cleaned up: connections, transactions, prepared statements,
 * temporary tables, locks, changed settings, threads. Each find is a line to read.
 *
 * <p>Stateless, and safe for use by several threads.
 */
public final class Leftovers {

  private static final String IN_DATABASE =
      """
      SELECT format('connection of %s, %s: %s', coalesce(nullif(a.application_name, ''), '(unnamed)'),
        a.state, left(a.query, 200))
      FROM pg_stat_activity AS a
      WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()
        AND a.backend_type IN ('client backend', 'parallel worker', 'walsender')
      UNION ALL
      SELECT format('prepared transaction %s', p.gid)
      FROM pg_prepared_xacts AS p WHERE p.database = current_database()
      UNION ALL
      SELECT format('temporary table %s', c.relname)
      FROM pg_class AS c WHERE c.relpersistence = 't' AND c.relkind IN ('r', 'p')
      UNION ALL
      SELECT format('table %I.%I', n.nspname, c.relname)
      FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE c.relpersistence <> 't' AND c.relkind IN ('r', 'p', 'i', 'S', 'v') AND c.relname ILIKE '%neosync%'
      UNION ALL
      SELECT format('schema %I', n.nspname) FROM pg_namespace AS n WHERE n.nspname ILIKE '%neosync%'
      UNION ALL
      SELECT format('replication slot %s', s.slot_name)
      FROM pg_replication_slots AS s WHERE s.database = current_database()
      UNION ALL
      SELECT format('advisory lock %s %s', l.classid, l.objid)
      FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database
      WHERE l.locktype = 'advisory' AND d.datname = current_database()
      """;

  private static final String IN_SESSION =
      """
      SELECT format('prepared statement %s: %s', s.name, left(s.statement, 200))
      FROM pg_prepared_statements AS s WHERE s.from_sql
      UNION ALL
      SELECT format('cursor %s', c.name) FROM pg_cursors AS c WHERE c.is_holdable
      UNION ALL
      SELECT format('temporary table %s', c.relname)
      FROM pg_class AS c WHERE c.relnamespace = pg_my_temp_schema() AND c.relkind IN ('r', 'p')
      UNION ALL
      SELECT format('advisory lock %s %s', l.classid, l.objid)
      FROM pg_locks AS l WHERE l.locktype = 'advisory' AND l.pid = pg_backend_pid()
      UNION ALL
      SELECT format('listening to %s', c) FROM pg_listening_channels() AS c
      UNION ALL
      SELECT format('setting %s = %s, not %s', s.name, s.setting, s.reset_val)
      FROM pg_settings AS s
      WHERE s.source = 'session' AND s.setting IS DISTINCT FROM s.reset_val
        AND s.name NOT LIKE 'transaction_%'
        -- which the driver itself sets after connecting
        AND (s.name, s.setting) <> ('application_name', 'PostgreSQL JDBC Driver')
      UNION ALL
      SELECT format('role %s, not %s', CURRENT_USER, SESSION_USER) WHERE CURRENT_USER <> SESSION_USER
      """;

  private Leftovers() {}

  /** What there is in a database at this moment, as {@link #around} says. */
  public static List<String> in(TestDatabase database) throws SQLException {
    try (Connection connection = database.connection()) {
      return around(connection);
    }
  }

  /**
   * What there is on the server at this moment: connections to the database other than the one that
   * asks, with their transactions; prepared transactions; temporary tables of any session; anything
   * named after the library; replication slots; advisory locks.
   */
  public static List<String> around(Connection witness) throws SQLException {
    return query(witness, IN_DATABASE);
  }

  /**
   * What there is in a session that was lent to the library and given back: an open transaction, no
   * autocommit or read-only mode, statements prepared by SQL, cursors, temporary tables, locks, and
   * settings other than at connect. Leaves the connection as it is.
   */
  public static List<String> in(Connection session) throws SQLException {
    List<String> found = new ArrayList<>();
    if (!session.getAutoCommit()) {
      found.add("autocommit off");
    }
    if (session.isReadOnly()) {
      found.add("read-only connection");
    }
    found.addAll(query(session, IN_SESSION));
    return found;
  }

  /** Live threads that the library named, which is by {@code neosync}. */
  public static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> name.startsWith("neosync"))
        .map(name -> "thread " + name)
        .sorted()
        .toList();
  }

  /**
   * Gives servers and threads a while to end what is ending already, and then insists.
   *
   * @param patience how long to wait at most; no longer than needed
   * @throws AssertionError if something is left by then, with a line for each
   */
  public static void assertNone(Duration patience, TestDatabase... databases) throws SQLException {
    long end = System.nanoTime() + patience.toNanos();
    List<String> found = all(databases);
    while (!found.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      found = all(databases);
    }
    if (!found.isEmpty()) {
      throw new AssertionError(
          "Left behind after %s:%n%s".formatted(patience, String.join("\n", found)));
    }
  }

  private static List<String> all(TestDatabase... databases) throws SQLException {
    List<String> found = new ArrayList<>(threads());
    for (TestDatabase database : databases) {
      in(database).forEach(line -> found.add(database + ": " + line));
    }
    return found;
  }

  private static List<String> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    }
  }
}
