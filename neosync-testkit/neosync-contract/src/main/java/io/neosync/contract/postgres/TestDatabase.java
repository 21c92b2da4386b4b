package io.neosync.contract.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * A database of one test's own on a {@link PostgresServer}. Closing drops it, whoever is connected.
 *
 * <p>Safe for use by several threads; each call opens a connection of its own.
 */
public final class TestDatabase implements AutoCloseable {

  private final PostgresServer server;
  private final String name;

  TestDatabase(PostgresServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Unquoted lower-case name. */
  public String name() {
    return name;
  }

  /** JDBC URL without user and password. */
  public String url() {
    return server.url(name);
  }

  /** User of this database; it owns everything in it. */
  public String user() {
    return server.user();
  }

  /** Password of the user; may be empty. */
  public String password() {
    return server.password();
  }

  /** A new data source without a pool; changing it changes no other. */
  public PGSimpleDataSource dataSource() {
    return server.dataSource(name);
  }

  /** A new connection in autocommit mode; the caller closes it. */
  public Connection connection() throws SQLException {
    return dataSource().getConnection();
  }

  /**
   * Runs a script of any number of statements, dollar quotes included, as one transaction unless it
   * says otherwise itself.
   *
   * @throws SQLException if any of them fails
   */
  public void execute(String script) throws SQLException {
    PGSimpleDataSource dataSource = dataSource();
    dataSource.setPreferQueryMode(PreferQueryMode.SIMPLE);
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(script);
    }
  }

  /** Runs the scripts one after the other, each as {@link #execute(String)} does. */
  public void load(SqlScript... scripts) throws SQLException {
    for (SqlScript script : scripts) {
      execute(script.text());
    }
  }

  /**
   * Rows of a query in its order, the columns of a row joined by {@code |}, NULL as {@code NULL}.
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
          String cell = rows.getString(column);
          cells.add(cell == null ? "NULL" : cell);
        }
        lines.add(String.join("|", cells));
      }
      return lines;
    }
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

  /**
   * A new database with the same content on the same server, in a fraction of the time of loading
   * it again.
   *
   * @throws SQLException if someone is connected to this one
   */
  public TestDatabase copy() throws SQLException {
    return server.createDatabase(name);
  }

  /** Drops the database and ends every connection to it. Later calls do nothing. */
  @Override
  public void close() throws SQLException {
    server.dropDatabase(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
