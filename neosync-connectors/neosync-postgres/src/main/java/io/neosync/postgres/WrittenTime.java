package io.neosync.postgres;

import io.neosync.spi.Moment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates and times that people wrote by hand, as text of a column's type. PostgreSQL would ignore a
 * zone or a time of day that the type does not have, take a session's zone where one is missing,
 * and round fractions of a second; all this is refused here.
 */
final class WrittenTime {

  private static final Set<String> ENDLESS = Set.of("infinity", "-infinity");

  private static final Pattern TEXT =
      Pattern.compile(
          "(?:(?<date>\\d{4}-\\d\\d-\\d\\d)(?:[T ](?=\\d)|$))?"
              + "(?:(?<time>\\d\\d:\\d\\d(?::\\d\\d(?:\\.(?<fraction>\\d{1,9}))?)?)"
              + " ?(?<zone>Z|[+-]\\d\\d(?::?\\d\\d)?)?)?");

  private WrittenTime() {}

  static String of(Object value, PgType type) throws Unfit {
    if (value instanceof Moment moment) {
      return moment(moment.time(), type);
    }
    if (value instanceof Instant instant) {
      return moment(instant.atZone(ZoneOffset.UTC), type);
    }
    if (!(value instanceof String text)) {
      throw new Unfit("is no date or time: write it as text, such as 2024-08-31 or now - 3 days");
    }
    boolean dated = !type.typeName().startsWith("time") || type.typeName().startsWith("timestamp");
    if (dated && ENDLESS.contains(text)) {
      return text;
    }
    return type.typeName().equals("date")
        ? WrittenText.date(text).toString()
        : withTime(text, type, dated);
  }

  /** The moment in the type's own precision: nobody means the microseconds of "now". */
  private static String moment(ZonedDateTime time, PgType type) {
    ZonedDateTime cut =
        type.modifier() >= 0 && type.modifier() < 3 ? time.truncatedTo(ChronoUnit.SECONDS) : time;
    OffsetDateTime utc = cut.toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    return switch (type.typeName()) {
      case "date" -> cut.toLocalDate().toString();
      case "time" -> cut.toLocalTime().toString();
      case "timetz" -> cut.toOffsetDateTime().toOffsetTime().toString();
      case "timestamp" -> cut.toLocalDateTime().toString();
      default -> utc.toString();
    };
  }

  private static String withTime(String text, PgType type, boolean dated) throws Unfit {
    String example = dated ? "2024-08-31 12:30:00" : "12:30:00";
    boolean zoned = type.typeName().endsWith("tz");
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
    int digits = type.modifier() < 0 ? 6 : type.modifier();
    String fraction = parts.group("fraction");
    if (fraction != null && fraction.replaceFirst("0+$", "").length() > digits) {
      throw new Unfit("has more than %d digits of a second".formatted(digits));
    }
    String time = parts.group("time") == null ? "00:00" : parts.group("time");
    String zone = zone(parts.group("zone"));
    try {
      return canonical(parts.group("date"), time, zone);
    } catch (DateTimeException e) {
      throw new Unfit("does not exist in the calendar");
    }
  }

  private static String zone(@org.jspecify.annotations.Nullable String written) {
    if (written == null || written.equals("Z")) {
      return written == null ? "" : "Z";
    }
    return ZoneOffset.of(written).getId();
  }

  private static String canonical(
      @org.jspecify.annotations.Nullable String date, String time, String zone) {
    if (date == null) {
      return zone.isEmpty()
          ? LocalTime.parse(time).toString()
          : OffsetTime.parse(time + zone).toString();
    }
    String text = date + "T" + time + zone;
    return zone.isEmpty()
        ? LocalDateTime.parse(text).toString()
        : OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toString();
  }
}
