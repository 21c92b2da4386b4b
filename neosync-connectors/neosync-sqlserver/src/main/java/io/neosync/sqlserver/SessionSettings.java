package io.neosync.sqlserver;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Settings under which nothing is cut, hidden or counted otherwise, and an error ends the
 * transaction; and what they were before, to be put back.
 */
final class SessionSettings {

  /** The bits of @@OPTIONS, and what we want of each. */
  private enum Option {
    ANSI_WARNINGS(8, true),
    ANSI_PADDING(16, true),
    ANSI_NULLS(32, true),
    ARITHABORT(64, true),
    QUOTED_IDENTIFIER(256, true),
    NOCOUNT(512, false),
    CONCAT_NULL_YIELDS_NULL(4_096, true),
    NUMERIC_ROUNDABORT(8_192, false),
    XACT_ABORT(16_384, true);

    private final int bit;
    private final boolean wanted;

    Option(int bit, boolean wanted) {
      this.bit = bit;
      this.wanted = wanted;
    }
  }

  /** Everybody may see their own session. */
  private static final String QUERY =
      "SELECT @@OPTIONS, text_size FROM sys.dm_exec_sessions WHERE session_id = @@SPID";

  private static final String UNLIMITED = "2147483647";

  private final Map<String, String> before;

  private SessionSettings(Map<String, String> before) {
    this.before = before;
  }

  /** Sets ours, and remembers what was there. */
  static SessionSettings set(Connection connection) throws SQLException {
    Map<String, String> ours = new LinkedHashMap<>();
    Map<String, String> before = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(QUERY)) {
        row.next();
        int options = row.getInt(1);
        for (Option option : Option.values()) {
          before.put(option.name(), word((options & option.bit) != 0));
          ours.put(option.name(), word(option.wanted));
        }
        int textSize = row.getInt(2);
        before.put("TEXTSIZE", textSize < 0 ? UNLIMITED : Integer.toString(textSize));
        ours.put("TEXTSIZE", UNLIMITED);
      }
      SessionSettings settings = new SessionSettings(before);
      ours.entrySet().removeIf(each -> each.getValue().equals(before.get(each.getKey())));
      before.keySet().retainAll(ours.keySet());
      set(statement, ours);
      return settings;
    }
  }

  void restore(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      set(statement, before);
    }
  }

  private static String word(boolean on) {
    return on ? "ON" : "OFF";
  }

  private static void set(Statement statement, Map<String, String> values) throws SQLException {
    if (!values.isEmpty()) {
      statement.execute(
          values.entrySet().stream()
              .map(each -> "SET " + each.getKey() + " " + each.getValue())
              .collect(Collectors.joining("; ")));
    }
  }
}
