package io.neosync.sqlserver;

import com.microsoft.sqlserver.jdbc.ISQLServerBulkData;
import com.microsoft.sqlserver.jdbc.SQLServerBulkCopy;
import com.microsoft.sqlserver.jdbc.SQLServerBulkCopyOptions;
import com.microsoft.sqlserver.jdbc.SQLServerConnection;
import io.neosync.jdbc.Connections;
import io.neosync.jdbc.Lease;
import io.neosync.jdbc.RowMapper;
import io.neosync.jdbc.RowStream;
import io.neosync.spi.SnapshotGuarantee;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection of a session, with what is SQL Server's of it. Used by one thread; {@link #cancel}
 * and {@link #abort} by others.
 */
final class Backend implements AutoCloseable {

  private final Lease lease;
  private final Server server;
  private final List<String> temporaryTables = new ArrayList<>();

  private Backend(Lease lease, Server server) {
    this.lease = lease;
    this.server = server;
    lease.restoring(this::dropTemporaryTables);
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

  /** Opens a session, or fails and leaves nothing open. */
  static <S> S open(Connections.Provider provider, Role role, Lease.Opening<Backend, S> opening)
      throws SQLException {
    return Lease.open(
        provider,
        role == Role.SOURCE ? "source" : "destination",
        SqlServerErrors::redacted,
        lease -> settled(lease, role),
        opening);
  }

  private static Backend settled(Lease lease, Role role) throws SQLException {
    Connection connection = lease.connection();
    if (!connection.isWrapperFor(SQLServerConnection.class)) {
      throw new SQLException(
          "the data source's connections are not of Microsoft's JDBC driver, which is needed");
    }
    Manner manner = Manner.of(connection);
    SessionSettings settings = SessionSettings.set(connection);
    lease.restoring(settings::restore);
    lease.restoring(manner::apply);
    Server server = Server.of(connection);
    boolean snapshot = role == Role.SOURCE && server.snapshot() == SnapshotGuarantee.ONE_INSTANT;
    new Manner(
            false,
            snapshot
                ? SQLServerConnection.TRANSACTION_SNAPSHOT
                : Connection.TRANSACTION_READ_COMMITTED)
        .apply(connection);
    return new Backend(lease, server);
  }

  Server server() {
    return server;
  }

  /** Runs statements; an error of a later one is an error too. */
  void execute(String sql) throws SQLException {
    lease.call(
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
    return lease.call(statement -> statement.executeLargeUpdate(sql));
  }

  <T> List<T> query(String sql, RowMapper<T> mapper) throws SQLException {
    return lease.call(
        statement -> {
          try (ResultSet result = statement.executeQuery(sql)) {
            return RowMapper.all(result, mapper);
          }
        });
  }

  /** Opens a query whose rows come one by one, whatever their number. */
  RowStream stream(String sql) throws SQLException {
    return lease.stream(sql, new Streaming());
  }

  /** Sends rows to a table until there are no more. */
  void copy(String table, SQLServerBulkCopyOptions options, ISQLServerBulkData rows)
      throws SQLException {
    lease.run(
        connection -> {
          try (SQLServerBulkCopy copy =
              new SQLServerBulkCopy(connection.unwrap(SQLServerConnection.class))) {
            copy.setBulkCopyOptions(options);
            copy.setDestinationTableName(table);
            for (int column : rows.getColumnOrdinals()) {
              copy.addColumnMapping(column, rows.getColumnName(column));
            }
            copy.writeToServer(rows);
          }
        });
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

  private void dropTemporaryTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : temporaryTables) {
        statement.execute(TSql.dropTable(table));
      }
    }
  }

  void commit() throws SQLException {
    lease.commit();
  }

  /** Asks the server to break off what this connection does; nothing happens if it does nothing. */
  void cancel() {
    lease.stopStatement(Statement::cancel);
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
