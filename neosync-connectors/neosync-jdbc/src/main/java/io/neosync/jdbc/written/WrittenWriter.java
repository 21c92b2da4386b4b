package io.neosync.jdbc.written;

import io.neosync.schema.ColumnType;
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
 * together through one writer of these columns, so that the server fills the others with their
 * defaults, in the order of the rows.
 */
public final class WrittenWriter<T extends ColumnType> implements Writer<Batch> {

  private final TableTask task;
  private final WrittenDialect<T> dialect;
  private final List<WrittenColumn<T>> columns;
  private final Target target;
  private List<Integer> named = List.of();
  private @Nullable Writer<Batch> writer;
  private final List<Row> waiting = new ArrayList<>();
  private long rows;

  /** Opens a writer of some of a table's columns. */
  public interface Target {
    Writer<Batch> open(TableTask some) throws Exception;
  }

  public WrittenWriter(TableTask task, WrittenDialect<T> dialect, Target target) {
    this.task = task;
    this.dialect = dialect;
    this.columns = WrittenColumn.of(task, dialect.types());
    this.target = target;
  }

  @Override
  public void write(Batch batch) throws Exception {
    for (Row row : batch.rows()) {
      write(row);
    }
    send();
  }

  private void write(Row row) throws Exception {
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
    @Nullable Object[] values = new Object[present.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored(row.value(present.get(i)), columns.get(present.get(i)));
    }
    waiting.add(Row.of(values));
  }

  private void send() throws Exception {
    if (writer != null && !waiting.isEmpty()) {
      writer.write(new Batch(waiting));
      waiting.clear();
    }
  }

  private @Nullable Object stored(@Nullable Object value, WrittenColumn<T> column)
      throws SQLException {
    try {
      return value == null ? null : dialect.stored(value, column.type());
    } catch (Unfit e) {
      throw new SQLException(
          "column %s: a value %s".formatted(column.name(), e.getMessage()), "22000", e);
    }
  }

  private void flush() throws Exception {
    send();
    Writer<Batch> full = writer;
    if (full != null) {
      writer = null;
      try (full) {
        rows += full.finish();
      }
    }
  }

  @Override
  public long finish() throws Exception {
    flush();
    return rows;
  }

  @Override
  public void close() throws Exception {
    if (writer != null) {
      writer.close();
    }
  }
}
