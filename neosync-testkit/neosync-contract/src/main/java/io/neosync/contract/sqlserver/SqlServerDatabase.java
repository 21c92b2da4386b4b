package io.neosync.contract.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A database of one test's own on a {@link SqlServerInstance}. Closing drops it.
 *
 * <p>Safe for use by several threads; each call opens a connection of its own.
 */
public final class SqlServerDatabase implements AutoCloseable {

  private final SqlServerInstance server;
  private final String name;

  SqlServerDatabase(SqlServerInstance server, String name) {
    this.server = server;
    this.name = name;
  }

  public String name() {
    return name;
  }

  public SqlServerInstance server() {
    return server;
  }

  /** JDBC URL without user and password. */
  public String url() {
    return server.url(name);
  }

  public String user() {
    return server.user();
  }

  public String password() {
    return server.password();
  }

  /** A new data source without a pool; changing it changes no other. */
  public SQLServerDataSource dataSource() {
    return server.dataSource(name);
  }

  /** A new connection in autocommit mode; the caller closes it. */
  public Connection connection() throws SQLException {
    return dataSource().getConnection();
  }

  /**
   * Runs a batch of any number of statements.
   *
   * @throws SQLException if any of them fails
   */
  public void execute(String batch) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      boolean rows = statement.execute(batch);
      // A later statement's error comes only when its result is asked for.
      while (rows || statement.getUpdateCount() != -1) {
        rows = statement.getMoreResults();
      }
    }
  }

  /**
   * Rows of a query in its order, the columns of a row joined by {@code |}: as the driver writes
   * them, bytes in hexadecimal, NULL as {@code NULL}.
   */
  public List<String> queryStrings(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          cells.add(cell(rows, column));
        }
        lines.add(String.join("|", cells));
      }
      return lines;
    }
  }

  private static String cell(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    return value instanceof byte[] bytes
        ? HexFormat.of().formatHex(bytes)
        : value == null ? "NULL" : String.valueOf(rows.getString(column));
  }

  /**
   * The one number that a query yields.
   *
   * @throws SQLException if it yields no row or no number
   */
  public long queryLong(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new SQLException("No row from: " + sql);
      }
      return rows.getLong(1);
    }
  }

  /** Drops all tables, which is faster than another database. */
  public void clear() throws SQLException {
    for (String statement :
        queryStrings(
            """
            SELECT CONCAT('ALTER TABLE ', QUOTENAME(s.name), '.', QUOTENAME(t.name),
              ' DROP CONSTRAINT ', QUOTENAME(f.name))
            FROM sys.foreign_keys AS f JOIN sys.tables AS t ON t.object_id = f.parent_object_id
            JOIN sys.schemas AS s ON s.schema_id = t.schema_id
            """)) {
      execute(statement);
    }
    for (String statement :
        queryStrings(
            """
            SELECT CONCAT('DROP TABLE ', QUOTENAME(s.name), '.', QUOTENAME(t.name))
            FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id
            """)) {
      execute(statement);
    }
  }

  /** Drops the database. Later calls do nothing. */
  @Override
  public void close() throws SQLException {
    server.dropDatabase(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
