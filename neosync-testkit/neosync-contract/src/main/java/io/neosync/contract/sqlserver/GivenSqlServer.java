package io.neosync.contract.sqlserver;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server that the environment variable names. It is used, never started or stopped. */
final class GivenSqlServer {

  static final String VARIABLE = "NEOSYNC_TEST_SQLSERVER_URL";

  private static final Pattern PROPERTY = Pattern.compile(";([^=;]+)=([^;]*)");

  private GivenSqlServer() {}

  /**
   * Takes the URL apart without connecting.
   *
   * @throws IllegalStateException if it is no URL of the driver, or lacks a user. A wrong variable
   *     is a mistake to be seen, not a reason to skip; the URL itself stays out of the message, for
   *     it has a password
   */
  static RunningSqlServer at(String url) {
    if (!url.startsWith("jdbc:sqlserver://")) {
      throw wrong();
    }
    String user = "";
    String password = "";
    StringBuilder rest = new StringBuilder();
    Matcher property = PROPERTY.matcher(url);
    while (property.find()) {
      switch (property.group(1).toLowerCase(Locale.ROOT)) {
        case "user" -> user = property.group(2);
        case "password" -> password = property.group(2);
        case "database", "databasename" -> {}
        default -> rest.append(property.group());
      }
    }
    if (user.isEmpty()) {
      throw wrong();
    }
    int end = url.indexOf(';');
    return new RunningSqlServer(
        "SQL Server of " + VARIABLE, url.substring(0, end) + rest, user, password);
  }

  private static IllegalStateException wrong() {
    return new IllegalStateException(
        VARIABLE + " must look like jdbc:sqlserver://host:port;user=…;password=…;encrypt=false");
  }
}
