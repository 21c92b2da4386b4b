package io.neosync.mysql;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the values out of the server's errors. Messages of kinds that are known to name tables,
 * columns and keys only are kept, the value is cut out of those that quote one, and all others are
 * withheld, since a trigger may have made them up.
 */
final class MySqlErrors {

  /**
   * Kinds whose messages hold names only: access, unknown names, NULL, missing values, foreign
   * keys, checks, sizes, truncation, locks, being killed, generated columns, and the like.
   */
  private static final Set<Integer> WITHOUT_VALUES =
      Set.of(
          1021, 1027, 1030, 1037, 1038, 1041, 1044, 1045, 1046, 1048, 1049, 1050, 1051, 1054, 1060,
          1067, 1068, 1069, 1071, 1091, 1099, 1100, 1104, 1114, 1115, 1118, 1129, 1130, 1142, 1143,
          1146, 1148, 1153, 1158, 1159, 1160, 1161, 1180, 1181, 1192, 1194, 1195, 1205, 1206, 1213,
          1215, 1216, 1217, 1227, 1235, 1261, 1262, 1263, 1264, 1265, 1273, 1286, 1289, 1290, 1317,
          1364, 1369, 1406, 1412, 1419, 1436, 1442, 1451, 1452, 1524, 1568, 1665, 1701, 1792, 1845,
          1846, 1878, 1901, 1906, 1969, 2013, 3024, 3105, 3572, 3750, 3763, 3780, 3819, 3948, 4025,
          4031, 4161);

  /** What of a message remains, for kinds that quote a value in the middle. */
  private static final Map<Integer, Pattern> AROUND_VALUE =
      Map.of(
          1062, Pattern.compile("(?s)^(Duplicate entry).*( for key '[^']*')$"),
          1292,
              Pattern.compile(
                  "(?s)^((?:Truncated i|I)ncorrect [A-Za-z0-9_]+ value).*?( for column .*)?$"),
          1300, Pattern.compile("(?s)^(Invalid [a-z0-9]+ character string).*()$"),
          1366, Pattern.compile("(?s)^(Incorrect [A-Za-z0-9_]+ value).*( for column .*)$"),
          1367, Pattern.compile("(?s)^(Illegal [A-Za-z0-9_]+).*(value found during parsing)$"),
          1586, Pattern.compile("(?s)^(Duplicate entry).*( for key '[^']*')$"),
          1064, Pattern.compile("(?s)^(You have an error in your SQL syntax).*()$"),
          3140, Pattern.compile("(?s)^(Invalid JSON text).*( in value for column .*)$"),
          3988, Pattern.compile("(?s)^(Conversion from collation).*(impossible.*)$"));

  /** A column is not to be NULL. */
  static final int NULL_REFUSED = 1048;

  /** No right to a database, table or column; a server that only reads. */
  private static final Set<Integer> FORBIDDEN = Set.of(1044, 1142, 1143, 1227, 1290, 1836);

  /** What the driver puts before the server's words. */
  private static final String PREFIX = "Data truncation: ";

  /** The state of an error that a trigger or function raised. */
  private static final String RAISED = "45000";

  private MySqlErrors() {}

  /** The same error without values of rows; SQLState and stack trace are kept. */
  static SQLException redacted(SQLException e) {
    int code = e.getErrorCode();
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (code == 0 && !state.startsWith("08") && e.getClass() == SQLException.class) {
      return e; // our own
    }
    SQLException redacted =
        new SQLException(
            (state.equals(RAISED)
                    ? "a trigger or function raised an error (its message may hold values, and is"
                        + " withheld)"
                    : code == 0 && state.startsWith("08")
                        ? disconnected(e)
                        : message(code, String.valueOf(e.getMessage())))
                + " [SQLState "
                + state
                + "]",
            state,
            code);
    redacted.setStackTrace(e.getStackTrace());
    return redacted;
  }

  /** What the driver says of a connection, in one line, and why: its causes hold no values. */
  private static String disconnected(SQLException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
    return root == e || reason.isEmpty() || message.contains(reason)
        ? message
        : message + ": " + reason;
  }

  /** A message of the server, or of the driver if it has no code, without values. */
  static String message(int code, String text) {
    String message = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    Pattern around = AROUND_VALUE.get(code);
    if (around != null) {
      Matcher parts = around.matcher(message);
      if (parts.matches()) {
        return parts.group(1) + (parts.group(2) == null ? "" : parts.group(2));
      }
    } else if (code == 0 || WITHOUT_VALUES.contains(code)) {
      return message;
    }
    return "the server reported error " + code + " (its message may hold values, and is withheld)";
  }

  /** Whether the user, or the server's own settings, do not allow a statement. */
  static boolean forbidden(SQLException e) {
    return FORBIDDEN.contains(e.getErrorCode());
  }

  /** Whether the connection is gone, so that the server's last answer may be missing. */
  static boolean connectionLost(SQLException e) {
    String state = e.getSQLState();
    return (state != null && state.startsWith("08")) || e.getErrorCode() == 2013;
  }
}
