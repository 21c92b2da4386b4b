package io.neosync.mysql;

import io.neosync.spi.Batch;
import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import io.neosync.spi.Writer;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/** Writes rows with INSERTs of many rows, where the server takes no LOAD DATA LOCAL. */
final class InsertWriter implements Writer<Batch> {

  private final Backend backend;
  private final LongConsumer arrived;
  private final InsertText text;
  private long stored;

  /**
   * @param table the quoted name
   * @param arrived hears the number of rows once they are stored
   */
  InsertWriter(Backend backend, String table, TableTask task, LongConsumer arrived) {
    this.backend = backend;
    this.arrived = arrived;
    this.text =
        new InsertText(
            backend.server(),
            table,
            task.columns().stream().map(each -> each.destination().name()).toList(),
            this::send);
  }

  @Override
  public void write(Batch batch) throws SQLException {
    for (Row row : batch.rows()) {
      text.add(row);
    }
  }

  private void send(String statement) throws SQLException {
    stored += backend.update(statement);
    LoadWriter.refuseWarnings(backend);
  }

  @Override
  public long finish() throws SQLException {
    text.end();
    arrived.accept(stored);
    return stored;
  }

  @Override
  public void close() {}
}
