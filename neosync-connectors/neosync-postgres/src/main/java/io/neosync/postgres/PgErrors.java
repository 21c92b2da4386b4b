package io.neosync.postgres;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Takes the values out of the server's errors. DETAIL, CONTEXT and the like quote rows, so does the
 * primary message of some kinds; names of tables, columns and constraints stay.
 */
final class PgErrors {

  private PgErrors() {}

  /** The same error without values of rows; SQLState and stack trace are kept. */
  static SQLException redacted(SQLException e) {
    ServerErrorMessage server =
        e instanceof PSQLException driver ? driver.getServerErrorMessage() : null;
    if (server == null) {
      return e;
    }
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    StringBuilder message = new StringBuilder(primary(server.getMessage(), state));
    named(message, "table", server.getTable());
    named(message, "column", server.getColumn());
    named(message, "constraint", server.getConstraint());
    message.append(" [SQLState ").append(state).append(']');
    SQLException redacted = new SQLException(message.toString(), state, e.getErrorCode());
    redacted.setStackTrace(e.getStackTrace());
    return redacted;
  }

  private static String primary(@org.jspecify.annotations.Nullable String message, String state) {
    if (message == null) {
      return "the server reported an error";
    }
    if (state.startsWith("P0")) {
      return "a trigger or function raised an exception (its message may hold values, and is"
          + " withheld)";
    }
    // Data exceptions quote the value after a colon: invalid input syntax for type integer: "x".
    int colon = state.startsWith("22") ? message.indexOf(": \"") : -1;
    String shown = colon < 0 ? message : message.substring(0, colon) + " (value withheld)";
    return state.startsWith("22") ? shown.replaceFirst("^value \".*\" is", "a value is") : shown;
  }

  private static void named(
      StringBuilder message, String what, @org.jspecify.annotations.Nullable String name) {
    if (name != null && message.indexOf("\"" + name + "\"") < 0) {
      message.append("; ").append(what).append(" \"").append(name).append('"');
    }
  }

  /** Whether the connection is gone, so that the server's last answer may be missing. */
  static boolean connectionLost(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }
}
