package io.neosync.contract.postgres;

import io.neosync.contract.server.ServerUnavailableException;
import io.neosync.contract.server.ServerWays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/** Goes through the ways to a server, in their order, and keeps why each of them did not work. */
final class PostgresLocator {

  private static final Map<String, String> FOR_TESTS =
      Map.of(
          "fsync", "off",
          "synchronous_commit", "off",
          "full_page_writes", "off",
          "timezone", "UTC",
          "max_connections", "300");

  private PostgresLocator() {}

  /** The server of the environment variable, or a new one. */
  static RunningPostgres find() {
    return ServerWays.variable(PostgresServer.VARIABLE)
        .map(GivenPostgres::at)
        .orElseGet(() -> start(Map.of()));
  }

  /** A new server. */
  static RunningPostgres start(Map<String, String> settings) {
    requireServers();
    Map<String, String> all = withDefaults(settings);
    return ServerWays.first(
        "No PostgreSQL server to test with. Set %s to a JDBC URL, user and password included."
            .formatted(PostgresServer.VARIABLE),
        () -> ContainerPostgres.start(all),
        () -> EmbeddedPostgresServer.start(all));
  }

  /** A new embedded server, even where a container could be had. */
  static RunningPostgres startEmbedded(Map<String, String> settings) {
    try {
      return EmbeddedPostgresServer.start(withDefaults(settings));
    } catch (ServerUnavailableException e) {
      throw new TestAbortedException(e.getMessage(), e);
    }
  }

  /**
   * Who starts servers brings what they come from. Forgetting it is a mistake to be seen, not a
   * reason to skip.
   */
  private static void requireServers() {
    try {
      Class.forName("io.zonky.test.db.postgres.embedded.EmbeddedPostgres");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "Starting PostgreSQL needs io.neosync:neosync-postgres-server among the dependencies", e);
    }
  }

  private static Map<String, String> withDefaults(Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(FOR_TESTS);
    all.putAll(settings);
    return all;
  }
}
