package io.neosync.postgres;

import io.neosync.jdbc.Connections;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.jdbc.AutoSave;

/**
 * One connection in one transaction, which ends with {@link #commit} or with {@link #close}. All
 * settings are local to the transaction, so that a borrowed connection goes back as it came. Used
 * by one thread; {@link #cancel} and {@link #abort} by others.
 */
final class Backend implements AutoCloseable {

  /**
   * Settings under which values have one exact text, nothing is hidden and nothing times out. To
   * compile the query of a subset costs seconds and gains nothing: the server overrates recursion.
   * Joined with pg_settings since some exist in later versions only.
   */
  private static final String SETTINGS =
      """
      select set_config(s.name, v.value, true)
      from (values ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'),
        ('extra_float_digits', '3'), ('bytea_output', 'hex'), ('lc_monetary', 'C'),
        ('xmloption', 'content'), ('standard_conforming_strings', 'on'), ('row_security', 'off'),
        ('statement_timeout', '0'), ('transaction_timeout', '0'),
        ('idle_in_transaction_session_timeout', '0'), ('default_tablespace', ''),
        ('synchronize_seqscans', 'off'), ('jit', 'off')) v(name, value)
      join pg_catalog.pg_settings s on lower(s.name) = v.name
      """;

  private static final String QUALIFY_NAMES = "set local search_path = pg_catalog";

  private static final int FETCH_ROWS = 1_000;

  /** The savepoint that a transaction goes back to in order to let go of locks. */
  private static final String UNLOCKED = "neosync_unlocked";

  /** With which the server says that what it looked up is gone. */
  private static final String INTERNAL_ERROR = "XX000";

  /** How often definitions are read until none is changed meanwhile. */
  private static final int ATTEMPTS = 20;

  private final Connection connection;
  private final Manner manner;
  private String searchPath = "";
  private String currentSchema = "";
  private final Object lifecycle = new Object();
  private boolean keepsLocks = true;
  private boolean closed;

  private Backend(Connection connection, Manner manner) {
    this.connection = connection;
    this.manner = manner;
  }

  /**
   * How the driver treats transactions. With savepoints of its own, rows would carry the numbers of
   * those instead of the transaction's.
   */
  private record Manner(boolean autoCommit, AutoSave autosave) {

    static final Manner USUAL = new Manner(true, AutoSave.NEVER);
    static final Manner OURS = new Manner(false, AutoSave.NEVER);

    static Manner of(Connection connection) throws SQLException {
      return new Manner(
          connection.getAutoCommit(), connection.unwrap(PGConnection.class).getAutosave());
    }

    void apply(Connection connection) throws SQLException {
      connection.setAutoCommit(autoCommit);
      connection.unwrap(PGConnection.class).setAutosave(autosave);
    }
  }

  /**
   * Takes a connection and begins a transaction on it.
   *
   * @param begin statements that must be the first of the transaction; may be empty
   */
  static Backend begin(Connections connections, String begin) throws SQLException {
    Connection connection = connections.get();
    Manner manner = Manner.USUAL;
    try {
      manner = Manner.of(connection);
      Manner.OURS.apply(connection);
      Backend backend = new Backend(connection, manner);
      backend.settle(begin);
      return backend;
    } catch (SQLException e) {
      try (connection) {
        connection.rollback();
        manner.apply(connection);
      } catch (SQLException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw PgErrors.redacted(e);
    }
  }

  /** All in one round trip: looks up what the connection came with, and sets what is ours. */
  private void settle(String begin) throws SQLException {
    String first = begin.isEmpty() ? "" : begin + ";\n";
    String own = "select current_setting('search_path'), current_schema();\n";
    try (Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(first + own + SETTINGS + ";\n" + QUALIFY_NAMES);
      while (!rows) {
        rows = statement.getMoreResults();
      }
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        searchPath = row.getString(1);
        String schema = row.getString(2);
        currentSchema = schema == null ? "" : schema;
      }
    }
  }

  /** Makes a session of an opened connection. */
  interface Opening<S> {
    S open(Connections connections, Backend backend) throws SQLException;
  }

