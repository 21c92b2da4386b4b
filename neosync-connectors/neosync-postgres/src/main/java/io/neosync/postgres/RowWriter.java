package io.neosync.postgres;

import io.neosync.spi.Batch;
import io.neosync.spi.Row;
import io.neosync.spi.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Writes rows as the text that COPY reads, which is far faster than INSERT. */
final class RowWriter implements Writer<Batch> {

  private final CopyWriter copy;
  private final int columns;

  RowWriter(CopyWriter copy, int columns) {
    this.copy = copy;
    this.columns = columns;
  }

  @Override
  public void write(Batch batch) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (Row row : batch.rows()) {
      for (int i = 0; i < columns; i++) {
        if (i > 0) {
          text.append('\t');
        }
        append(text, row.value(i));
      }
      text.append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    copy.write(new CopyChunk(bytes, bytes.length));
  }

  private static void append(StringBuilder text, @Nullable Object value) {
    if (value == null) {
      text.append("\\N");
    } else if (value instanceof byte[] binary) {
      text.append("\\\\x").append(HexFormat.of().formatHex(binary));
    } else {
      escape(text, value.toString());
    }
  }

  private static void escape(StringBuilder text, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> text.append(c);
      }
    }
  }

  @Override
  public long finish() throws SQLException {
    return copy.finish();
  }

  @Override
  public void close() throws SQLException {
    copy.close();
  }
}
