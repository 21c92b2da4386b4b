package io.neosync.contract.mysql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

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
    String url = System.getenv(engine.variable());
    return url == null || url.isBlank() ? start(engine, Map.of()) : GivenMySql.at(engine, url);
  }

  /** A new server. */
  static RunningMySql start(MySqlEngine engine, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(FOR_TESTS);
    all.putAll(settings);
    List<String> reasons = new ArrayList<>();
    try {
      return ContainerMySql.start(engine, all);
    } catch (MySqlUnavailableException e) {
      reasons.add(e.getMessage());
    }
    try {
      return EmbeddedMySql.start(engine, all);
    } catch (MySqlUnavailableException e) {
      reasons.add(e.getMessage());
      throw new TestAbortedException(
          "No %s server to test with. Set %s to a JDBC URL, user and password included. Tried: %s"
              .formatted(engine, engine.variable(), String.join("; ", reasons)),
          e);
    }
  }
}
