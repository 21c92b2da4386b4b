package io.neosync.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is ours until {@link #close}, which undoes what was not committed and gives
 * it back as it came. What the driver or the server reports comes without values of rows. Used by
 * one thread; {@link #stop}, {@link #stopStatement} and {@link #abort} by others.
 */
public final class Lease implements AutoCloseable {

  private final Connection connection;
  private final UnaryOperator<SQLException> redaction;
  private final Deque<Step> restoring = new ArrayDeque<>();
  private final Object lifecycle = new Object();
  private volatile @Nullable Statement running;
  private boolean closed;

  private Lease(Connection connection, UnaryOperator<SQLException> redaction) {
    this.connection = connection;
    this.redaction = redaction;
  }

  /**
   * Makes an engine's own of a connection: sets what is ours on it, and tells {@link #restoring}
   * how to undo that before it may fail.
   */
  @FunctionalInterface
  public interface Taking<B> {
    B take(Lease lease) throws SQLException;
  }

  /** Makes a session of what was taken. */
  @FunctionalInterface
  public interface Opening<B, S> {
    S open(Connections connections, B taken) throws SQLException;
  }

  /** Something to do with a connection. */
  @FunctionalInterface
  public interface Step {
    void run(Connection connection) throws SQLException;
  }

  /** What is got from a connection. */
  @FunctionalInterface
  public interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** What is done with a statement. */
  @FunctionalInterface
  public interface Call<S extends Statement, T> {
    T with(S statement) throws SQLException;
  }

  /** Breaks a statement off. */
  @FunctionalInterface
  public interface Stop {
    void stop(Statement statement) throws SQLException;
  }

  /**
   * Opens a session, or fails and leaves nothing open.
   *
   * @param role as {@link Connections.Provider#open} takes it
   * @param redaction takes the values of rows out of an error
   */
  public static <B, S> S open(
      Connections.Provider provider,
      String role,
      UnaryOperator<SQLException> redaction,
      Taking<B> taking,
      Opening<B, S> opening)
      throws SQLException {
    Connections connections;
    try {
      connections = provider.open(role);
    } catch (SQLException e) {
      throw redaction.apply(e);
    }
    try {
      Lease lease = of(connections, redaction);
      try {
        return opening.open(connections, lease.settled(taking));
      } catch (SQLException | RuntimeException e) {
        try (lease) {
          throw e;
        }
      }
    } catch (SQLException | RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  /** Takes a connection, as {@link #open} does for a session. */
  public static <B> B take(
      Connections connections, UnaryOperator<SQLException> redaction, Taking<B> taking)
      throws SQLException {
    Lease lease = of(connections, redaction);
    try {
      return lease.settled(taking);
    } catch (SQLException | RuntimeException e) {
      try (lease) {
        throw e;
      }
    }
  }

  private static Lease of(Connections connections, UnaryOperator<SQLException> redaction)
      throws SQLException {
    try {
      return new Lease(connections.get(), redaction);
    } catch (SQLException e) {
      throw redaction.apply(e);
    }
  }

  private <B> B settled(Taking<B> taking) throws SQLException {
    try {
      return taking.take(this);
    } catch (SQLException e) {
      throw redaction.apply(e);
    }
  }

  /** The connection itself, whose errors are the caller's to redact. */
  public Connection connection() {
    return connection;
  }

  /** To be done when the connection is given back, the last one first. */
  public void restoring(Step step) {
    restoring.push(step);
  }

  public <T> T with(Work<T> work) throws SQLException {
    try {
      return work.with(connection);
    } catch (SQLException e) {
      throw redaction.apply(e);
    }
  }

  public void run(Step step) throws SQLException {
    try {
      step.run(connection);
    } catch (SQLException e) {
      throw redaction.apply(e);
    }
  }

  public void commit() throws SQLException {
    run(Connection::commit);
  }

  public void rollback() throws SQLException {
    run(Connection::rollback);
  }

  /** Runs a call that {@link #stopStatement} may break off. Braces are not JDBC's escapes. */
  public <T> T call(Call<Statement, T> call) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      running = statement;
      return call.with(statement);
    } catch (SQLException e) {
      throw redaction.apply(e);
    } finally {
      running = null;
    }
  }

  /** As {@link #call}, with a statement that takes parameters. */
  public <T> T prepared(String sql, Call<PreparedStatement, T> call) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      running = statement;
      return call.with(statement);
    } catch (SQLException e) {
      throw redaction.apply(e);
    } finally {
      running = null;
    }
  }

  /** All rows of a query; of several statements, those of the first. */
  public <T> List<T> query(String sql, RowMapper<T> mapper, Object... parameters)
      throws SQLException {
    return prepared(
        sql,
        statement -> {
          for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
          }
          statement.execute();
          try (ResultSet result = statement.getResultSet()) {
            return RowMapper.all(result, mapper);
          }
        });
  }

  /** Opens a query whose rows come one by one, whatever their number. */
  public RowStream stream(String sql, RowStream.Streaming streaming) throws SQLException {
    Statement statement = null;
    try {
      statement =
          connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
      statement.setEscapeProcessing(false);
      streaming.prepare(statement);
      running = statement;
      return new RowStream(
          statement, statement.executeQuery(sql), streaming, redaction, () -> running = null);
    } catch (SQLException e) {
      running = null;
      if (statement != null) {
        statement.close();
      }
      throw redaction.apply(e);
    }
  }

  /** Breaks off whatever the connection does, unless it was given back. Never throws. */
  public void stop(Step stop) {
    synchronized (lifecycle) {
      if (!closed) {
        try {
          stop.run(connection);
        } catch (SQLException | RuntimeException e) {
          // The connection is broken, or its statement has just ended, which some drivers do not
          // expect: there is nothing left to stop.
          return;
        }
      }
    }
  }

  /** Breaks off the statement that is running, if there is one. Never throws. */
  public void stopStatement(Stop stop) {
    stop(
        ours -> {
          Statement now = running;
          if (now != null) {
            stop.stop(now);
          }
        });
  }

  /** Cuts the connection; the server rolls back by itself. Never throws. */
  public void abort() {
    stop(ours -> ours.abort(Runnable::run));
  }

  /** Rolls back what was not committed, restores, and gives the connection back. */
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
        if (!connection.getAutoCommit()) {
          connection.rollback();
        }
        while (!restoring.isEmpty()) {
          restoring.pop().run(connection);
        }
      }
    } catch (SQLException e) {
      throw redaction.apply(e);
    }
  }
}
