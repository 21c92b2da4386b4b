package io.neosync.postgres;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Takes the values out of the server's errors. DETAIL, CONTEXT and the like quote rows, so does the
 * primary message of some kinds; names of tables, columns and constraints stay.
 */
final class PgErrors {

  /** Insufficient resources, on which the server's hint names a setting. */
  private static final String RESOURCES = "53";

  private PgErrors() {}

  /** The same error without values of rows; SQLState and stack trace are kept. */
  static SQLException redacted(SQLException e) {
    ServerErrorMessage server =
        e instanceof PSQLException driver ? driver.getServerErrorMessage() : null;
    if (server == null) {
      return e;
    }
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    StringBuilder message = new StringBuilder();
    if (ofProcedure(server, state)) {
      message.append(
          "a trigger or function raised an exception (its message may hold values, and is"
              + " withheld)");
    } else {
      message.append(primary(server.getMessage(), state));
      named(message, "table", server.getTable());
      named(message, "column", server.getColumn());
      named(message, "constraint", server.getConstraint());
      if (state.startsWith(RESOURCES) && server.getHint() != null) {
        message.append("; ").append(server.getHint());
      }
    }
    message.append(" [SQLState ").append(state).append(']');
    SQLException redacted = new SQLException(message.toString(), state, e.getErrorCode());
    redacted.setStackTrace(e.getStackTrace());
    return redacted;
  }

  private static String primary(@org.jspecify.annotations.Nullable String message, String state) {
    if (message == null) {
      return "the server reported an error";
    }
    // Data exceptions quote the value: invalid input syntax for type integer: "x". Bytes are bare.
    return state.startsWith("22")
        ? message.replaceFirst("(?s)\".*\"", "(value withheld)").replaceFirst("(?s): 0x.*", "")
        : message;
  }

  /**
   * Whether a function's author may have made up the message, under whatever state, or the
   * statement that failed.
   */
  private static boolean ofProcedure(ServerErrorMessage server, String state) {
    String file = server.getFile() == null ? "" : server.getFile();
    String context = server.getWhere() == null ? "" : server.getWhere();
    boolean raised = file.startsWith("pl") && !file.startsWith("plan");
    boolean ofData = state.startsWith("22") || state.startsWith("23");
    return state.startsWith("P0") || raised || (context.contains("PL/") && !ofData);
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
