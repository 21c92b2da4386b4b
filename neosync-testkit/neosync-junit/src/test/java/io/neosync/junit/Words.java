package io.neosync.junit;

import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A database with a few tables, for the tests of tests. */
final class Words {

  private Words() {}

  static TestDatabase create() {
    try {
      TestDatabase database = PostgresServer.shared().createDatabase();
      database.execute(
          """
          CREATE TABLE words (id int PRIMARY KEY, word text);
          CREATE TABLE log (id serial PRIMARY KEY, what text);
          INSERT INTO log (what) VALUES ('there before');
          INSERT INTO words VALUES (9, 'there before');
          """);
      return database;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static String all(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT (SELECT string_agg(word, ',' ORDER BY id) FROM words) || ';'"
                    + " || (SELECT string_agg(id || what, ',' ORDER BY id) FROM log)")) {
      row.next();
      return row.getString(1);
    }
  }

  static void run(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
