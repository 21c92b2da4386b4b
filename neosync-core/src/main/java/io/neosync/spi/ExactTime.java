package io.neosync.spi;

import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Date;
import io.neosync.schema.LogicalType.Moment;
import io.neosync.schema.LogicalType.OffsetTimestamp;
import io.neosync.schema.LogicalType.Span;
import io.neosync.schema.LogicalType.Time;
import io.neosync.schema.LogicalType.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as those of other types, where nothing is lost; null where something would be. A
 * date and time without a zone stands for that of UTC where a moment is asked for, and the other
 * way about: rules between types refuse that, only a checked value may come so.
 */
final class ExactTime {

  private static final Pattern SPAN =
      Pattern.compile("(-)?(\\d{2,9}):([0-5]\\d):([0-5]\\d)(?:\\.(\\d{1,9}))?");

  private ExactTime() {}

  /** The value as one of {@code type}; null also where the type is no date or time. */
  static @Nullable Object of(Object value, LogicalType type) {
    try {
      return converted(value, type);
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable Object converted(Object value, LogicalType type) {
    if (type instanceof Date) {
      return date(value);
    } else if (type instanceof Time time) {
      LocalTime found = time(value);
      return found != null && fits(found.get(ChronoField.NANO_OF_SECOND), time.fraction())
          ? found
          : null;
    } else if (type instanceof LogicalType.OffsetTime time) {
      OffsetTime found =
          value instanceof String text
              ? OffsetTime.parse(text)
              : value instanceof OffsetTime same ? same : null;
      return found != null && fits(found.get(ChronoField.NANO_OF_SECOND), time.fraction())
          ? found
          : null;
    } else if (type instanceof Timestamp timestamp) {
      LocalDateTime found = timestamp(value);
      return found != null && fits(found.get(ChronoField.NANO_OF_SECOND), timestamp.fraction())
          ? found
          : null;
    } else if (type instanceof Moment moment) {
      Instant found = moment(value);
      return found != null && fits(found.get(ChronoField.NANO_OF_SECOND), moment.fraction())
          ? found
          : null;
    } else if (type instanceof OffsetTimestamp timestamp) {
      OffsetDateTime found = offsetTimestamp(value);
      return found != null && fits(found.get(ChronoField.NANO_OF_SECOND), timestamp.fraction())
          ? found
          : null;
    } else if (type instanceof Span span) {
      Duration found = span(value);
      return found != null && fits(found.toNanosPart(), span.fraction()) ? found : null;
    }
    return null;
  }

  private static boolean fits(int nanos, int digits) {
    int unit = 1;
    for (int i = digits; i < 9; i++) {
      unit *= 10;
    }
    return nanos % unit == 0;
  }

  private static @Nullable LocalDate date(Object value) {
    if (value instanceof LocalDate date) {
      return date;
    } else if (value instanceof String text && text.indexOf(':') < 0) {
      return LocalDate.parse(text);
    }
    LocalDateTime timestamp = timestamp(value);
    return timestamp != null && timestamp.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? timestamp.toLocalDate()
        : null;
  }

  private static @Nullable LocalTime time(Object value) {
    if (value instanceof LocalTime time) {
      return time;
    } else if (value instanceof Duration span) {
      return LocalTime.ofNanoOfDay(span.toNanos());
    }
    return value instanceof String text ? LocalTime.parse(text) : null;
  }

  private static @Nullable LocalDateTime timestamp(Object value) {
    if (value instanceof LocalDateTime timestamp) {
      return timestamp;
    } else if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    } else if (value instanceof Instant moment) {
      return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    } else if (value instanceof OffsetDateTime timestamp) {
      return timestamp.getOffset().equals(ZoneOffset.UTC) ? timestamp.toLocalDateTime() : null;
    } else if (value instanceof String text) {
      return text.indexOf(':') < 0
          ? LocalDate.parse(text).atStartOfDay()
          : LocalDateTime.parse(iso(text));
    }
    return null;
  }

  private static @Nullable Instant moment(Object value) {
    if (value instanceof Instant moment) {
      return moment;
    } else if (value instanceof String text) {
      return OffsetDateTime.parse(iso(text)).toInstant();
    }
    LocalDateTime timestamp = timestamp(value);
    return timestamp == null ? null : timestamp.toInstant(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime offsetTimestamp(Object value) {
    if (value instanceof OffsetDateTime timestamp) {
      return timestamp;
    } else if (value instanceof Instant moment) {
      return moment.atOffset(ZoneOffset.UTC);
    }
    LocalDateTime timestamp = value instanceof String ? null : timestamp(value);
    if (timestamp != null) {
      return timestamp.atOffset(ZoneOffset.UTC);
    }
    return value instanceof String text ? OffsetDateTime.parse(iso(text)) : null;
  }

  /** SQL has a space where ISO 8601 has a T. */
  private static String iso(String text) {
    return text.replaceFirst("^([+-]?\\d+-\\d\\d-\\d\\d) (?=\\d)", "$1T");
  }

  private static @Nullable Duration span(Object value) {
    if (value instanceof Duration span) {
      return span;
    } else if (value instanceof LocalTime time) {
      return Duration.ofNanos(time.toNanoOfDay());
    }
    Matcher parts = SPAN.matcher(value instanceof String text ? text : "");
    if (!parts.matches()) {
      return null;
    }
    String fraction = parts.group(5) == null ? "" : parts.group(5);
    Duration length =
        Duration.ofHours(Long.parseLong(parts.group(2)))
            .plusMinutes(Long.parseLong(parts.group(3)))
            .plusSeconds(Long.parseLong(parts.group(4)))
            .plusNanos(Long.parseLong((fraction + "000000000").substring(0, 9)));
    return parts.group(1) == null ? length : length.negated();
  }
}
