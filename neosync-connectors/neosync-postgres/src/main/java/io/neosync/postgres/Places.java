package io.neosync.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a JDBC URL points to, for people. */
final class Places {

  /** The driver's URL without its parameters, among which a password may be, and without a user. */
  private static final Pattern URL =
      Pattern.compile("jdbc:postgresql:(?://(?:[^/@?]*@)?([^/?]*)/)?([^?]*).*", Pattern.DOTALL);

  private Places() {}

  static String of(String jdbcUrl) {
    Matcher url = URL.matcher(jdbcUrl);
    if (!url.matches()) {
      return "";
    }
    String host = url.group(1) == null ? "localhost" : url.group(1);
    return host + "/" + url.group(2);
  }
}
