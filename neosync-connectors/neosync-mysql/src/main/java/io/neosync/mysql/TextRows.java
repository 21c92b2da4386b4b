package io.neosync.mysql;

import io.neosync.jdbc.RowStream;
import io.neosync.jdbc.Rows;
import io.neosync.mysql.MySqlType.Kind;
import io.neosync.spi.Row;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as values. What has no value of its own in a {@link Row} is the server's text. */
final class TextRows implements Rows {

  private final RowStream stream;
  private final List<Kind> kinds;
  private long bytes;

  /**
   * @param kinds of the columns
   */
  TextRows(RowStream stream, List<Kind> kinds) {
    this.stream = stream;
    this.kinds = kinds;
  }

  @Override
  public @Nullable Row next() throws SQLException {
    if (!stream.next()) {
      return null;
    }
    @Nullable Object[] values = new Object[kinds.size()];
    for (int i = 0; i < values.length; i++) {
      byte[] value = stream.row().getBytes(i + 1);
      if (value != null) {
        bytes += value.length;
        values[i] = value(kinds.get(i), value);
      }
    }
    return Row.of(values);
  }

  private static Object value(Kind kind, byte[] value) {
    return switch (kind) {
      case BIT, BINARY, VARBINARY, BLOB, GEOMETRY, OPAQUE -> value;
      case INTEGER -> integer(text(value));
      case DECIMAL -> new BigDecimal(text(value));
      case FLOAT -> Float.valueOf(text(value));
      case DOUBLE -> Double.valueOf(text(value));
      case TIMESTAMP -> moment(text(value));
      default -> text(value);
    };
  }

  /** The greatest values of BIGINT UNSIGNED are beyond a long. */
  private static Object integer(String text) {
    BigDecimal number = new BigDecimal(text);
    return number.precision() < 19 || number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
        ? (Object) number.longValueExact()
        : number;
  }

  /** A moment, which our sessions write in UTC; zero is none. */
  private static Object moment(String text) {
    return text.startsWith("0000-")
        ? text
        : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() throws SQLException {
    stream.close();
  }
}
