package io.neosync.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;

/** The rows of a query, one by one, as {@link Lease#stream} opens it. Used by one thread. */
public final class RowStream implements AutoCloseable {

  private final Statement statement;
  private final ResultSet rows;
  private final Streaming streaming;
  private final UnaryOperator<SQLException> redaction;
  private final Runnable release;
  private boolean ended;

  /** How an engine's driver streams. */
  public interface Streaming {

    /** Tells a statement, before it is executed, not to fetch all rows at once. */
    void prepare(Statement statement) throws SQLException;

    /** Ends a statement before all its rows have come; the connection is free for the next one. */
    void stop(Statement statement, ResultSet rows) throws SQLException;

    /** Whether the connection is gone, and not only the statement. */
    boolean connectionLost(SQLException e);
  }

  /**
   * @param release called when this is closed
   */
  RowStream(
      Statement statement,
      ResultSet rows,
      Streaming streaming,
      UnaryOperator<SQLException> redaction,
      Runnable release) {
    this.statement = statement;
    this.rows = rows;
    this.streaming = streaming;
    this.redaction = redaction;
    this.release = release;
  }

  /** Goes to the next row, if there is one. */
  public boolean next() throws SQLException {
    try {
      ended = ended || !rows.next();
      return !ended;
    } catch (SQLException e) {
      ended = true;
      throw redaction.apply(e);
    }
  }

  /** The current row, whose columns are asked for in order, and once each. */
  public ResultSet row() {
    return rows;
  }

  /** Frees the connection for the next statement, without reading the rows that are left. */
  @Override
  public void close() throws SQLException {
    try (statement) {
      if (!ended) {
        ended = true;
        streaming.stop(statement, rows);
      }
    } catch (SQLException e) {
      if (streaming.connectionLost(e)) {
        throw redaction.apply(e);
      }
    } finally {
      release.run();
    }
  }
}
