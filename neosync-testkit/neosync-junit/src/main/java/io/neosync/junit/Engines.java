package io.neosync.junit;

import io.neosync.Destination;
import io.neosync.mysql.MySql;
import io.neosync.postgres.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
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
      case "MySQL", "MariaDB" ->
          optional(() -> MySql.at(dataSource), what, engine, "neosync-mysql");
      default ->
          throw new ExtensionConfigurationException(
              "%s connects to %s, which is seeded through its connector only: let the field be a Destination"
                  .formatted(what, engine));
    };
  }

  /** Makes a destination of a connector that may be missing. */
  static Destination optional(
      Supplier<Destination> connector, String what, String engine, String artifact) {
    try {
      return connector.get();
    } catch (NoClassDefFoundError e) {
      throw new ExtensionConfigurationException(
          "%s connects to %s, whose connector is missing: add io.neosync:%s to the dependencies, in scope test"
              .formatted(what, engine, artifact),
          e);
    }
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
