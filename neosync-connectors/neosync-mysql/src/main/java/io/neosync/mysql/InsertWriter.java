package io.neosync.mysql;

import io.neosync.spi.Batch;
import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import io.neosync.spi.Writer;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows with INSERTs of many rows, where the server takes no LOAD DATA LOCAL. A statement is
 * as long as the server's packets allow, within reason.
 */
final class InsertWriter implements Writer<Batch> {

  /** Longer statements are no faster. */
  private static final int ENOUGH = 1 << 20;

  private final Backend backend;
  private final LongConsumer arrived;
  private final String head;
  private final int columns;
  private final long room;
  private final StringBuilder statement = new StringBuilder();
  private final StringBuilder row = new StringBuilder();
  private long stored;

  /**
   * @param table the quoted name
   * @param arrived hears the number of rows once they are stored
   */
  InsertWriter(Backend backend, String table, TableTask task, LongConsumer arrived) {
    this.backend = backend;
    this.arrived = arrived;
    this.columns = task.columns().size();
    this.head =
        "INSERT INTO %s (%s) VALUES "
            .formatted(
                table,
                MySqlSql.names(
                    task.columns().stream().map(each -> each.destination().name()).toList()));
    // All characters of a statement are ASCII, but for those of names.
    this.room = Math.min(ENOUGH, backend.server().maxPacket() - 1_024);
  }

  @Override
  public void write(Batch batch) throws SQLException {
    for (Row values : batch.rows()) {
      row.setLength(0);
      row.append('(');
      for (int i = 0; i < columns; i++) {
        row.append(i == 0 ? "" : ",").append(literal(values.value(i)));
      }
      row.append(')');
      if (!statement.isEmpty() && statement.length() + row.length() + 1 > room) {
        send();
      }
      statement.append(statement.isEmpty() ? head : ",").append(row);
    }
  }

  private static String literal(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof byte[] bytes) {
      return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }
    return value instanceof Long || value instanceof Integer || value instanceof BigDecimal
        ? RowLoadWriter.text(value)
        : MySqlLiterals.quoted(RowLoadWriter.text(value));
  }

  private void send() throws SQLException {
    if (!statement.isEmpty()) {
      stored += backend.update(statement.toString());
      LoadWriter.refuseWarnings(backend);
      statement.setLength(0);
    }
  }

  @Override
  public long finish() throws SQLException {
    send();
    arrived.accept(stored);
    return stored;
  }

  @Override
  public void close() {
    statement.setLength(0);
  }
}
