package io.neosync.postgres;

import io.neosync.jdbc.RowMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGStatement;

/** Statements that the server is sent, and answers, together. Used by one thread. */
final class RoundTrip {

  private final List<String> statements = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  /**
   * Adds a statement at the end.
   *
   * @param values for the placeholders of the statement, as texts of the types that these have
   */
  RoundTrip add(String statement, String... values) {
    statements.add(statement);
    this.values.addAll(List.of(values));
    return this;
  }

  /** The statements so far go for themselves; those that are added from now on are others. */
  void send(Connection connection) throws SQLException {
    if (!statements.isEmpty()) {
      rows(connection, row -> true);
      statements.clear();
      values.clear();
    }
  }

  /** Sends the statements, and returns what the last of the queries among them found. */
  <T> List<T> rows(Connection connection, RowMapper<T> mapper) throws SQLException {
    try (PreparedStatement statement = prepared(connection)) {
      return rows(statement, mapper);
    }
  }

  /**
   * As {@link #rows}, for statements that come often: the server keeps their plans from the first
   * time on, unless the owner of the connection has it keep none.
   */
  <T> List<T> rowsOften(Connection connection, RowMapper<T> mapper) throws SQLException {
    try (PreparedStatement statement = prepared(connection)) {
      PGStatement server = statement.unwrap(PGStatement.class);
      if (server.getPrepareThreshold() > 1) {
        server.setPrepareThreshold(1);
      }
      return rows(statement, mapper);
    }
  }

  private PreparedStatement prepared(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(String.join(";\n", statements));
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i), Types.OTHER);
    }
    return statement;
  }

  private static <T> List<T> rows(PreparedStatement statement, RowMapper<T> mapper)
      throws SQLException {
    ResultSet last = null;
    boolean query = statement.execute();
    while (query || statement.getUpdateCount() != -1) {
      last = query ? statement.getResultSet() : last;
      query = statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
    }
    List<T> rows = new ArrayList<>();
    while (last != null && last.next()) {
      rows.add(mapper.map(last));
    }
    return rows;
  }
}
