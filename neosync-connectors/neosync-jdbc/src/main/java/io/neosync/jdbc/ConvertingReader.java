package io.neosync.jdbc;

import io.neosync.spi.Batch;
import io.neosync.spi.Reader;
import io.neosync.spi.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows for a destination of another engine: values as the engine gave them are turned into
 * the classes of their logical types.
 */
public final class ConvertingReader implements Reader<Batch> {

  private final Reader<Batch> reader;
  private final List<UnaryOperator<Object>> columns;

  /**
   * @param columns what makes a value of each column one of its class; never given null
   */
  public ConvertingReader(Reader<Batch> reader, List<UnaryOperator<Object>> columns) {
    this.reader = reader;
    this.columns = List.copyOf(columns);
  }

  @Override
  public @Nullable Batch next() throws Exception {
    Batch batch = reader.next();
    if (batch == null) {
      return null;
    }
    List<Row> rows = new ArrayList<>(batch.rows().size());
    for (Row row : batch.rows()) {
      @Nullable Object[] values = new Object[columns.size()];
      for (int i = 0; i < values.length; i++) {
        Object value = row.value(i);
        values[i] = value == null ? null : columns.get(i).apply(value);
      }
      rows.add(Row.of(values));
    }
    return new Batch(rows);
  }

  @Override
  public long rows() {
    return reader.rows();
  }

  @Override
  public long bytes() {
    return reader.bytes();
  }

  @Override
  public void close() throws Exception {
    reader.close();
  }
}
