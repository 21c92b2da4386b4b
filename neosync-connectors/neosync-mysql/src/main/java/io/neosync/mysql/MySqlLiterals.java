package io.neosync.mysql;

import io.neosync.jdbc.SqlRenderer;
import io.neosync.spi.Condition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values as literals that are one operand wherever a placeholder may stand, whatever they contain.
 * Text that is more than letters and digits is written in hexadecimal, which no character set and
 * no mode of the server reads otherwise. Instants are written in UTC, the zone of our sessions.
 */
final class MySqlLiterals {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 _.,:/+@-]*");

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(java.util.Locale.ROOT);

  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd ")
          .append(TIME)
          .toFormatter(java.util.Locale.ROOT);

  private MySqlLiterals() {}

  /** The condition with its values as literals. */
  static String inlined(Condition condition) {
    return SqlRenderer.inlined(condition, MySqlLiterals::of);
  }

  /**
   * @throws IllegalArgumentException if the value cannot be a literal; the message does not hold it
   */
  static String of(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof Boolean truth) {
      return truth ? "TRUE" : "FALSE";
    }
    if (value instanceof BigDecimal number) {
      return operand(number.toPlainString());
    }
    if (value instanceof Byte
        || value instanceof Short
        || value instanceof Integer
        || value instanceof Long
        || value instanceof BigInteger) {
      return operand(value.toString());
    }
    if (value instanceof Float || value instanceof Double) {
      return ofFloating(((Number) value).doubleValue());
    }
    if (value instanceof byte[] bytes) {
      return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }
    return quoted(text(value));
  }

  private static String ofFloating(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("MySQL has no literal for infinity or what is no number");
    }
    String text = Double.toString(number);
    return operand(text.indexOf('E') < 0 ? text + "E0" : text);
  }

  /** A minus sign could meet another one before it, which would begin a comment. */
  private static String operand(String number) {
    return number.startsWith("-") ? "(" + number + ")" : number;
  }

  /** A value as the text that stands between quotes. */
  static String text(Object value) {
    if (value instanceof CharSequence || value instanceof Character || value instanceof UUID) {
      return value.toString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof LocalDate || value instanceof Year || value instanceof java.sql.Date) {
      return value.toString();
    }
    if (value instanceof LocalTime time) {
      return TIME.format(time);
    }
    if (value instanceof java.sql.Time time) {
      return time.toString();
    }
    if (value instanceof LocalDateTime time) {
      return DATE_TIME.format(time);
    }
    if (value instanceof Timestamp time) {
      return DATE_TIME.format(time.toInstant().atOffset(ZoneOffset.UTC));
    }
    if (value instanceof Instant time) {
      return DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
    if (value instanceof OffsetDateTime time) {
      return DATE_TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }
    if (value instanceof ZonedDateTime time) {
      return DATE_TIME.format(time.withZoneSameInstant(ZoneOffset.UTC));
    }
    if (value instanceof Duration time) {
      return duration(time);
    }
    throw new IllegalArgumentException(
        "a value of type " + value.getClass().getName() + " cannot be written as a MySQL literal");
  }

  /** As MySQL's TIME: hours beyond a day, and a sign. */
  private static String duration(Duration time) {
    Duration length = time.abs();
    return "%s%02d:%02d:%02d.%06d"
        .formatted(
            time.isNegative() ? "-" : "",
            length.toHours(),
            length.toMinutesPart(),
            length.toSecondsPart(),
            length.toNanosPart() / 1_000);
  }

  /** Text as a literal of its own character set. */
  static String quoted(String text) {
    if (PLAIN.matcher(text).matches()) {
      return "'" + text + "'";
    }
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return "_utf8mb4 x'" + HexFormat.of().formatHex(bytes) + "'";
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a text value contains half of a surrogate pair", e);
    }
  }
}
