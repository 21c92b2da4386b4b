package io.neosync.mysql;

import io.neosync.spi.Batch;
import io.neosync.spi.Row;
import io.neosync.spi.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes rows as the text that LOAD DATA reads. */
final class RowLoadWriter implements Writer<Batch> {

  private final LoadWriter writer;
  private final int columns;
  private final LoadTextBuilder text = new LoadTextBuilder();

  RowLoadWriter(LoadWriter writer, int columns) {
    this.writer = writer;
    this.columns = columns;
  }

  @Override
  public void write(Batch batch) throws SQLException, InterruptedException {
    for (Row row : batch.rows()) {
      for (int i = 0; i < columns; i++) {
        text.field(bytes(row.value(i)));
      }
      if (columns == 0) {
        text.field(null);
      }
      text.endRow();
      if (text.full()) {
        writer.write(text.piece());
      }
    }
  }

  static byte @Nullable [] bytes(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /** A value as the server reads it: numbers in digits that say them exactly. */
  static String text(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Instant moment) {
      return MySqlLiterals.text(moment);
    }
    // The digits of a float are too few for a double, and for MySQL's way of reading them.
    return value instanceof Float number ? Double.toString(number.doubleValue()) : value.toString();
  }

  @Override
  public long finish() throws SQLException, InterruptedException {
    if (!text.isEmpty()) {
      writer.write(text.piece());
    }
    return writer.finish();
  }

  @Override
  public void close() {
    writer.close();
  }
}
