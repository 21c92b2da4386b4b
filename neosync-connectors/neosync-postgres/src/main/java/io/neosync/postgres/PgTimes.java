package io.neosync.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Optional;
import java.util.TimeZone;
import org.postgresql.jdbc.TimestampUtils;

/**
 * Dates and times as the driver itself writes them: rounded to microseconds, years before Christ,
 * infinity for the extremes, and the old classes of java.sql in the zone of this JVM.
 */
final class PgTimes {

  private static final TimestampUtils DRIVER = new TimestampUtils(false, TimeZone::getDefault);

  private PgTimes() {}

  /** The text of a date or time; empty for anything else. */
  static Optional<String> text(Object value) {
    return Optional.ofNullable(written(value));
  }

  private static @org.jspecify.annotations.Nullable String written(Object value) {
    if (value instanceof LocalDate date) {
      return DRIVER.toString(date);
    }
    if (value instanceof LocalTime time) {
      return DRIVER.toString(time);
    }
    if (value instanceof OffsetTime time) {
      return DRIVER.toString(time);
    }
    if (value instanceof LocalDateTime timestamp) {
      return DRIVER.toString(timestamp);
    }
    if (value instanceof OffsetDateTime timestamp) {
      return DRIVER.toString(timestamp);
    }
    if (value instanceof ZonedDateTime timestamp) {
      return DRIVER.toString(timestamp.toOffsetDateTime());
    }
    if (value instanceof Instant instant) {
      return DRIVER.toString(instant.atOffset(ZoneOffset.UTC));
    }
    if (value instanceof java.sql.Timestamp timestamp) {
      return DRIVER.toString(null, timestamp);
    }
    if (value instanceof java.sql.Date date) {
      return DRIVER.toString(null, date);
    }
    if (value instanceof java.sql.Time time) {
      return DRIVER.toString(null, time);
    }
    if (value instanceof java.util.Date date) {
      return written(date.toInstant());
    }
    return value instanceof Calendar calendar ? written(calendar.toInstant()) : null;
  }
}
