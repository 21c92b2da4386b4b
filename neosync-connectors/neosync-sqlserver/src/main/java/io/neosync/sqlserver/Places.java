package io.neosync.sqlserver;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a JDBC URL points to, for people. */
final class Places {

  private static final String PREFIX = "jdbc:sqlserver://";

  /** A property; a value in braces may hold semicolons, and closing braces twice. */
  private static final Pattern PROPERTY =
      Pattern.compile(";\\s*([^=;{}]*)=\\s*(\\{(?:[^}]|\\}\\})*\\}|[^;]*)");

  private Places() {}

  /**
   * @throws IllegalArgumentException if a password is among the properties, since URLs are logged
   */
  static String of(String jdbcUrl) {
    if (!jdbcUrl.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
      throw new IllegalArgumentException(
          "the URL is not one of Microsoft's JDBC driver:"
              + " jdbc:sqlserver://host:1433;databaseName=name");
    }
    String rest = jdbcUrl.substring(PREFIX.length());
    int end = rest.indexOf(';');
    String host = end < 0 ? rest : rest.substring(0, end);
    String database = "";
    Matcher property = PROPERTY.matcher(rest);
    while (property.find()) {
      String name = property.group(1).strip().toLowerCase(Locale.ROOT);
      String value = property.group(2).strip();
      switch (name) {
        case "database", "databasename" -> database = unquoted(value);
        case "server", "servername" -> host = host.isEmpty() ? unquoted(value) : host;
        case "password", "accesstoken", "keystoresecret", "truststorepassword" ->
            throw new IllegalArgumentException(
                "the URL has a secret among its properties; pass user and password on their own,"
                    + " or a DataSource that has what else it needs");
        default -> {}
      }
    }
    if (host.indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          "the URL has a user before the host; pass user and password on their own");
    }
    return (host.isEmpty() ? "localhost" : host) + (database.isEmpty() ? "" : "/" + database);
  }

  private static String unquoted(String value) {
    return value.startsWith("{")
        ? value.substring(1, value.length() - 1).replace("}}", "}")
        : value;
  }
}
