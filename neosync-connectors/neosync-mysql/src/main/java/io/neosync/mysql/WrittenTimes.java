package io.neosync.mysql;

import io.neosync.jdbc.written.Unfit;
import io.neosync.jdbc.written.WrittenNumbers;
import io.neosync.jdbc.written.WrittenTime;
import io.neosync.mysql.MySqlType.Kind;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times that people wrote by hand, as MySQL writes them; moments are in UTC. */
final class WrittenTimes {

  /** MySQL's TIME is a length of time: it may be negative, or longer than a day. */
  private static final Pattern LENGTH =
      Pattern.compile("(-?)(\\d{2,3}):([0-5]\\d):([0-5]\\d)(?:\\.(\\d{1,9}))?");

  private static final int GREATEST_HOUR = 838;

  private static final int GREATEST_YEAR = 9_999;

  /** A TIMESTAMP of zero is no moment. */
  private static final long FIRST_SECOND = 1;

  private static final long LAST_SECOND = Integer.MAX_VALUE;

  /** Since MariaDB 11.5 on machines of 64 bits. */
  private static final long LAST_UNSIGNED_SECOND = 0xffff_ffffL;

  private WrittenTimes() {}

  static String of(Object value, MySqlType type, Server server) throws Unfit {
    if (type.kind() == Kind.TIME && value instanceof String text) {
      Matcher length = LENGTH.matcher(text);
      if (length.matches()) {
        return length(length, type);
      }
    }
    Temporal time = shape(type).of(value);
    if (time.isSupported(ChronoField.YEAR) && time.get(ChronoField.YEAR) > GREATEST_YEAR) {
      throw WrittenNumbers.outOfRange();
    }
    if (time instanceof OffsetDateTime moment) {
      long second = moment.toEpochSecond();
      if (second < FIRST_SECOND || second > lastSecond(server)) {
        throw WrittenNumbers.outOfRange();
      }
    }
    return MySqlLiterals.text(time);
  }

  private static WrittenTime shape(MySqlType type) {
    return switch (type.kind()) {
      case DATE -> WrittenTime.DATE;
      case TIME -> new WrittenTime(false, true, false, type.fraction());
      default -> new WrittenTime(true, true, type.kind() == Kind.TIMESTAMP, type.fraction());
    };
  }

  private static long lastSecond(Server server) {
    boolean unsigned =
        server.mariaDb() && (server.major() > 11 || (server.major() == 11 && server.minor() >= 5));
    return unsigned ? LAST_UNSIGNED_SECOND : LAST_SECOND;
  }

  private static String length(Matcher parts, MySqlType type) throws Unfit {
    String fraction = parts.group(5) == null ? "" : parts.group(5).replaceFirst("0+$", "");
    if (fraction.length() > type.fraction()) {
      throw new Unfit("has more than %d digits of a second".formatted(type.fraction()));
    }
    int hours = Integer.parseInt(parts.group(2));
    boolean last = parts.group(3).equals("59") && parts.group(4).equals("59");
    if (hours > GREATEST_HOUR || (hours == GREATEST_HOUR && last && !fraction.isEmpty())) {
      throw WrittenNumbers.outOfRange();
    }
    return "%s%02d:%s:%s%s"
        .formatted(
            parts.group(1),
            hours,
            parts.group(3),
            parts.group(4),
            fraction.isEmpty() ? "" : "." + fraction);
  }
}
