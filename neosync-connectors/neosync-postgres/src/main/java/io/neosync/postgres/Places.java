package io.neosync.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a JDBC URL points to, for people. */
final class Places {

  /** The driver's URL without its parameters, among which a password may be. */
  private static final Pattern URL =
      Pattern.compile("jdbc:postgresql:(?://([^/?]*)/)?([^?]*).*", Pattern.DOTALL);

  private static final Pattern WITH_USER = Pattern.compile("[^/?]*//[^/?]*@");

  private Places() {}

  /**
   * @throws IllegalArgumentException if a user, and a password perhaps, stands before the host: the
   *     driver would take it for a part of the host's name and show it
   */
  static String of(String jdbcUrl) {
    if (WITH_USER.matcher(jdbcUrl).lookingAt()) {
      throw new IllegalArgumentException(
          "the URL has a user before the host, which PostgreSQL's driver does not know; pass user"
              + " and password on their own");
    }
    Matcher url = URL.matcher(jdbcUrl);
    if (!url.matches()) {
      return "";
    }
    String host = url.group(1) == null ? "localhost" : url.group(1);
    return host + "/" + url.group(2);
  }
}
