package io.neosync.contract.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A database of one test's own. Closing drops it.
 *
 * <p>Safe for use by several threads; each call opens a connection of its own.
 */
public abstract class SqlDatabase implements AutoCloseable {

  private final String name;

  protected SqlDatabase(String name) {
    this.name = name;
  }

  /** The name without quotes. */
  public final String name() {
    return name;
  }

  /** JDBC URL without user and password. */
  public abstract String url();

  /** A user who may do anything to this database. */
  public abstract String user();

  /** Password of the user; may be empty. */
  public abstract String password();

  /** A new data source without a pool; changing it changes no other. */
  public abstract DataSource dataSource();

  /** A new connection in autocommit mode; the caller closes it. */
  public final Connection connection() throws SQLException {
    return dataSource().getConnection();
  }

  /**
   * Runs a script of any number of statements, divided as the server divides them.
   *
   * @throws SQLException if any of them fails
   */
  public final void execute(String script) throws SQLException {
    try (Connection connection = scripts().getConnection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      boolean rows = statement.execute(script);
      // A later statement's error comes only when its result is asked for.
      while (rows || statement.getLargeUpdateCount() != -1) {
        rows = statement.getMoreResults();
      }
    }
  }

  /** For connections on which the driver leaves a script as it is. */
  protected DataSource scripts() {
    return dataSource();
  }

  /**
   * Rows of a query in its order, the columns of a row joined by {@code |}, NULL as {@code NULL}.
   */
  public final List<String> queryStrings(String sql) throws SQLException {
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

  /** A value of the current row as a test reads it. */
  protected abstract String cell(ResultSet rows, int column) throws SQLException;

  /**
   * The one number that a query yields.
   *
   * @throws SQLException if it yields no row or no number
   */
  public final long queryLong(String sql) throws SQLException {
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
  public abstract void close() throws SQLException;

  @Override
  public final String toString() {
    return name;
  }
}
