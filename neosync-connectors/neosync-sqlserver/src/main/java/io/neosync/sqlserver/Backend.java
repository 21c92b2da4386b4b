package io.neosync.sqlserver;

import com.microsoft.sqlserver.jdbc.ISQLServerBulkData;
import com.microsoft.sqlserver.jdbc.ISQLServerStatement;
import com.microsoft.sqlserver.jdbc.SQLServerBulkCopy;
import com.microsoft.sqlserver.jdbc.SQLServerBulkCopyOptions;
import com.microsoft.sqlserver.jdbc.SQLServerConnection;
import io.neosync.jdbc.Connections;
import io.neosync.spi.SnapshotGuarantee;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is ours until {@link #close}, which undoes what was not committed and gives
 * it back as it came. Used by one thread; {@link #cancel} and {@link #abort} by others.
 */
final class Backend implements AutoCloseable {

  private final Connection connection;
  private final SQLServerConnection driver;
  private final Server server;
  private final Manner manner;
  private final SessionSettings settings;
  private final List<String> temporaryTables = new ArrayList<>();
  private final Object lifecycle = new Object();
  private volatile @Nullable Statement current;
  private boolean closed;

  private Backend(
      Connection connection,
      SQLServerConnection driver,
      Server server,
      Manner manner,
      SessionSettings settings) {
    this.connection = connection;
    this.driver = driver;
    this.server = server;
    this.manner = manner;
    this.settings = settings;
  }

  /** How the driver treats transactions. */
  private record Manner(boolean autoCommit, int isolation) {

    static Manner of(Connection connection) throws SQLException {
      return new Manner(connection.getAutoCommit(), connection.getTransactionIsolation());
    }

    /** Outside a transaction, in which the level of snapshots cannot be chosen. */
    void apply(Connection connection) throws SQLException {
      connection.setAutoCommit(true);
      connection.setTransactionIsolation(isolation);
      connection.setAutoCommit(autoCommit);
    }
  }

  /** What a connection is for. */
  enum Role {
    /** Reads, as of one instant if it can. */
    SOURCE,
    /** Writes. */
    DESTINATION
  }

  /** Makes a session of an opened connection. */
  interface Opening<S> {
    S open(Connections connections, Backend backend) throws SQLException;
  }

  /** Opens a session, or fails and leaves nothing open. */
  static <S> S open(Connections.Provider provider, Role role, Opening<S> opening)
      throws SQLException {
    Connections connections;
    try {
      connections = provider.open(role == Role.SOURCE ? "source" : "destination");
    } catch (SQLException e) {
      throw SqlServerErrors.redacted(e);
    }
    try {
      Backend backend = take(connections, role);
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

  private static Backend take(Connections connections, Role role) throws SQLException {
    Connection connection;
    try {
      connection = connections.get();
    } catch (SQLException e) {
      throw SqlServerErrors.redacted(e);
    }
    try {
      if (!connection.isWrapperFor(SQLServerConnection.class)) {
        throw new SQLException(
            "the data source's connections are not of Microsoft's JDBC driver, which is needed");
      }
      return take(connection, role);
    } catch (SQLException e) {
      try (connection) {
        throw SqlServerErrors.redacted(e);
      }
    }
  }

  private static Backend take(Connection connection, Role role) throws SQLException {
    Manner manner = Manner.of(connection);
    SessionSettings settings = SessionSettings.set(connection);
    try {
      Server server = Server.of(connection);
      boolean snapshot = role == Role.SOURCE && server.snapshot() == SnapshotGuarantee.ONE_INSTANT;
      new Manner(
              false,
              snapshot
                  ? SQLServerConnection.TRANSACTION_SNAPSHOT
                  : Connection.TRANSACTION_READ_COMMITTED)
          .apply(connection);
      SQLServerConnection driver = connection.unwrap(SQLServerConnection.class);
      return new Backend(connection, driver, server, manner, settings);
    } catch (SQLException e) {
      settings.restore(connection);
      manner.apply(connection);
      throw e;
    }
  }

  Server server() {
    return server;
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
      throw SqlServerErrors.redacted(e);
    } finally {
      current = null;
    }
  }

  /** Runs statements; an error of a later one is an error too. */
  void execute(String sql) throws SQLException {
    call(
        statement -> {
          boolean rows = statement.execute(sql);
          while (rows || statement.getUpdateCount() != -1) {
            rows = statement.getMoreResults();
          }
          return rows;
        });
  }

  /** Runs a statement that changes rows, and returns how many. */
  long update(String sql) throws SQLException {
    return call(statement -> statement.executeLargeUpdate(sql));
  }

  <T> List<T> query(String sql, RowMapper<T> mapper) throws SQLException {
    return call(
        statement -> {
          List<T> rows = new ArrayList<>();
          try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
              rows.add(mapper.map(result));
            }
          }
          return rows;
        });
  }

  /** Opens a query whose rows come one by one, whatever their number. */
  RowStream stream(String sql) throws SQLException {
    Statement statement = null;
    try {
      statement =
          connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
      statement.setEscapeProcessing(false);
      statement.unwrap(ISQLServerStatement.class).setResponseBuffering("adaptive");
      current = statement;
      return new RowStream(statement, statement.executeQuery(sql), () -> current = null);
    } catch (SQLException e) {
      current = null;
      if (statement != null) {
        statement.close();
      }
      throw SqlServerErrors.redacted(e);
    }
  }

  /** Sends rows to a table until there are no more. */
  void copy(String table, SQLServerBulkCopyOptions options, ISQLServerBulkData rows)
      throws SQLException {
    try (SQLServerBulkCopy copy = new SQLServerBulkCopy(driver)) {
      copy.setBulkCopyOptions(options);
      copy.setDestinationTableName(table);
      for (int column : rows.getColumnOrdinals()) {
        copy.addColumnMapping(column, rows.getColumnName(column));
      }
      copy.writeToServer(rows);
    } catch (SQLException e) {
      throw SqlServerErrors.redacted(e);
    }
  }

  /** Remembers a table that goes with this session. */
  void createTemporaryTable(String name, String sql) throws SQLException {
    temporaryTables.add(name);
    execute(sql);
  }

  void dropTemporaryTable(String name) throws SQLException {
    execute(TSql.dropTable(name));
    temporaryTables.remove(name);
  }

  void commit() throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw SqlServerErrors.redacted(e);
    }
  }

  /** Asks the server to break off what this connection does; nothing happens if it does nothing. */
  void cancel() {
    synchronized (lifecycle) {
      Statement running = current;
      if (!closed && running != null) {
        try {
          running.cancel();
        } catch (SQLException e) {
          // The connection is broken, or the statement has just ended: nothing is left to cancel.
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
        for (String table : List.copyOf(temporaryTables)) {
          dropTemporaryTable(table);
        }
        manner.apply(connection);
        settings.restore(connection);
      }
    } catch (SQLException e) {
      throw SqlServerErrors.redacted(e);
    }
  }
}
