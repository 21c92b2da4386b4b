package io.neosync.sqlserver;

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
final class SqlServerErrors {

  /**
   * Kinds whose messages hold names only: access, unknown names, syntax, NULL, foreign keys and
   * checks, locks, sizes, space, isolation, generated columns, logins, and the like.
   */
  private static final Set<Integer> WITHOUT_VALUES =
      Set.of(
          2, 18, 121, 130, 137, 156, 174, 195, 201, 207, 208, 209, 213, 214, 229, 230, 233, 262,
          264, 266, 271, 272, 273, 300, 302, 306, 334, 402, 488, 511, 512, 515, 529, 530, 544, 545,
          547, 596, 601, 605, 701, 802, 845, 911, 916, 927, 942, 978, 1088, 1101, 1105, 1204, 1205,
          1222, 1701, 1708, 1750, 1764, 1769, 1770, 1776, 1778, 1785, 1913, 1927, 2714, 2557, 2715,
          2760, 2812, 3013, 3202, 3609, 3616, 3701, 3723, 3726, 3729, 3732, 3902, 3903, 3906, 3908,
          3930, 3947, 3952, 3960, 3961, 3966, 3989, 3998, 4060, 4064, 4104, 4121, 4701, 4708, 4709,
          4711, 4712, 4714, 4764, 4819, 4834, 4891, 4920, 4922, 4924, 4928, 4933, 4936, 4947, 5074,
          5084, 6005, 6104, 6106, 6401, 7105, 7995, 7997, 8101, 8102, 8106, 8107, 8115, 8134, 8152,
          8170, 8180, 8525, 8623, 8632, 8645, 8651, 8701, 9002, 10054, 10060, 10902, 10928, 10929,
          13535, 13536, 13537, 13542, 13543, 13544, 13545, 13550, 13573, 13593, 15151, 15247, 15466,
          16937, 17142, 17806, 17809, 18401, 18451, 18452, 18456, 18486, 18487, 18488, 40197, 40501,
          40544, 40549, 40550, 40551, 40552, 40553, 40613, 41305, 41325, 49918, 49919, 49920);

  /** What of a message remains, for kinds that quote a value in the middle. */
  private static final Map<Integer, Pattern> AROUND_VALUE =
      Map.ofEntries(
          Map.entry(102, Pattern.compile("(?s)^(Incorrect syntax) near .*()$")),
          Map.entry(
              220,
              Pattern.compile("(?s)^(Arithmetic overflow error for data type [a-z0-9]+).*()$")),
          Map.entry(
              232, Pattern.compile("(?s)^(Arithmetic overflow error for type [a-z0-9]+).*()$")),
          Map.entry(241, Pattern.compile("(?s)^(Conversion failed when converting date[^']*)()$")),
          Map.entry(
              244,
              Pattern.compile("(?s)^(The conversion of the [a-z]+ value) '.*' (overflowed .*)$")),
          Map.entry(
              245,
              Pattern.compile(
                  "(?s)^(Conversion failed when converting the [a-z]+ value) '.*' (to data type"
                      + " [a-z]+)\\.?$")),
          Map.entry(
              248,
              Pattern.compile("(?s)^(The conversion of the [a-z]+ value) '.*' (overflowed .*)$")),
          Map.entry(
              1505,
              Pattern.compile(
                  "(?s)^(The CREATE UNIQUE INDEX statement terminated because a duplicate key was"
                      + " found for the object name '.*' and the index name '.*'\\.) The duplicate"
                      + " key value is .*()$")),
          Map.entry(
              2601,
              Pattern.compile(
                  "(?s)^(Cannot insert duplicate key row in object '.*' with unique index '.*'\\.)"
                      + " The duplicate key value is .*()$")),
          Map.entry(
              2627,
              Pattern.compile(
                  "(?s)^(Violation of .*?\\. Cannot insert duplicate key in object '.*'\\.) The"
                      + " duplicate key value is .*()$")),
          Map.entry(
              2628,
              Pattern.compile(
                  "(?s)^(String or binary data would be truncated in table '.*', column '.*'\\.)"
                      + " Truncated value: .*()$")),
          Map.entry(
              8114, Pattern.compile("(?s)^(Error converting data type [a-z]+ to [a-z]+).*()$")),
          Map.entry(8169, Pattern.compile("(?s)^(Conversion failed)[^']*()$")));

  /** Kinds whose value stands in parentheses, behind the names, in every language. */
  private static final Set<Integer> VALUE_IN_PARENTHESES = Set.of(1505, 2601, 2627);

  /** What the user may not do. */
  private static final Set<Integer> FORBIDDEN = Set.of(229, 230, 262, 297, 300, 1088, 3906, 4924);

  private SqlServerErrors() {}

  /** The same error without values of rows; SQLState and stack trace are kept. */
  static SQLException redacted(SQLException e) {
    int code = e.getErrorCode();
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (code == 0 && state.isEmpty() && e.getClass() == SQLException.class) {
      return e; // our own
    }
    SQLException redacted =
        new SQLException(
            message(code, state, String.valueOf(e.getMessage())) + " [SQLState " + state + "]",
            state,
            code);
    redacted.setStackTrace(e.getStackTrace());
    return redacted;
  }

  /** A message of the server, or of the driver if it has no code, without values. */
  static String message(int code, String state, String message) {
    Pattern around = AROUND_VALUE.get(code);
    if (around != null) {
      Matcher parts = around.matcher(message);
      if (parts.matches()) {
        String rest =
            parts.group(2) == null || parts.group(2).isEmpty() ? "" : " " + parts.group(2);
        return parts.group(1) + rest;
      }
      if (VALUE_IN_PARENTHESES.contains(code)) {
        int value = message.indexOf('(');
        return value < 0 ? message : message.substring(0, value).strip();
      }
    } else if (WITHOUT_VALUES.contains(code) || ofDriver(code, state)) {
      return message;
    }
    return "the server reported error " + code + " (its message may hold values, and is withheld)";
  }

  /** What the driver says of itself has no code; of values it tells the types. */
  private static boolean ofDriver(int code, String state) {
    return code == 0 && !state.startsWith("22");
  }

  /** Whether the user, or the database's own settings, do not allow a statement. */
  static boolean forbidden(SQLException e) {
    return FORBIDDEN.contains(e.getErrorCode());
  }

  /** Whether the connection is gone, so that the server's last answer may be missing. */
  static boolean connectionLost(SQLException e) {
    String state = e.getSQLState();
    return state != null && state.startsWith("08");
  }
}
