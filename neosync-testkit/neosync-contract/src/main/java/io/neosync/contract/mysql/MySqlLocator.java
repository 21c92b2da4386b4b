package io.neosync.contract.mysql;

import io.neosync.contract.server.ServerWays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Goes through the ways to a server, in their order, and keeps why each of them did not work. */
final class MySqlLocator {

  private static final Map<String, String> FOR_TESTS =
      Map.of(
          "local-infile", "1",
          "max-connections", "300",
          "default-time-zone", "+00:00",
          "innodb-flush-log-at-trx-commit", "0");

  private MySqlLocator() {}

  /** The server of the environment variable, or a new one. */
  static RunningMySql find(MySqlEngine engine) {
    return ServerWays.variable(engine.variable())
        .map(url -> GivenMySql.at(engine, url))
        .orElseGet(() -> start(engine, Map.of()));
  }

  /** A new server. */
  static RunningMySql start(MySqlEngine engine, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(FOR_TESTS);
    all.putAll(settings);
    return ServerWays.first(
        "No %s server to test with. Set %s to a JDBC URL, user and password included."
            .formatted(engine, engine.variable()),
        () -> ContainerMySql.start(engine, all),
        () -> EmbeddedMySql.start(engine, all));
  }
}
