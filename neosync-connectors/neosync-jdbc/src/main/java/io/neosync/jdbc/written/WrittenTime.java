package io.neosync.jdbc.written;

import io.neosync.spi.Moment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times that people wrote by hand, for columns of one shape. Servers would ignore a zone
 * or a time of day that the type does not have, take a session's zone where one is missing, and
 * round fractions of a second; all this is refused here.
 *
 * @param dated whether the column has a date
 * @param timed whether it has a time of day
 * @param zoned whether it holds a moment, whatever the zone
 * @param digits of a second
 */
public record WrittenTime(boolean dated, boolean timed, boolean zoned, int digits) {

  /** Dates without a time. */
  public static final WrittenTime DATE = new WrittenTime(true, false, false, 0);

  private static final Pattern TEXT =
      Pattern.compile(
          "(?:(?<date>\\d{4}-\\d\\d-\\d\\d)(?:[T ](?=\\d)|$))?"
              + "(?:(?<time>\\d\\d:\\d\\d(?::\\d\\d(?:\\.(?<fraction>\\d{1,9}))?)?)"
              + " ?(?<zone>Z|[+-]\\d\\d(?::?\\d\\d)?)?)?");

  /**
   * The value: of the class of {@code java.time} that has these parts. Dates and times with a zone
   * are in UTC.
   *
   * @throws Unfit if it is none, or says more or less than the column holds
   */
  public Temporal of(Object value) throws Unfit {
    if (value instanceof Moment moment) {
      return cut(moment.time());
    }
    if (value instanceof Instant instant) {
      return cut(instant.atZone(ZoneOffset.UTC));
    }
    if (!(value instanceof String text)) {
      throw new Unfit("is no date or time: write it as text, such as 2024-08-31 or now - 3 days");
    }
    return timed ? withTime(text) : date(text);
  }

  /** The moment in the column's own precision: nobody means the microseconds of "now". */
  private Temporal cut(ZonedDateTime time) {
    ZonedDateTime cut = digits < 3 && timed ? time.truncatedTo(ChronoUnit.SECONDS) : time;
    if (!timed) {
      return cut.toLocalDate();
    }
    OffsetDateTime offset = cut.toOffsetDateTime();
    if (dated) {
      return zoned ? offset.withOffsetSameInstant(ZoneOffset.UTC) : cut.toLocalDateTime();
    }
    return zoned ? offset.toOffsetTime() : cut.toLocalTime();
  }

  private static LocalDate date(String text) throws Unfit {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Unfit("is no date: write it as 2024-08-31 or now - 3 days");
    }
  }

  private Temporal withTime(String text) throws Unfit {
    String example = dated ? "2024-08-31 12:30:00" : "12:30:00";
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches() || text.isEmpty() || (parts.group("date") != null) != dated) {
      throw new Unfit(
          "is no %s: write it as %s%s"
              .formatted(
                  dated ? "date and time" : "time",
                  example,
                  zoned ? "Z or with another offset" : ""));
    }
    if (zoned && parts.group("zone") == null) {
      throw new Unfit("has no time zone: add Z or an offset, as in %sZ".formatted(example));
    }
    if (!zoned && parts.group("zone") != null) {
      throw new Unfit("has a time zone, which the column has not: leave it out");
    }
    String fraction = parts.group("fraction");
    if (fraction != null && fraction.replaceFirst("0+$", "").length() > digits) {
      throw new Unfit("has more than %d digits of a second".formatted(digits));
    }
    String time = parts.group("time") == null ? "00:00" : parts.group("time");
    try {
      return parsed(parts.group("date"), time, parts.group("zone"));
    } catch (DateTimeException e) {
      throw new Unfit("does not exist in the calendar");
    }
  }

  private static Temporal parsed(@Nullable String date, String time, @Nullable String zone) {
    String local = date == null ? time : date + "T" + time;
    if (zone == null) {
      return date == null ? LocalTime.parse(local) : LocalDateTime.parse(local);
    }
    String zoned = local + ZoneOffset.of(zone).getId();
    return date == null
        ? OffsetTime.parse(zoned)
        : OffsetDateTime.parse(zoned).withOffsetSameInstant(ZoneOffset.UTC);
  }
}
