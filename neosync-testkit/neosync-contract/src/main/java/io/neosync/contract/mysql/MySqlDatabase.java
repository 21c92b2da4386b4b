package io.neosync.contract.mysql;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A database of one test's own on a {@link MySqlServer}. Closing drops it.
 *
 * <p>Safe for use by several threads; each call opens a connection of its own.
 */
public final class MySqlDatabase implements AutoCloseable {

  private final MySqlServer server;
  private final String name;

  MySqlDatabase(MySqlServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /** The name without backticks. */
  public String name() {
    return name;
  }

  public MySqlServer server() {
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
  public MysqlDataSource dataSource() {
    return server.dataSource(name);
  }

  /** A new connection in autocommit mode; the caller closes it. */
  public Connection connection() throws SQLException {
    return dataSource().getConnection();
  }

  /**
   * Runs a script of any number of statements, divided by semicolons as the server divides them.
   *
   * @throws SQLException if any of them fails
   */
  public void execute(String script) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(script);
      // A later statement's error comes only when its result is asked for.
      boolean more;
      do {
        more = statement.getMoreResults() || statement.getLargeUpdateCount() != -1;
      } while (more);
    }
  }

  /**
   * Rows of a query in its order, the columns of a row joined by {@code |}: as the server writes
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

  /** What came over the wire: the driver's own conversions would hide differences. */
  private static String cell(ResultSet rows, int column) throws SQLException {
    byte[] bytes = rows.getBytes(column);
    if (bytes == null) {
      return "NULL";
    }
    return switch (rows.getMetaData().getColumnType(column)) {
      case java.sql.Types.BINARY,
          java.sql.Types.VARBINARY,
          java.sql.Types.LONGVARBINARY,
          java.sql.Types.BIT ->
          HexFormat.of().formatHex(bytes);
      default -> new String(bytes, StandardCharsets.UTF_8);
    };
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
