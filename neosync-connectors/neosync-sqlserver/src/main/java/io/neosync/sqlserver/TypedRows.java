package io.neosync.sqlserver;

import io.neosync.jdbc.RowStream;
import io.neosync.jdbc.Rows;
import io.neosync.spi.Row;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as values of the classes that their logical types say. */
final class TypedRows implements Rows {

  /** What values without a length of their own are taken for. */
  private static final int FIXED_BYTES = 8;

  /** As the driver writes it, in the value's own offset. */
  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendLiteral(' ')
          .appendOffset("+HH:MM", "+00:00")
          .toFormatter(Locale.ROOT);

  private final RowStream stream;
  private final List<SqlServerType> types;
  private long bytes;

  /**
   * @param types of the columns
   */
  TypedRows(RowStream stream, List<SqlServerType> types) {
    this.stream = stream;
    this.types = types;
  }

  @Override
  public @Nullable Row next() throws SQLException {
    if (!stream.next()) {
      return null;
    }
    try {
      return row(stream.row());
    } catch (SQLException e) {
      throw SqlServerErrors.redacted(e);
    }
  }

  private Row row(ResultSet row) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[types.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = value(row, i + 1, types.get(i));
      values[i] = value;
      bytes += size(value);
    }
    return Row.of(values);
  }

  private static @Nullable Object value(ResultSet row, int column, SqlServerType type)
      throws SQLException {
    Object value =
        switch (type.kind()) {
          case BIT -> row.getBoolean(column);
          case TINYINT, SMALLINT, INT, BIGINT -> row.getLong(column);
          case DECIMAL, MONEY, SMALLMONEY -> row.getBigDecimal(column);
          case REAL -> row.getFloat(column);
          case FLOAT -> row.getDouble(column);
          case BINARY, VARBINARY, ROWVERSION, SERIALIZED -> row.getBytes(column);
          case DATE -> row.getObject(column, LocalDate.class);
          case TIME -> row.getObject(column, LocalTime.class);
          case SMALLDATETIME, DATETIME, DATETIME2 -> row.getObject(column, LocalDateTime.class);
          case DATETIMEOFFSET -> offset(row.getString(column));
          case UNIQUEIDENTIFIER -> uuid(row.getString(column));
          case CHAR, VARCHAR, NCHAR, NVARCHAR, XML, IMPOSSIBLE -> row.getString(column);
        };
    return row.wasNull() ? null : value;
  }

  private static @Nullable OffsetDateTime offset(@Nullable String text) {
    return text == null ? null : OffsetDateTime.parse(text, OFFSET);
  }

  private static @Nullable UUID uuid(@Nullable String text) {
    return text == null ? null : UUID.fromString(text);
  }

  private static int size(@Nullable Object value) {
    if (value instanceof String text) {
      return 2 * text.length();
    }
    if (value instanceof byte[] data) {
      return data.length;
    }
    return value instanceof BigDecimal ? 2 * FIXED_BYTES : FIXED_BYTES;
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
