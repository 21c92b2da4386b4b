package io.neosync.mysql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a JDBC URL points to, for people. */
final class Places {

  /** The driver's URL without its parameters, among which a password may be. */
  private static final Pattern URL =
      Pattern.compile("jdbc:mysql:(?:[a-z+]*:)?//([^/?]*)/?([^?]*).*", Pattern.DOTALL);

  private Places() {}

  /**
   * @throws IllegalArgumentException if a user stands before the host, since the driver would take
   *     what follows for a part of its name and show it
   */
  static String of(String jdbcUrl) {
    Matcher url = URL.matcher(jdbcUrl);
    if (!url.matches()) {
      throw new IllegalArgumentException(
          "the URL is not one of MySQL Connector/J: jdbc:mysql://host:3306/database");
    }
    String host = url.group(1);
    if (host.indexOf('@') >= 0 || host.indexOf('=') >= 0) {
      throw new IllegalArgumentException(
          "the URL has a user or properties before the database; pass user and password on their"
              + " own, and properties after a question mark");
    }
    return (host.isEmpty() ? "localhost" : host) + "/" + url.group(2);
  }
}
