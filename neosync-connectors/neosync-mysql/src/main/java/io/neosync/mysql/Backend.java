package io.neosync.mysql;

import com.mysql.cj.jdbc.JdbcConnection;
import io.neosync.jdbc.Connections;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is ours until {@link #close}, which undoes what was not committed and gives
 * it back as it came. Used by one thread; {@link #cancel} and {@link #abort} by others.
 */
final class Backend implements AutoCloseable {

  private final Connection connection;
  private final Server server;
  private final Manner manner;
  private final SessionVariables variables;
  private final DriverSettings driver;
  private final String schema;
  private final List<String> temporaryTables = new ArrayList<>();
  private final Object lifecycle = new Object();
  private volatile @Nullable Statement current;
  private boolean closed;

  private Backend(
      Connection connection,
      Server server,
      Manner manner,
      SessionVariables variables,
      DriverSettings driver,
      String schema) {
    this.connection = connection;
    this.server = server;
    this.manner = manner;
    this.variables = variables;
    this.driver = driver;
    this.schema = schema;
  }

  /** How the driver treats transactions. */
  private record Manner(boolean autoCommit, boolean readOnly, int isolation) {

    static Manner of(Connection connection) throws SQLException {
      return new Manner(
          connection.getAutoCommit(),
          connection.isReadOnly(),
          connection.getTransactionIsolation());
    }

    void apply(Connection connection) throws SQLException {
      connection.setReadOnly(readOnly);
      connection.setTransactionIsolation(isolation);
      connection.setAutoCommit(autoCommit);
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
   * @param isolation as {@link Connection#setTransactionIsolation} takes it
   */
  static <S> S open(Connections.Provider provider, String role, int isolation, Opening<S> opening)
      throws SQLException {
    Connections connections;
    try {
      connections = provider.open(role);
    } catch (SQLException e) {
      throw MySqlErrors.redacted(e);
    }
    try {
      Backend backend = take(connections, isolation);
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
   * A connection of a session, or a further one.
   *
   * @param isolation as {@link Connection#setTransactionIsolation} takes it
   */
  static Backend take(Connections connections, int isolation) throws SQLException {
    Connection connection;
    try {
      connection = connections.get();
    } catch (SQLException e) {
      throw MySqlErrors.redacted(e);
    }
    try {
      if (!connection.isWrapperFor(JdbcConnection.class)) {
        throw new SQLException(
            "the data source's connections are not of MySQL Connector/J, which is needed, for"
                + " MariaDB too");
      }
      return take(connection, isolation);
    } catch (SQLException e) {
      try (connection) {
        throw MySqlErrors.redacted(e);
      }
    }
  }

  private static Backend take(Connection connection, int isolation) throws SQLException {
    Manner manner = Manner.of(connection);
    DriverSettings driver = DriverSettings.set(connection);
    try {
      Server server = Server.of(connection);
      SessionVariables variables = SessionVariables.set(connection, server);
      String schema = connection.getCatalog();
      Backend backend =
          new Backend(connection, server, manner, variables, driver, schema == null ? "" : schema);
      new Manner(false, false, isolation).apply(connection);
      return backend;
    } catch (SQLException e) {
      driver.restore();
      manner.apply(connection);
      throw e;
    }
  }

  Server server() {
    return server;
  }

  /** The connection's own database; empty if it has none. */
  String schema() {
    return schema;
  }

  /** Whether rows can be sent with LOAD DATA LOCAL. */
  boolean loadsLocalData() {
    return server.localInfile() && driver.allowsLocalData();
  }

  /** Turns the current row of a result into a value. */
  interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** What is done with a statement. */
  interface Call<T> {
    T with(Statement statement) throws SQLException;
  }

  /** Runs a call that {@link #cancel} may break off. */
  <T> T call(Call<T> call) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      current = statement;
      return call.with(statement);
    } catch (SQLException e) {
      throw MySqlErrors.redacted(e);
    } finally {
      current = null;
    }
  }

  void execute(String sql) throws SQLException {
    call(statement -> statement.execute(sql));
  }

  /** Runs a statement that changes rows, and returns how many. */
  long update(String sql) throws SQLException {
    return call(statement -> statement.executeLargeUpdate(sql));
  }

  /**
   * The number of warnings of the last statement, and the first few of them without values.
   *
   * @param limit how many of them to put into words
   */
  Warnings warnings(int limit) throws SQLException {
    // Other than a SELECT of the same number, this does not clear the list.
    long number = query("SHOW COUNT(*) WARNINGS", row -> row.getLong(1)).get(0);
    if (number == 0) {
      return new Warnings(0, List.of());
    }
    return new Warnings(
        number,
        query(
            "SHOW WARNINGS LIMIT " + limit,
            row -> MySqlErrors.message(row.getInt(2), String.valueOf(row.getString(3)))));
  }

  /** What the server would have the author of a statement know. */
  record Warnings(long number, List<String> messages) {}

  <T> List<T> query(String sql, RowMapper<T> mapper, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      current = statement;
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
      throw MySqlErrors.redacted(e);
    } finally {
      current = null;
    }
  }

  /** The plan of a query that is not run: about how many rows it yields. */
  long explain(String sql) throws SQLException {
    return call(
        statement -> {
          try (ResultSet rows = statement.executeQuery("EXPLAIN " + sql)) {
            double number = 1;
            while (rows.next()) {
              if (rows.getString("rows") != null) {
                // Of a join, each line multiplies; of what is nested, only the first lines count.
                number = rows.getInt("id") == 1 ? number * rows.getDouble("rows") : number;
              }
            }
            return (long) number;
          }
        });
  }

  /** Why the server would not run a statement, as far as it says so beforehand. */
  Optional<String> refusal(String sql) throws SQLException {
    String statement = MySqlLiterals.quoted(sql);
    try {
      execute("SET @neosync_statement = " + statement);
      execute("PREPARE neosync_statement FROM @neosync_statement");
      execute("DEALLOCATE PREPARE neosync_statement");
      return Optional.empty();
    } catch (SQLException e) {
      if (MySqlErrors.connectionLost(e)) {
        throw e;
      }
      return Optional.of(String.valueOf(e.getMessage()));
    } finally {
      execute("SET @neosync_statement = NULL");
    }
  }

  /** Opens a query whose rows come one by one, whatever their number. */
  RowStream stream(String sql) throws SQLException {
    Statement statement = null;
    try {
      statement =
          connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
      statement.setEscapeProcessing(false);
      statement.setFetchSize(Integer.MIN_VALUE);
      current = statement;
      return new RowStream(statement, statement.executeQuery(sql), driver, () -> current = null);
    } catch (SQLException e) {
      current = null;
      if (statement != null) {
        statement.close();
      }
      throw MySqlErrors.redacted(e);
    }
  }

  /** Runs a LOAD DATA LOCAL on these bytes, and returns how many rows were stored. */
  long load(String sql, InputStream data) throws SQLException {
    return call(statement -> driver.load(statement, sql, data));
  }

  /** A table that goes with this session. */
  void createTemporaryTable(String name, String definition) throws SQLException {
    temporaryTables.add(name);
    execute("CREATE TEMPORARY TABLE " + name + " " + definition);
  }

  void dropTemporaryTable(String name) throws SQLException {
    execute("DROP TEMPORARY TABLE IF EXISTS " + name);
    temporaryTables.remove(name);
  }

  void commit() throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw MySqlErrors.redacted(e);
    }
  }

  /** Asks the server to break off what this connection does; nothing happens if it does nothing. */
  void cancel() {
    synchronized (lifecycle) {
      Statement running = current;
      if (!closed && running != null) {
        try {
          driver.killQuery(running);
        } catch (SQLException | RuntimeException e) {
          // The connection is broken, or the statement has just ended, which the driver does not
          // expect: there is nothing left to cancel.
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

  void rollback() throws SQLException {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw MySqlErrors.redacted(e);
    }
  }

  /** Whether the connection is the driver's own: a pool's are wrapped. */
  boolean unpooled() {
    return connection instanceof JdbcConnection;
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
        for (String table : List.copyOf(temporaryTables)) {
          dropTemporaryTable(table);
        }
        variables.restore(connection);
        manner.apply(connection);
        driver.restore();
      }
    } catch (SQLException e) {
      throw MySqlErrors.redacted(e);
    }
  }
}
