package io.neosync.mysql;

import io.neosync.spi.Row;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes INSERTs of many rows each. A statement is as long as the server's packets allow, within
 * reason. All its characters are ASCII, but for those of names.
 */
final class InsertText {

  /** Longer statements are no faster. */
  private static final int ENOUGH = 1 << 20;

  private final String head;
  private final long room;
  private final Sink sink;
  private final StringBuilder statement = new StringBuilder();
  private final StringBuilder row = new StringBuilder();

  /** Takes the statements, one after the other. */
  interface Sink {
    void take(String statement) throws SQLException;
  }

  /**
   * @param table the quoted name
   */
  InsertText(Server server, String table, List<String> columns, Sink sink) {
    this.head = "INSERT INTO %s (%s) VALUES ".formatted(table, MySqlSql.names(columns));
    this.room = Math.min(ENOUGH, server.maxPacket() - 1_024);
    this.sink = sink;
  }

  void add(Row values) throws SQLException {
    row.setLength(0);
    row.append('(');
    for (int i = 0; i < values.size(); i++) {
      row.append(i == 0 ? "" : ",").append(literal(values.value(i)));
    }
    row.append(')');
    if (!statement.isEmpty() && statement.length() + row.length() + 1 > room) {
      end();
    }
    statement.append(statement.isEmpty() ? head : ",").append(row);
  }

  private static String literal(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof byte[] bytes) {
      return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }
    if (value instanceof SqlExpression expression) {
      return expression.sql();
    }
    return value instanceof Long || value instanceof Integer || value instanceof BigDecimal
        ? RowLoadWriter.text(value)
        : MySqlLiterals.quoted(RowLoadWriter.text(value));
  }

  /** Passes on the statement that is not full. */
  void end() throws SQLException {
    if (!statement.isEmpty()) {
      String full = statement.toString();
      statement.setLength(0);
      sink.take(full);
    }
  }
}
