package io.neosync.postgres;

import io.neosync.jdbc.Connections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * One connection in one transaction, which ends with {@link #commit} or with {@link #close}. All
 * settings are local to the transaction, so that a borrowed connection goes back as it came. Used
 * by one thread; {@link #cancel} and {@link #abort} by others.
 */
final class Backend implements AutoCloseable {

  /**
   * Settings under which values have one exact text, nothing is hidden and nothing times out.
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
        ('synchronize_seqscans', 'off')) v(name, value)
      join pg_catalog.pg_settings s on lower(s.name) = v.name
      """;

  private static final int FETCH_ROWS = 1_000;

  private final Connection connection;
  private final boolean autoCommit;
  private final String searchPath;
  private final String currentSchema;
  private final Object lifecycle = new Object();
  private boolean closed;

  private Backend(
      Connection connection, boolean autoCommit, String searchPath, String currentSchema) {
    this.connection = connection;
    this.autoCommit = autoCommit;
    this.searchPath = searchPath;
    this.currentSchema = currentSchema;
  }

  /**
   * Takes a connection and begins a transaction on it.
   *
   * @param begin statements that must be the first of the transaction; may be empty
   */
  static Backend begin(Connections connections, String begin) throws SQLException {
    Connection connection = connections.get();
    boolean autoCommit = true;
    try {
      autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        if (!begin.isEmpty()) {
          statement.execute(begin);
        }
        String searchPath;
        String schema;
        try (ResultSet row =
            statement.executeQuery("select current_setting('search_path'), current_schema()")) {
          row.next();
          searchPath = row.getString(1);
          schema = row.getString(2);
        }
        statement.execute(SETTINGS);
        Backend backend =
            new Backend(connection, autoCommit, searchPath, schema == null ? "" : schema);
        backend.qualifyNames();
        return backend;
      }
    } catch (SQLException e) {
      try (connection) {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
      } catch (SQLException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw PgErrors.redacted(e);
    }
  }

  /** From now on the server writes every name outside pg_catalog with its schema. */
  void qualifyNames() throws SQLException {
    execute("set local search_path = pg_catalog");
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

  /** The transaction's number as rows that it inserts carry it in xmin. */
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

  <T> List<T> query(String sql, RowMapper<T> mapper, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(mapper.map(result));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
  }

  CopyOut copyOut(String sql) throws SQLException {
    try {
      return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
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
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
  }
}
