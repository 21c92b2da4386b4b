package io.neosync.junit.tables;

import io.neosync.junit.tables.TableReader.JsonText;
import io.neosync.spi.Moment;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value that people wrote and one that a database holds are the same: numbers by their
 * amount, moments by the instant, JSON by its meaning, everything else by its text.
 *
 * @param numbers how far numbers may be apart
 * @param times how far dates and times may be apart
 */
record Comparison(BigDecimal numbers, Duration times) {

  /** Extended JSON of values that are compared without it. */
  private static final Set<String> EXTENDED =
      Set.of("$date", "$numberDecimal", "$numberDouble", "$numberInt", "$numberLong", "$oid");

  static final Comparison EXACT = new Comparison(BigDecimal.ZERO, Duration.ZERO);

  /** A value of a driver as one of {@code java.time}, a number, a text, a boolean or bytes. */
  static Object plain(Object value) {
    if (value instanceof Timestamp timestamp) {
      return timestamp.toLocalDateTime();
    }
    if (value instanceof Date date) {
      return date.toLocalDate();
    }
    if (value instanceof Time time) {
      return time.toLocalTime();
    }
    if (value instanceof Float || value instanceof Double) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? new BigDecimal(value.toString()) : value.toString();
    }
    if (value instanceof Number number) {
      return new BigDecimal(number.toString());
    }
    boolean known =
        value instanceof Boolean
            || value instanceof byte[]
            || value instanceof java.time.temporal.Temporal;
    return known ? value : value.toString();
  }

  boolean same(@Nullable Object expected, @Nullable Object actual) {
    if (expected == null || actual == null) {
      return expected == actual;
    }
    if (expected instanceof Map<?, ?> extended && extended.size() == 1) {
      Object inner = extended.values().iterator().next();
      if (inner != null && EXTENDED.contains(String.valueOf(extended.keySet().iterator().next()))) {
        return same(inner, actual);
      }
    }
    if (actual instanceof Map<?, ?> document) {
      return expected instanceof Map<?, ?> wanted
          && wanted.keySet().equals(document.keySet())
          && wanted.keySet().stream().allMatch(name -> same(wanted.get(name), document.get(name)));
    }
    if (actual instanceof JsonText json) {
      return Json.same(expected, json.text(), this);
    }
    if (expected instanceof Map && actual instanceof String json) {
      return Json.same(expected, json, this);
    }
    if (actual instanceof BigDecimal number) {
      // Some engines know no truth values but one and zero.
      return number(expected instanceof Boolean truth ? (truth ? 1 : 0) : expected)
          .map(wanted -> wanted.subtract(number).abs().compareTo(numbers) <= 0)
          .orElse(false);
    }
    if (actual instanceof byte[] bytes) {
      return expected instanceof byte[] wanted
          ? Arrays.equals(wanted, bytes)
          : expected.toString().equalsIgnoreCase("\\x" + HexFormat.of().formatHex(bytes));
    }
    if (actual instanceof List<?> list) {
      return expected instanceof Collection<?> wanted
          && sameLists(new java.util.ArrayList<>(wanted), list);
    }
    if (actual instanceof java.time.temporal.Temporal time) {
      return sameTime(expected, time);
    }
    if (actual instanceof Boolean) {
      return expected.toString().equalsIgnoreCase(actual.toString());
    }
    return text(expected).equals(actual.toString());
  }

  private static String text(Object expected) {
    return expected instanceof Moment moment ? moment.text() : expected.toString();
  }

  static Optional<BigDecimal> number(Object value) {
    if (value instanceof BigDecimal number) {
      return Optional.of(number);
    }
    try {
      return Optional.of(new BigDecimal(value.toString()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean sameTime(Object expected, java.time.temporal.Temporal actual) {
    try {
      if (actual instanceof LocalDate date) {
        LocalDate wanted =
            expected instanceof Moment moment
                ? moment.time().toLocalDate()
                : LocalDate.parse(text(expected));
        return near(wanted.atStartOfDay(), date.atStartOfDay());
      }
      if (actual instanceof LocalDateTime time) {
        return near(localDateTime(expected), time);
      }
      if (actual instanceof LocalTime time) {
        LocalTime wanted =
            expected instanceof Moment moment
                ? moment.time().toLocalTime()
                : LocalTime.parse(text(expected));
        return Duration.between(wanted, time).abs().compareTo(times) <= 0;
      }
      if (actual instanceof OffsetDateTime time) {
        return Duration.between(instant(expected), time.toInstant()).abs().compareTo(times) <= 0;
      }
    } catch (DateTimeException e) {
      return false;
    }
    return text(expected).equals(actual.toString());
  }

  private boolean near(LocalDateTime expected, LocalDateTime actual) {
    return Duration.between(expected, actual).abs().compareTo(times) <= 0;
  }

  private static LocalDateTime localDateTime(Object expected) {
    if (expected instanceof Moment moment) {
      return moment.time().toLocalDateTime();
    }
    String text = text(expected).replace(' ', 'T');
    return text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
  }

  private static Instant instant(Object expected) {
    if (expected instanceof Moment moment) {
      return moment.time().toInstant();
    }
    String text = text(expected).replaceFirst("^(\\S+) (?=\\d)", "$1T").replace(" ", "");
    int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
    if (text.indexOf('T') > 0 && sign > text.indexOf('T')) {
      String offset = ZoneOffset.of(text.substring(sign)).getId();
      text = text.substring(0, sign) + offset;
    }
    return OffsetDateTime.parse(text).toInstant();
  }

  private boolean sameLists(List<?> expected, List<?> actual) {
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!same(expected.get(i), actual.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A value as a cell of a message. */
  static String shown(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof byte[] bytes) {
      return "\\x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Moment moment) {
      return moment.text() + " (" + moment.time().toOffsetDateTime() + ")";
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof Map || value instanceof Collection ? Json.of(value) : value.toString();
  }
}
