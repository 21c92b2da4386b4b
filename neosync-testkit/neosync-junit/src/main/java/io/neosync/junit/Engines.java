package io.neosync.junit;

import io.neosync.Destination;
import io.neosync.postgres.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Finds out which engine a data source connects to. */
final class Engines {

  private Engines() {}

  /**
   * @param what the data source is called in messages
   */
  static Destination destination(Object target, String what) {
    if (target instanceof Destination destination) {
      return destination;
    }
    DataSource dataSource = (DataSource) target;
    String engine = product(dataSource, what);
    return switch (engine) {
      case "PostgreSQL" -> Postgres.at(dataSource);
      default ->
          throw new ExtensionConfigurationException(
              "%s connects to %s, which is seeded through its connector only: let the field be a Destination"
                  .formatted(what, engine));
    };
  }

  private static String product(DataSource dataSource, String what) {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName();
    } catch (SQLException e) {
      throw new ExtensionConfigurationException(
          what + " cannot connect: " + e.getMessage() + " [SQLState " + e.getSQLState() + "]", e);
    }
  }
}
