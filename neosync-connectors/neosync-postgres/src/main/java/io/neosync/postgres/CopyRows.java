package io.neosync.postgres;

import io.neosync.jdbc.Rows;
import io.neosync.spi.Row;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as values, out of the text stream of a COPY. Unlike a cursor, which fetches so many rows at
 * once however wide they are, it has one row in memory, and those of the batch.
 */
final class CopyRows implements Rows {

  /** Which Java type a column's values have. */
  enum Kind {
    BOOLEAN,
    LONG,
    FLOAT,
    DOUBLE,
    BYTES,
    TEXT
  }

  private final CopyStream copy;
  private final List<Kind> kinds;
  private long bytes;

  /**
   * @param kinds of the columns
   */
  CopyRows(CopyStream copy, List<Kind> kinds) {
    this.copy = copy;
    this.kinds = kinds;
  }

  @Override
  public @Nullable Row next() throws SQLException {
    byte[] line = copy.read();
    if (line == null) {
      return null;
    }
    bytes += line.length;
    return row(line);
  }

  private Row row(byte[] line) {
    @Nullable Object[] values = new Object[kinds.size()];
    int start = 0;
    for (int i = 0; i < values.length; i++) {
      int end = start;
      while (line[end] != '\t' && line[end] != '\n') {
        end++;
      }
      values[i] = value(kinds.get(i), line, start, end);
      start = end + 1;
    }
    return Row.of(values);
  }

  private static @Nullable Object value(Kind kind, byte[] line, int start, int end) {
    if (end - start == 2 && line[start] == '\\' && line[start + 1] == 'N') {
      return null;
    }
    int length = unescape(line, start, end);
    if (kind == Kind.BYTES) {
      return binary(line, start + 2, start + length);
    }
    String text = new String(line, start, length, StandardCharsets.UTF_8);
    return switch (kind) {
      case BOOLEAN -> text.equals("t");
      case LONG -> Long.valueOf(text);
      case FLOAT -> Float.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case BYTES, TEXT -> text;
    };
  }

  /** Resolves escapes in place, which only shortens, and returns the new length. */
  private static int unescape(byte[] line, int start, int end) {
    int to = start;
    for (int from = start; from < end; from++) {
      byte b = line[from];
      if (b == '\\') {
        from++;
        b =
            switch (line[from]) {
              case 'b' -> '\b';
              case 'f' -> '\f';
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              case 'v' -> 0x0b;
              default -> line[from];
            };
      }
      line[to++] = b;
    }
    return to - start;
  }

  private static byte[] binary(byte[] line, int start, int end) {
    byte[] binary = new byte[(end - start) / 2];
    for (int i = 0; i < binary.length; i++) {
      int high = HexFormat.fromHexDigit(line[start + 2 * i]);
      int low = HexFormat.fromHexDigit(line[start + 2 * i + 1]);
      binary[i] = (byte) (high << 4 | low);
    }
    return binary;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() throws SQLException {
    copy.close();
  }
}
