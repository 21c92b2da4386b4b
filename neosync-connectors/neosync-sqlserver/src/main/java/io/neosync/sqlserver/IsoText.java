package io.neosync.sqlserver;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Times as the ISO text that the server reads exactly and in the same way in every language: with
 * as many digits of a second as there are.
 */
final class IsoText {

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'")
          .append(TIME)
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder()
          .append(DATE_TIME)
          .appendOffset("+HH:MM", "+00:00")
          .toFormatter(Locale.ROOT);

  private IsoText() {}

  static String of(LocalTime time) {
    return TIME.format(time);
  }

  static String of(LocalDateTime time) {
    return DATE_TIME.format(time);
  }

  static String of(OffsetDateTime time) {
    return OFFSET.format(time);
  }
}
