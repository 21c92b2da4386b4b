package io.neosync.spi;

import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Bits;
import io.neosync.schema.LogicalType.Bool;
import io.neosync.schema.LogicalType.Date;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.Enumeration;
import io.neosync.schema.LogicalType.FloatingPoint;
import io.neosync.schema.LogicalType.Int;
import io.neosync.schema.LogicalType.LabelSet;
import io.neosync.schema.LogicalType.Moment;
import io.neosync.schema.LogicalType.OffsetTime;
import io.neosync.schema.LogicalType.OffsetTimestamp;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.LogicalType.Time;
import io.neosync.schema.LogicalType.Timestamp;
import io.neosync.schema.LogicalType.Uuid;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values as text from which they can be told again: ISO 8601, plain digits, true and false. */
final class CanonicalText {

  /** Room for any year that Java's dates have: {@code +999999999-12-31}. */
  private static final int DATE = 16;

  /** Room for {@code -Infinity}. */
  private static final int ENDLESS = 9;

  private static final int OFFSET = "+18:00:00".length();

  private CanonicalText() {}

  /** How many characters a value's text has at most; empty where there is no limit. */
  static OptionalLong longest(LogicalType type) {
    if (type instanceof Text text) {
      return text.characters();
    } else if (type instanceof Bool) {
      return OptionalLong.of("false".length());
    } else if (type instanceof Int integer) {
      return OptionalLong.of(integer.digits() + (integer.signed() ? 1L : 0L));
    } else if (type instanceof Decimal decimal) {
      return decimal.precision().isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(Math.max(ENDLESS, digits(decimal)));
    } else if (type instanceof FloatingPoint number) {
      return OptionalLong.of(number.bits() == 64 ? 24 : 16);
    } else if (type instanceof Uuid) {
      return OptionalLong.of(36);
    } else if (type instanceof Bits bits) {
      return bits.length();
    } else if (type instanceof Enumeration enumeration) {
      return OptionalLong.of(
          enumeration.labels().stream().mapToLong(CanonicalText::length).max().orElse(0));
    } else if (type instanceof LabelSet set) {
      return OptionalLong.of(set.labels().stream().mapToLong(label -> length(label) + 1).sum());
    }
    return longestTime(type);
  }

  private static long digits(Decimal decimal) {
    int zeros = Math.max(0, -decimal.scale());
    int fraction = Math.max(decimal.precision().orElse(0), decimal.scale());
    return 3L + fraction + zeros;
  }

  private static OptionalLong longestTime(LogicalType type) {
    if (type instanceof Date) {
      return OptionalLong.of(DATE);
    } else if (type instanceof Time time) {
      return OptionalLong.of(time(time.fraction()));
    } else if (type instanceof OffsetTime time) {
      return OptionalLong.of(time(time.fraction()) + OFFSET);
    } else if (type instanceof Timestamp timestamp) {
      return OptionalLong.of(DATE + 1 + time(timestamp.fraction()));
    } else if (type instanceof Moment moment) {
      return OptionalLong.of(DATE + 2 + time(moment.fraction()));
    } else if (type instanceof OffsetTimestamp timestamp) {
      return OptionalLong.of(DATE + 1 + time(timestamp.fraction()) + OFFSET);
    }
    return OptionalLong.empty();
  }

  private static long time(int fraction) {
    return 8L + (fraction == 0 ? 0 : 1 + fraction);
  }

  /** The length in Unicode characters. */
  static long length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text of a value that is no document or list; null where a value has none. */
  static @Nullable String of(Object value) {
    if (value instanceof String
        || value instanceof Boolean
        || (value instanceof Number && !(value instanceof BigDecimal))
        || value instanceof UUID) {
      return value.toString();
    } else if (value instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (value instanceof LocalDate date) {
      return date.toString();
    } else if (value instanceof LocalTime time) {
      return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    } else if (value instanceof java.time.OffsetTime time) {
      return DateTimeFormatter.ISO_OFFSET_TIME.format(time);
    } else if (value instanceof LocalDateTime timestamp) {
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(timestamp);
    } else if (value instanceof Instant moment) {
      return DateTimeFormatter.ISO_INSTANT.format(moment);
    } else if (value instanceof OffsetDateTime timestamp) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(timestamp);
    }
    return value instanceof Duration span ? span(span) : null;
  }

  /** Hours, minutes and seconds, with a sign: {@code -26:00:00.5}. */
  static String span(Duration span) {
    Duration length = span.abs();
    String fraction = "%09d".formatted(length.toNanosPart()).replaceFirst("0+$", "");
    return "%s%02d:%02d:%02d%s"
        .formatted(
            span.isNegative() ? "-" : "",
            length.toHours(),
            length.toMinutesPart(),
            length.toSecondsPart(),
            fraction.isEmpty() ? "" : "." + fraction);
  }
}
