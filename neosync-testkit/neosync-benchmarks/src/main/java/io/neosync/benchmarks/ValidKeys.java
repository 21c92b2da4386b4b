package io.neosync.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks whether foreign keys are all there, and valid. */
final class ValidKeys {

  private static final int FOREIGN_KEYS = 6;

  private ValidKeys() {}

  /**
   * @throws IllegalStateException if one is missing or not valid
   */
  static void require(Endpoint endpoint) throws SQLException {
    try (Connection connection = endpoint.connect();
        Statement statement = connection.createStatement();
        ResultSet valid =
            statement.executeQuery(
                "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND convalidated")) {
      valid.next();
      if (valid.getInt(1) != FOREIGN_KEYS) {
        throw new IllegalStateException(valid.getInt(1) + " foreign keys are valid");
      }
    }
  }
}
