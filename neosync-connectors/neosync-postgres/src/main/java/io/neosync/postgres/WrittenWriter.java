package io.neosync.postgres;

import io.neosync.spi.Batch;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import io.neosync.spi.Writer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows that people wrote by hand. Rows that follow each other and name the same columns go
 * into one COPY of these columns, so that the server fills the others with their defaults, in the
 * order of the rows.
 */
final class WrittenWriter implements Writer<Batch> {

  private final TableTask task;
  private final List<WrittenColumn> columns;
  private final Target target;
  private List<Integer> named = List.of();
  private @Nullable RowWriter writer;
  private final List<Row> waiting = new ArrayList<>();
  private long rows;

  /** Opens a COPY of some columns. */
  interface Target {
    RowWriter open(TableTask some) throws SQLException;
  }

  WrittenWriter(TableTask task, Target target) {
    this.task = task;
    this.columns = WrittenColumn.of(task);
    this.target = target;
  }

  @Override
  public void write(Batch batch) throws SQLException {
    for (Row row : batch.rows()) {
      write(row);
    }
    send();
  }

  private void write(Row row) throws SQLException {
    List<Integer> present = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (row.value(i) != Row.UNSET) {
        present.add(i);
      }
    }
    if (writer == null || !present.equals(named)) {
      flush();
      named = present;
      List<ColumnMapping> some = present.stream().map(task.columns()::get).toList();
      writer = target.open(new TableTask(task.source(), task.destination(), some, task.subset()));
    }
    @Nullable Object[] texts = new Object[present.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(row.value(present.get(i)), columns.get(present.get(i)));
    }
    waiting.add(Row.of(texts));
  }

  private void send() throws SQLException {
    if (writer != null && !waiting.isEmpty()) {
      writer.write(new Batch(waiting));
      waiting.clear();
    }
  }

  private static @Nullable String text(@Nullable Object value, WrittenColumn column)
      throws SQLException {
    try {
      return value == null ? null : WrittenText.of(value, column.type());
    } catch (Unfit e) {
      throw new SQLException(
          "column %s: a value %s".formatted(column.name(), e.getMessage()), "22000", e);
    }
  }

  private void flush() throws SQLException {
    send();
    RowWriter full = writer;
    if (full != null) {
      writer = null;
      try (full) {
        rows += full.finish();
      }
    }
  }

  @Override
  public long finish() throws SQLException {
    flush();
    return rows;
  }

  @Override
  public void close() throws SQLException {
    if (writer != null) {
      writer.close();
    }
  }
}
