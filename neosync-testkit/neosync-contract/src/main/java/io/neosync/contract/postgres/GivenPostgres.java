package io.neosync.contract.postgres;

import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** The server that an environment variable names. It is used, never started or stopped. */
final class GivenPostgres {

  private GivenPostgres() {}

  /**
   * Takes the URL apart without connecting.
   *
   * @throws IllegalStateException if it is no PostgreSQL URL. A wrong variable is a mistake to be
   *     seen, not a reason to skip; the URL itself stays out of the message, for it has a password
   */
  static RunningPostgres at(String url) {
    Properties properties = Driver.parseURL(url, new Properties());
    String prefix = "jdbc:postgresql://";
    int slash = url.indexOf('/', prefix.length());
    if (properties == null || !url.startsWith(prefix) || slash < 0) {
      throw new IllegalStateException(
          PostgresServer.VARIABLE
              + " must look like jdbc:postgresql://host:port/database?user=…&password=…");
    }
    return new RunningPostgres(
        "PostgreSQL of " + PostgresServer.VARIABLE,
        url.substring(0, slash + 1),
        parameters(url),
        property(properties, PGProperty.PG_DBNAME, "postgres"),
        property(properties, PGProperty.USER, System.getProperty("user.name")),
        property(properties, PGProperty.PASSWORD, ""),
        () -> {});
  }

  private static String parameters(String url) {
    int mark = url.indexOf('?');
    if (mark < 0) {
      return "";
    }
    String kept =
        Arrays.stream(url.substring(mark + 1).split("&", -1))
            .filter(pair -> !pair.startsWith("user=") && !pair.startsWith("password="))
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? "" : "?" + kept;
  }

  private static String property(Properties properties, PGProperty key, String otherwise) {
    String value = key.getOrDefault(properties);
    return value == null || value.isEmpty() ? otherwise : value;
  }
}
