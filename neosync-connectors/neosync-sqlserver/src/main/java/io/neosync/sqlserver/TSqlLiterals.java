package io.neosync.sqlserver;

import io.neosync.jdbc.SqlRenderer;
import io.neosync.spi.Condition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values as literals that are one operand wherever a placeholder may stand, whatever they contain.
 * The server's parser knows one escape in a string, the doubled quote; dates and times are
 * converted from ISO text to types that read it the same way in every language.
 */
final class TSqlLiterals {

  private TSqlLiterals() {}

  /** The condition with its values as literals. */
  static String inlined(Condition condition) {
    return SqlRenderer.inlined(condition, TSqlLiterals::of);
  }

  /**
   * @throws IllegalArgumentException if the value cannot be a literal; the message does not hold it
   */
  static String of(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof Boolean truth) {
      return truth ? "1" : "0";
    }
    if (value instanceof BigDecimal || value instanceof BigInteger) {
      BigDecimal number = new BigDecimal(value.toString());
      return operand(number.toPlainString());
    }
    if (value instanceof Byte
        || value instanceof Short
        || value instanceof Integer
        || value instanceof Long) {
      return operand(value.toString());
    }
    if (value instanceof Float || value instanceof Double) {
      return ofFloating(((Number) value).doubleValue());
    }
    if (value instanceof byte[] bytes) {
      return "0x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof UUID) {
      return cast(value.toString(), "uniqueidentifier");
    }
    String moment = moment(value);
    return moment == null ? quoted(text(value)) : moment;
  }

  private static String ofFloating(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(
          "SQL Server has no literal for infinity or what is no number");
    }
    String text = Double.toString(number);
    return operand(text.indexOf('E') < 0 ? text + "E0" : text);
  }

  /** A minus sign could meet another one before it, which would begin a comment. */
  private static String operand(String number) {
    return number.startsWith("-") ? "(" + number + ")" : number;
  }

  private static @Nullable String moment(Object value) {
    if (value instanceof LocalDate || value instanceof java.sql.Date) {
      return cast(value.toString(), "date");
    }
    if (value instanceof LocalTime time) {
      return cast(IsoText.of(time), "time(7)");
    }
    if (value instanceof java.sql.Time time) {
      return cast(time.toString(), "time(7)");
    }
    if (value instanceof LocalDateTime time) {
      return cast(IsoText.of(time), "datetime2(7)");
    }
    if (value instanceof Timestamp time) {
      return cast(IsoText.of(time.toLocalDateTime()), "datetime2(7)");
    }
    if (value instanceof Instant time) {
      return cast(IsoText.of(time.atOffset(ZoneOffset.UTC)), "datetimeoffset(7)");
    }
    if (value instanceof OffsetDateTime time) {
      return cast(IsoText.of(time), "datetimeoffset(7)");
    }
    if (value instanceof ZonedDateTime time) {
      return cast(IsoText.of(time.toOffsetDateTime()), "datetimeoffset(7)");
    }
    return null;
  }

  private static String text(Object value) {
    if (value instanceof CharSequence || value instanceof Character || value instanceof Year) {
      return value.toString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    throw new IllegalArgumentException(
        "a value of type "
            + value.getClass().getName()
            + " cannot be written as a SQL Server literal");
  }

  private static String cast(String text, String type) {
    return "CAST(" + quoted(text) + " AS " + type + ")";
  }

  /** Text as a literal of any characters. */
  static String quoted(String text) {
    return "N'" + text.replace("'", "''") + "'";
  }
}
