package io.neosync.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The rows of a query, one by one, as the bytes that the server sent. */
final class RowStream implements AutoCloseable {

  private final Statement statement;
  private final ResultSet rows;
  private final DriverSettings driver;
  private final Runnable release;
  private boolean ended;

  /**
   * @param release called when this is closed
   */
  RowStream(Statement statement, ResultSet rows, DriverSettings driver, Runnable release) {
    this.statement = statement;
    this.rows = rows;
    this.driver = driver;
    this.release = release;
  }

  /** Goes to the next row, if there is one. */
  boolean next() throws SQLException {
    try {
      ended = ended || !rows.next();
      return !ended;
    } catch (SQLException e) {
      ended = true;
      throw MySqlErrors.redacted(e);
    }
  }

  /** A value of the current row, not converted in any way; columns count from 1. */
  byte @Nullable [] value(int column) throws SQLException {
    return rows.getBytes(column);
  }

  /** Frees the connection for the next statement; without this, all rows would have to be read. */
  @Override
  public void close() throws SQLException {
    try (statement) {
      if (!ended) {
        ended = true;
        driver.killQuery(statement);
        while (rows.next()) {
          // What was under way when the server heard of it.
        }
      }
    } catch (SQLException e) {
      if (MySqlErrors.connectionLost(e)) {
        throw MySqlErrors.redacted(e);
      }
    } finally {
      release.run();
    }
  }
}
