package io.neosync.sqlserver;

import io.neosync.schema.Column;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the driver's bulk copy is told of a column, and given its values: by the type of the column
 * itself, so that the server has nothing to convert.
 *
 * <p>But for dates and times, which go as ISO text. In binary the driver makes them in the time
 * zone of this JVM, in which some do not exist, and in a calendar that is another one before 1582;
 * and what it does depends on a property of the connection. ISO text the server takes exactly, in
 * every language. A uniqueidentifier the driver always sends as text.
 *
 * @param jdbcType as {@link java.sql.Types} or {@link microsoft.sql.Types} has it
 * @param precision digits, characters or bytes
 */
record BulkColumn(String name, SqlServerType type, int jdbcType, int precision, int scale) {

  private static final int UNLIMITED = Integer.MAX_VALUE;
  private static final int ISO_TEXT = 40;
  private static final int GUID_TEXT = 36;
  private static final int LAST_YEAR = 9_999;

  /** Last digits of the milliseconds that a datetime has, which counts thirds of ten of them. */
  private static final Set<Integer> THIRDS = Set.of(0, 3, 7);

  /** Nanoseconds of the last digit, by the number of digits. */
  private static final int[] NANOS = {
    1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100
  };

  static BulkColumn of(Column column) {
    return of(column.name(), Relation.type(column));
  }

  static BulkColumn of(String name, SqlServerType type) {
    int length = type.max() ? UNLIMITED : type.length();
    return switch (type.kind()) {
      case BIT -> new BulkColumn(name, type, Types.BIT, 1, 0);
      case TINYINT -> new BulkColumn(name, type, Types.TINYINT, 3, 0);
      case SMALLINT -> new BulkColumn(name, type, Types.SMALLINT, 5, 0);
      case INT -> new BulkColumn(name, type, Types.INTEGER, 10, 0);
      case BIGINT -> new BulkColumn(name, type, Types.BIGINT, 19, 0);
      case DECIMAL ->
          new BulkColumn(
              name,
              type,
              type.base().equals("numeric") ? Types.NUMERIC : Types.DECIMAL,
              type.precision(),
              type.scale());
      case MONEY -> new BulkColumn(name, type, microsoft.sql.Types.MONEY, 19, 4);
      case SMALLMONEY -> new BulkColumn(name, type, microsoft.sql.Types.SMALLMONEY, 10, 4);
      case REAL -> new BulkColumn(name, type, Types.REAL, 24, 0);
      case FLOAT -> new BulkColumn(name, type, Types.DOUBLE, 53, 0);
      case CHAR -> new BulkColumn(name, type, Types.CHAR, length, 0);
      // Streamed, the driver writes the database's code page, whatever the column's is.
      case VARCHAR ->
          new BulkColumn(name, type, type.max() ? Types.NVARCHAR : Types.VARCHAR, length, 0);
      case NCHAR -> new BulkColumn(name, type, Types.NCHAR, length, 0);
      case NVARCHAR -> new BulkColumn(name, type, Types.NVARCHAR, length, 0);
      // The server takes XML as Unicode text only.
      case XML -> new BulkColumn(name, type, Types.LONGNVARCHAR, UNLIMITED, 0);
      case BINARY -> new BulkColumn(name, type, Types.BINARY, length, 0);
      case VARBINARY, ROWVERSION -> new BulkColumn(name, type, Types.VARBINARY, length, 0);
      case SERIALIZED -> new BulkColumn(name, type, Types.LONGVARBINARY, UNLIMITED, 0);
      case DATE, TIME, SMALLDATETIME, DATETIME, DATETIME2, DATETIMEOFFSET ->
          new BulkColumn(name, type, Types.VARCHAR, ISO_TEXT, 0);
      case UNIQUEIDENTIFIER -> new BulkColumn(name, type, microsoft.sql.Types.GUID, GUID_TEXT, 0);
      case IMPOSSIBLE ->
          throw new IllegalArgumentException("values of " + type + " cannot be copied");
    };
  }

