package io.neosync.internal.run;

import io.neosync.spi.Batch;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.Fit;
import io.neosync.spi.Format;
import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import io.neosync.spi.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the values of a source's rows into those that the destination's columns take. */
final class Conversion<T> implements Writer<T> {

  private final Writer<T> writer;
  private final Format<T> format;
  private final List<ColumnMapping> columns;

  private Conversion(Writer<T> writer, Format<T> format, List<ColumnMapping> columns) {
    this.writer = writer;
    this.format = format;
    this.columns = columns;
  }

  /** The writer itself where no value has to be converted. Only rows can be. */
  static <T> Writer<T> before(Writer<T> writer, Format<T> format, TableTask task) {
    boolean needed =
        format.equals(Format.ROWS)
            && task.columns().stream().anyMatch(column -> column.fit().converts());
    return needed ? new Conversion<>(writer, format, task.columns()) : writer;
  }

  @Override
  public void write(T piece) throws Exception {
    List<Row> rows = new ArrayList<>();
    for (Row row : Format.ROWS.pieces().cast(piece).rows()) {
      rows.add(converted(row));
    }
    writer.write(format.pieces().cast(new Batch(rows)));
  }

  private Row converted(Row row) {
    @Nullable Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      Fit fit = columns.get(i).fit();
      try {
        values[i] = fit.convert(row.value(i));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "column " + columns.get(i).source().name() + ": " + e.getMessage(), e);
      }
    }
    return Row.of(values);
  }

  @Override
  public long finish() throws Exception {
    return writer.finish();
  }

  @Override
  public void close() throws Exception {
    writer.close();
  }
}
