package io.neosync.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGProperty;

/**
 * A database to connect to.
 *
 * @param url JDBC URL without user and password
 * @param user owns everything in it
 * @param password may be empty
 */
record Endpoint(String url, String user, String password) {

  /** A new connection in autocommit mode. */
  Connection connect() throws SQLException {
    return connect(new Properties());
  }

  /** A new connection in autocommit mode, with further properties of the driver. */
  Connection connect(Properties properties) throws SQLException {
    Properties all = new Properties();
    all.putAll(properties);
    PGProperty.USER.set(all, user);
    PGProperty.PASSWORD.set(all, password);
    return DriverManager.getConnection(url, all);
  }

  /** Runs statements one after the other. */
  void execute(List<String> statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public String toString() {
    return "database of " + user;
  }
}
