package io.neosync.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/**
 * A snapshot of the source and a transaction on the destination, as a careful program by hand has
 * them.
 */
final class TransactionPair implements AutoCloseable {

  private final Connection source;
  private final Connection destination;

  private TransactionPair(Connection source, Connection destination) {
    this.source = source;
    this.destination = destination;
  }

  static TransactionPair open(Databases databases, Properties destinationProperties)
      throws SQLException {
    Connection source = databases.source().connect();
    try {
      source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      source.setReadOnly(true);
      source.setAutoCommit(false);
      Connection destination = databases.destination().connect(destinationProperties);
      destination.setAutoCommit(false);
      return new TransactionPair(source, destination);
    } catch (SQLException e) {
      source.close();
      throw e;
    }
  }

  static TransactionPair open(Databases databases) throws SQLException {
    return open(databases, new Properties());
  }

  Connection source() {
    return source;
  }

  Connection destination() {
    return destination;
  }

  void truncate(List<String> tables) throws SQLException {
    execute(List.of("TRUNCATE " + String.join(", ", tables)));
  }

  /** Runs statements on the destination. */
  void execute(List<String> statements) throws SQLException {
    try (Statement statement = destination.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  void commit() throws SQLException {
    destination.commit();
    source.commit();
  }

  /** Rolls back what was not committed. */
  @Override
  public void close() throws SQLException {
    try (source;
        destination) {
      destination.rollback();
      source.rollback();
    }
  }
}
