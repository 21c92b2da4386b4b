package io.neosync.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;

/**
 * Dates and times as ISO 8601: {@code 2024-08-09T10:00:00.5}, always with seconds, the fraction
 * without trailing zeros. Years that have not four digits have a sign.
 */
final class Times {

  private Times() {}

  static void date(LocalDate date, JsonBuffer to) {
    int year = date.getYear();
    if (year < 0 || year > 9999) {
      to.raw(date.toString());
      return;
    }
    to.digits(year, 4)
        .raw('-')
        .digits(date.getMonthValue(), 2)
        .raw('-')
        .digits(date.getDayOfMonth(), 2);
  }

  static void time(LocalTime time, JsonBuffer to) {
    to.digits(time.getHour(), 2)
        .raw(':')
        .digits(time.getMinute(), 2)
        .raw(':')
        .digits(time.getSecond(), 2);
    int fraction = time.getNano();
    if (fraction == 0) {
      return;
    }
    int digits = 9;
    while (fraction % 10 == 0) {
      fraction /= 10;
      digits--;
    }
    to.raw('.').digits(fraction, digits);
  }

  static void timestamp(LocalDateTime timestamp, JsonBuffer to) {
    date(timestamp.toLocalDate(), to);
    to.raw('T');
    time(timestamp.toLocalTime(), to);
  }

  static void moment(Instant moment, JsonBuffer to) {
    LocalDateTime utc;
    try {
      utc = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), ZoneOffset.UTC);
    } catch (DateTimeException e) {
      // The very first and last instants have years that dates have not.
      to.raw(moment.toString());
      return;
    }
    timestamp(utc, to);
    to.raw('Z');
  }

  /** A date or time of a class that rows know, between quotes. */
  static void quoted(Object value, JsonBuffer to) {
    to.raw('"');
    plain(value, to);
    to.raw('"');
  }

  /** The same, without quotes. */
  static void plain(Object value, JsonBuffer to) {
    if (value instanceof LocalDate date) {
      date(date, to);
    } else if (value instanceof LocalTime time) {
      time(time, to);
    } else if (value instanceof LocalDateTime timestamp) {
      timestamp(timestamp, to);
    } else if (value instanceof Instant moment) {
      moment(moment, to);
    } else if (value instanceof OffsetTime time) {
      time(time.toLocalTime(), to);
      to.raw(time.getOffset().getId());
    } else if (value instanceof OffsetDateTime timestamp) {
      timestamp(timestamp.toLocalDateTime(), to);
      to.raw(timestamp.getOffset().getId());
    } else {
      throw new IllegalArgumentException(
          "a value of " + value.getClass().getName() + " is no date or time");
    }
  }
}
