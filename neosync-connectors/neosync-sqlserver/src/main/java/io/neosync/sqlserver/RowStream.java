package io.neosync.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The rows of a query, one by one. */
final class RowStream implements AutoCloseable {

  private final Statement statement;
  private final ResultSet rows;
  private final Runnable release;
  private boolean ended;

  /**
   * @param release called when this is closed
   */
  RowStream(Statement statement, ResultSet rows, Runnable release) {
    this.statement = statement;
    this.rows = rows;
    this.release = release;
  }

  /** Goes to the next row, if there is one. */
  boolean next() throws SQLException {
    try {
      ended = ended || !rows.next();
      return !ended;
    } catch (SQLException e) {
      ended = true;
      throw SqlServerErrors.redacted(e);
    }
  }

  /** The current row, whose columns are asked for in order, and once each. */
  ResultSet row() {
    return rows;
  }

  /**
   * Frees the connection for the next statement. The server is told to stop; otherwise all rows
   * that are still to come would be read and thrown away.
   */
  @Override
  public void close() throws SQLException {
    try (statement) {
      if (!ended) {
        ended = true;
        statement.cancel();
      }
    } catch (SQLException e) {
      if (SqlServerErrors.connectionLost(e)) {
        throw SqlServerErrors.redacted(e);
      }
    } finally {
      release.run();
    }
  }
}