  /**
   * The same for a table of whose text columns the driver does not find the collations: text goes
   * as Unicode, which the server stores in the code page.
   */
  BulkColumn unicode() {
    return switch (jdbcType) {
      case Types.CHAR, Types.VARCHAR -> new BulkColumn(name, type, Types.NVARCHAR, precision, 0);
      default -> this;
    };
  }

  /**
   * The value in the class that the driver takes for this column.
   *
   * @param value of the class of the column's logical type
   * @throws IllegalArgumentException if the column cannot hold it; the message has no value
   */
  @Nullable Object value(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    try {
      return converted(value);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("a value is beyond what " + type + " holds", e);
    } catch (ClassCastException e) {
      throw new IllegalArgumentException(
          "a value of class " + value.getClass().getName() + " is not one of " + type, e);
    }
  }

  private Object converted(Object value) {
    return switch (type.kind()) {
      case TINYINT, SMALLINT -> number(value).shortValueExact();
      case INT -> number(value).intValueExact();
      case BIGINT -> number(value).longValueExact();
      case DECIMAL, MONEY, SMALLMONEY -> number(value).setScale(scale);
      case REAL -> finite((Number) value).floatValue();
      case FLOAT -> finite((Number) value).doubleValue();
      case CHAR, VARCHAR -> encodable((String) value);
      case NCHAR, NVARCHAR -> within((String) value, ((String) value).length());
      case BINARY, VARBINARY -> within((byte[]) value, ((byte[]) value).length);
      case TIME -> IsoText.of(exact((LocalTime) value));
      case SMALLDATETIME, DATETIME, DATETIME2 -> IsoText.of(exact((LocalDateTime) value));
      case DATETIMEOFFSET -> IsoText.of(exact((OffsetDateTime) value));
      case DATE -> inRange((LocalDate) value).toString();
      case UNIQUEIDENTIFIER -> ((UUID) value).toString();
      default -> value;
    };
  }

  private BigDecimal number(Object value) {
    return value instanceof BigDecimal number
        ? number
        : new BigDecimal(finite((Number) value).toString());
  }

  private Number finite(Number number) {
    if (!Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException(type + " has neither NaN nor infinity");
    }
    return number;
  }

  /** The driver and the server would put a question mark for what the code page lacks. */
  private String encodable(String text) {
    try {
      ByteBuffer bytes =
          CodePages.charset(type.codePage()).newEncoder().encode(CharBuffer.wrap(text));
      return within(text, bytes.remaining());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "a text has characters that " + type + " does not have", e);
    }
  }

  private <T> T within(T value, int length) {
    if (!type.max() && length > type.length()) {
      throw new IllegalArgumentException("a value is longer than " + type + " holds");
    }
    return value;
  }

  /** The server would round what the type does not have. */
  private LocalTime exact(LocalTime time) {
    int nanos = time.getNano();
    boolean exact =
        switch (type.kind()) {
          case SMALLDATETIME -> nanos == 0 && time.getSecond() == 0;
          case DATETIME -> nanos % 1_000_000 == 0 && THIRDS.contains(nanos / 1_000_000 % 10);
          default -> nanos % NANOS[type.scale()] == 0;
        };
    if (!exact) {
      throw new IllegalArgumentException("a time is finer than " + type + " holds");
    }
    return time;
  }

  private LocalDateTime exact(LocalDateTime time) {
    return LocalDateTime.of(inRange(time.toLocalDate()), exact(time.toLocalTime()));
  }

  /** ISO text of other years has a sign, which is no part of what the server reads. */
  private LocalDate inRange(LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException("a date is not of the years that " + type + " holds");
    }
    return date;
  }

  private OffsetDateTime exact(OffsetDateTime time) {
    if (time.getOffset().getTotalSeconds() % 60 != 0) {
      throw new IllegalArgumentException("an offset has seconds, which " + type + " does not have");
    }
    return OffsetDateTime.of(exact(time.toLocalDateTime()), time.getOffset());
  }
}
