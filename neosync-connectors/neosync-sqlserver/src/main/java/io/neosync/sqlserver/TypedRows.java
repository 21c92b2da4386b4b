package io.neosync.sqlserver;

import io.neosync.jdbc.RowStream;
import io.neosync.jdbc.Rows;
import io.neosync.spi.ColumnMapping;
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
  private final List<Part> parts;
  private long bytes;

  /**
   * A column as its values are wanted.
   *
   * @param unpadded without the spaces that fill up text of fixed length
   */
  record Part(SqlServerType type, boolean unpadded) {

    /**
     * Other engines count these spaces no part of a value; for SQL Server they are in its bytes.
     */
    static Part of(ColumnMapping mapping) {
      SqlServerType type = Relation.type(mapping.source());
      boolean fixed =
          type.kind() == SqlServerType.Kind.CHAR || type.kind() == SqlServerType.Kind.NCHAR;
      return new Part(type, fixed && !(mapping.destination().type() instanceof SqlServerType));
    }
  }

  TypedRows(RowStream stream, List<Part> parts) {
    this.stream = stream;
    this.parts = parts;
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
    @Nullable Object[] values = new @Nullable Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = value(row, i + 1, parts.get(i));
      values[i] = value;
      bytes += size(value);
    }
    return Row.of(values);
  }

  private static @Nullable Object value(ResultSet row, int column, Part part) throws SQLException {
    Object value =
        switch (part.type().kind()) {
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
          case CHAR, NCHAR ->
              part.unpadded() ? unpadded(row.getString(column)) : row.getString(column);
          case VARCHAR, NVARCHAR, XML, IMPOSSIBLE -> row.getString(column);
        };
    return row.wasNull() ? null : value;
  }

  private static @Nullable String unpadded(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
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
