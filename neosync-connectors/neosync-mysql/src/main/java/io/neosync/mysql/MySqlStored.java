package io.neosync.mysql;

import io.neosync.mysql.MySqlType.Kind;
import io.neosync.spi.EngineValue;
import io.neosync.spi.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values in the classes of their logical types as MySQL's writers take them: numbers, bytes, and
 * the server's own text. What MySQL would change on its way in is refused.
 */
final class MySqlStored {

  private static final int LAST_YEAR = 9999;

  private static final BigDecimal GREATEST = new BigDecimal("18446744073709551615");

  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private MySqlStored() {}

  /**
   * @throws IllegalArgumentException if MySQL could not store it unchanged
   */
  static Object of(Object value, MySqlType to) {
    if (value instanceof EngineValue own) {
      return own.text();
    } else if (value instanceof Boolean truth) {
      return truth ? 1L : 0L;
    } else if (value instanceof Double || value instanceof Float) {
      return finite((Number) value, to);
    } else if (value instanceof Collection<?> labels) {
      return String.join(",", labels.stream().map(String::valueOf).toList());
    } else if (value instanceof UUID) {
      return value.toString();
    } else if (value instanceof byte[] bytes) {
      return filling(bytes, to);
    } else if (value instanceof String text) {
      return text(text, to);
    }
    return time(value, to);
  }

  private static IllegalArgumentException refused(MySqlType to, String why) {
    return new IllegalArgumentException(
        "a value cannot be stored unchanged as %s: %s".formatted(to, why));
  }

  private static Object finite(Number number, MySqlType to) {
    if (!Double.isFinite(number.doubleValue())) {
      throw refused(to, "MySQL has neither NaN nor infinity");
    }
    return number;
  }

  private static byte[] filling(byte[] bytes, MySqlType to) {
    if (to.kind() == Kind.BINARY && bytes.length != to.octets()) {
      throw refused(to, "it would be filled up with zeros");
    }
    return bytes;
  }

  private static Object text(String text, MySqlType to) {
    if (to.kind() == Kind.CHAR && text.endsWith(" ")) {
      throw refused(to, "it ends with a space, which would be lost");
    } else if (to.kind() == Kind.BIT) {
      return bits(text, (to.precision() + 7) / 8);
    } else if (to.kind() == Kind.JSON && !keepsNumbers(JsonText.values(text))) {
      throw refused(to, "it has a number with more digits than MySQL's JSON keeps");
    }
    return text;
  }

  private static byte[] bits(String bits, int octets) {
    byte[] digits = new BigInteger(bits, 2).toByteArray();
    byte[] bytes = new byte[octets];
    for (int i = 1; i <= Math.min(octets, digits.length); i++) {
      bytes[octets - i] = digits[digits.length - i];
    }
    return bytes;
  }

  /** MySQL's JSON has integers of 64 bits, and doubles for all other numbers. */
  private static boolean keepsNumbers(@Nullable Object json) {
    if (json instanceof Map<?, ?> fields) {
      return fields.values().stream().allMatch(MySqlStored::keepsNumbers);
    } else if (json instanceof Collection<?> elements) {
      return elements.stream().allMatch(MySqlStored::keepsNumbers);
    } else if (json instanceof BigDecimal number) {
      double nearest = number.doubleValue();
      boolean integer = number.scale() == 0 && number.signum() > 0;
      return (integer && number.compareTo(GREATEST) <= 0)
          || (Double.isFinite(nearest)
              && new BigDecimal(Double.toString(nearest)).compareTo(number) == 0);
    }
    return true;
  }

  private static Object time(Object value, MySqlType to) {
    if (value instanceof LocalDate date) {
      return inRange(date, to).toString();
    } else if (value instanceof LocalDateTime time) {
      inRange(time.toLocalDate(), to);
      return DATE_TIME.format(time);
    } else if (value instanceof Instant moment) {
      LocalDateTime time = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
      inRange(time.toLocalDate(), to);
      return DATE_TIME.format(time);
    } else if (value instanceof Duration span) {
      Duration length = span.abs();
      return "%s%02d:%02d:%02d.%06d"
          .formatted(
              span.isNegative() ? "-" : "",
              length.toHours(),
              length.toMinutesPart(),
              length.toSecondsPart(),
              length.toNanosPart() / 1_000);
    }
    return value instanceof LocalTime ? value.toString() : value;
  }

  private static LocalDate inRange(LocalDate date, MySqlType to) {
    if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
      throw refused(to, "its year is out of MySQL's range");
    }
    return date;
  }
}
