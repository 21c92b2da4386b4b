package io.neosync.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settings under which values have one exact text, nothing is changed or hidden on its way and
 * nothing times out; and what they were before, to be put back.
 */
final class SessionVariables {

  /**
   * Without the modes that change what is read or written: no cut text, no coerced value, no
   * counter where a row says zero, no padding. Dates that only a lax server took may be stored.
   */
  private static final String MODES =
      "'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION'";

  private static final String DAY = "86400";

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private final Map<String, @Nullable String> before;

  private SessionVariables(Map<String, @Nullable String> before) {
    this.before = before;
  }

  private static Map<String, String> ours(Server server) {
    Map<String, String> ours = new LinkedHashMap<>();
    ours.put("sql_mode", MODES);
    ours.put("time_zone", "'+00:00'");
    ours.put("character_set_results", "NULL");
    ours.put("foreign_key_checks", "1");
    ours.put("unique_checks", "1");
    ours.put("sql_notes", "1");
    ours.put("sql_safe_updates", "0");
    ours.put("sql_big_selects", "1");
    ours.put("sql_auto_is_null", "0");
    ours.put("sql_select_limit", "18446744073709551615");
    ours.put("net_read_timeout", DAY);
    ours.put("net_write_timeout", DAY);
    ours.put("wait_timeout", DAY);
    ours.put("lock_wait_timeout", DAY);
    ours.put("sql_quote_show_create", "1");
    if (server.mariaDb()) {
      ours.put("max_statement_time", "0");
      ours.put("check_constraint_checks", "1");
      ours.put("max_recursive_iterations", "4294967295");
    } else {
      ours.put("max_execution_time", "0");
      ours.put("information_schema_stats_expiry", "0");
      ours.put("range_optimizer_max_mem_size", "0");
      ours.put("cte_max_recursion_depth", "4294967295");
    }
    return ours;
  }

  /** Sets ours, and remembers what was there. */
  static SessionVariables set(Connection connection, Server server) throws SQLException {
    Map<String, String> ours = ours(server);
    Map<String, @Nullable String> before = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      String names =
          ours.keySet().stream().map(name -> "@@session." + name).collect(Collectors.joining(", "));
      try (ResultSet row = statement.executeQuery("SELECT " + names)) {
        row.next();
        int column = 0;
        for (String name : ours.keySet()) {
          before.put(name, row.getString(++column));
        }
      }
      set(statement, ours);
    }
    return new SessionVariables(before);
  }

  void restore(Connection connection) throws SQLException {
    Map<String, String> values = new LinkedHashMap<>();
    before.forEach((name, value) -> values.put(name, literal(value)));
    try (Statement statement = connection.createStatement()) {
      set(statement, values);
    }
  }

  private static void set(Statement statement, Map<String, String> values) throws SQLException {
    statement.execute(
        values.entrySet().stream()
            .map(each -> "SESSION " + each.getKey() + " = " + each.getValue())
            .collect(Collectors.joining(", ", "SET ", "")));
  }

  private static String literal(@Nullable String value) {
    if (value == null) {
      return "NULL";
    }
    return NUMBER.matcher(value).matches() ? value : "'" + value.replace("'", "''") + "'";
  }
}