  /**
   * Opens a session, or fails and leaves nothing open.
   *
   * @param role as {@link Connections.Provider#open} takes it
   * @param begin as {@link #begin} takes it
   */
  static <S> S open(Connections.Provider provider, String role, String begin, Opening<S> opening)
      throws SQLException {
    Connections connections = provider.open(role);
    try {
      Backend backend = begin(connections, begin);
      try {
        return opening.open(connections, backend);
      } catch (SQLException | RuntimeException e) {
        try (backend) {
          throw e;
        }
      }
    } catch (SQLException | RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  /**
   * From now on a query lets go of its locks when it ends: two sessions that make their plans never
   * wait for each other, and none keeps a run waiting that it then waits for.
   */
  void keepNoLocks() throws SQLException {
    execute("savepoint " + UNLOCKED);
    keepsLocks = false;
  }

  /** From now on locks are kept until the transaction ends. */
  void keepLocks() throws SQLException {
    keepsLocks = true;
    execute("release savepoint " + UNLOCKED);
  }

  /** From now on the server writes every name outside pg_catalog with its schema. */
  void qualifyNames() throws SQLException {
    execute(QUALIFY_NAMES);
  }

  /** From now on names are looked up where the connection's owner wants them looked up. */
  void restoreSearchPath() throws SQLException {
    forEach("select set_config('search_path', ?, true)", row -> {}, searchPath);
  }

  /** The first schema of the connection's own search path that exists; empty if there is none. */
  String currentSchema() {
    return currentSchema;
  }

  Connection jdbc() {
    return connection;
  }

  /** Runs a statement that changes rows, and returns how many. */
  long update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
  }

  /** The transaction's number as rows that it inserts, outside savepoints, carry it in xmin. */
  String transactionId() throws SQLException {
    return query("select (txid_current() % 4294967296)::text", row -> row.getString(1)).get(0);
  }

  /** Turns the current row of a result into a value. */
  interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
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
    boolean own = keepsLocks;
    String savepoint = own ? "neosync_definitions" : UNLOCKED;
    if (own) {
      execute("savepoint " + savepoint);
    }
    for (int attempt = 1; ; attempt++) {
      try {
        T read = reading.read();
        if (own) {
          // Rows that are written later must carry the transaction's own number.
          execute("release savepoint " + savepoint);
        }
        return read;
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !INTERNAL_ERROR.equals(e.getSQLState())) {
          throw e;
        }
        execute("rollback to savepoint " + savepoint);
      }
    }
  }

  /** Takes in the current row of a result. */
  interface RowHandler {
    void handle(ResultSet row) throws SQLException;
  }

  /** Hands every row of a query to {@code handler}. */
  void forEach(String sql, RowHandler handler, Object... parameters) throws SQLException {
    query(
        sql,
        row -> {
          handler.handle(row);
          return true;
        },
        parameters);
  }

  /** As {@link #forEach}, with memory that does not grow with the number of rows. */
  void stream(String sql, RowHandler handler) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH_ROWS);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          handler.handle(result);
        }
      }
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
  }

  /**
   * The one row of each of these queries, in one round trip. The server may answer the parts of a
   * UNION ALL in any order, so that they are numbered: the mapper sees the number as column 1.
   *
   * @param queries each a list of expressions, and what follows it
   */
  <T> List<T> queryEach(List<Part> queries, RowMapper<T> mapper) throws SQLException {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < queries.size(); i++) {
      sql.append(i == 0 ? "select " : "\nunion all select ")
          .append(i)
          .append(", ")
          .append(queries.get(i).expressions())
          .append(queries.get(i).from());
    }
    return queries.isEmpty() ? List.of() : query(sql.append("\norder by 1").toString(), mapper);
  }

  /**
   * A query of one row.
   *
   * @param from what follows the expressions; empty, or beginning with a space
   */
  record Part(String expressions, String from) {}

  /** All rows of a query. Where no locks are kept, they are let go of in the same round trip. */
  <T> List<T> query(String sql, RowMapper<T> mapper, Object... parameters) throws SQLException {
    String whole = keepsLocks ? sql : sql + ";\nrollback to savepoint " + UNLOCKED;
    try (PreparedStatement statement = connection.prepareStatement(whole)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<T> rows = new ArrayList<>();
      statement.execute();
      try (ResultSet result = statement.getResultSet()) {
        while (result.next()) {
          rows.add(mapper.map(result));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
  }

  /** Lets the transaction go on after a query that failed; only while no locks are kept. */
  void undo() throws SQLException {
    execute("rollback to savepoint " + UNLOCKED);
  }

  /** Texts as one parameter of a query. */
  Array textArray(String[] texts) throws SQLException {
    return connection.createArrayOf("text", texts);
  }

  /** The first line of what the server says about how it would run the query. */
  String explain(String sql) throws SQLException {
    // Not prepared: a question mark in a condition is an operator of the server.
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet row = statement.executeQuery("explain " + sql)) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
  }

  CopyStream copyOut(String sql) throws SQLException {
    try {
      return new CopyStream(
          connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql), this::cancel);
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
  }

  CopyIn copyIn(String sql) throws SQLException {
    try {
      return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
  }

  void commit() throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
  }

  /** Asks the server to break off what this connection does; nothing happens if it does nothing. */
  void cancel() {
    synchronized (lifecycle) {
      if (!closed) {
        try {
          connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
          // The connection is broken or about to be closed: there is nothing left to cancel.
          return;
        }
      }
    }
  }

  /** Cuts the connection; the server rolls back by itself. */
  void abort() {
    synchronized (lifecycle) {
      if (!closed) {
        try {
          connection.abort(Runnable::run);
        } catch (SQLException e) {
          // It is cut already.
          return;
        }
      }
    }
  }

  /** Rolls back what was not committed, and gives the connection back as it came. */
  @Override
  public void close() throws SQLException {
    synchronized (lifecycle) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try (connection) {
      if (!connection.isClosed()) {
        connection.rollback();
        manner.apply(connection);
      }
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
  }
}
