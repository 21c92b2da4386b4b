package io.neosync.mysql;

import com.mysql.cj.jdbc.JdbcConnection;
import io.neosync.jdbc.Connections;
import io.neosync.jdbc.Lease;
import io.neosync.jdbc.RowMapper;
import io.neosync.jdbc.RowStream;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A connection of a session, with what is MySQL's of it. Used by one thread; {@link #cancel} and
 * {@link #abort} by others.
 */
final class Backend implements AutoCloseable {

  private final Lease lease;
  private final Server server;
  private final DriverSettings driver;
  private final String schema;
  private final List<String> temporaryTables = new ArrayList<>();

  private Backend(Lease lease, Server server, DriverSettings driver, String schema) {
    this.lease = lease;
    this.server = server;
    this.driver = driver;
    this.schema = schema;
    lease.restoring(this::dropTemporaryTables);
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

  /**
   * Opens a session, or fails and leaves nothing open.
   *
   * @param role as {@link Connections.Provider#open} takes it
   * @param isolation as {@link Connection#setTransactionIsolation} takes it
   */
  static <S> S open(
      Connections.Provider provider, String role, int isolation, Lease.Opening<Backend, S> opening)
      throws SQLException {
    return Lease.open(
        provider, role, MySqlErrors::redacted, lease -> settled(lease, isolation), opening);
  }

  /**
   * A further connection of a session.
   *
   * @param isolation as {@link Connection#setTransactionIsolation} takes it
   */
  static Backend take(Connections connections, int isolation) throws SQLException {
    return Lease.take(connections, MySqlErrors::redacted, lease -> settled(lease, isolation));
  }

  private static Backend settled(Lease lease, int isolation) throws SQLException {
    Connection connection = lease.connection();
    if (!connection.isWrapperFor(JdbcConnection.class)) {
      throw new SQLException(
          "the data source's connections are not of MySQL Connector/J, which is needed, for"
              + " MariaDB too");
    }
    Manner manner = Manner.of(connection);
    DriverSettings driver = DriverSettings.set(connection);
    lease.restoring(ours -> driver.restore());
    lease.restoring(manner::apply);
    Server server = Server.of(connection);
    SessionVariables variables = SessionVariables.set(connection, server);
    lease.restoring(variables::restore);
    String schema = connection.getCatalog();
    new Manner(false, false, isolation).apply(connection);
    return new Backend(lease, server, driver, schema == null ? "" : schema);
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

  /** Runs a call that {@link #cancel} may break off. */
  private <T> T call(Lease.Call<Statement, T> call) throws SQLException {
    return lease.call(call);
  }

  void execute(String sql) throws SQLException {
    call(statement -> statement.execute(sql));
  }

  /** Runs a statement that changes rows, and returns how many. */
  long update(String sql) throws SQLException {
    return call(statement -> statement.executeLargeUpdate(sql));
  }

  /** The number of warnings of the last statement, and those that the server keeps. */
  Warnings warnings() throws SQLException {
    // Other than a SELECT of the same number, this does not clear the list.
    long number = query("SHOW COUNT(*) WARNINGS", row -> row.getLong(1)).get(0);
    if (number == 0) {
      return new Warnings(0, List.of());
    }
    return new Warnings(
        number,
        query(
            "SHOW WARNINGS",
            row -> MySqlErrors.message(row.getInt(2), String.valueOf(row.getString(3)))));
  }

  <T> List<T> query(String sql, RowMapper<T> mapper, Object... parameters) throws SQLException {
    return lease.query(sql, mapper, parameters);
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

  /** Opens a query whose rows come one by one, as the bytes that the server sends. */
  RowStream stream(String sql) throws SQLException {
    return lease.stream(sql, driver);
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

  private void dropTemporaryTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : temporaryTables) {
        statement.execute("DROP TEMPORARY TABLE IF EXISTS " + table);
      }
    }
  }

  void commit() throws SQLException {
    lease.commit();
  }

  void rollback() throws SQLException {
    lease.rollback();
  }

  /** Whether the connection is the driver's own: a pool's are wrapped. */
  boolean unpooled() {
    return lease.connection() instanceof JdbcConnection;
  }

  /** Asks the server to break off what this connection does; nothing happens if it does nothing. */
  void cancel() {
    lease.stopStatement(driver::killQuery);
  }

  /** Cuts the connection; the server rolls back by itself. */
  void abort() {
    lease.abort();
  }

  /** Rolls back what was not committed, and gives the connection back as it came. */
  @Override
  public void close() throws SQLException {
    lease.close();
  }
}
