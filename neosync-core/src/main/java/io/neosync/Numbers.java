package io.neosync;

import java.time.Duration;
import java.util.Locale;

/** Counts, sizes and times as people read them. */
final class Numbers {

  private static final String[] BYTE_UNITS = {"kB", "MB", "GB", "TB"};

  private Numbers() {}

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String bytes(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    double size = bytes;
    int unit = -1;
    do {
      size /= 1_000;
      unit++;
    } while (size >= 1_000 && unit < BYTE_UNITS.length - 1);
    return String.format(Locale.ROOT, size < 10 ? "%.1f %s" : "%.0f %s", size, BYTE_UNITS[unit]);
  }

  static String time(Duration time) {
    if (time.compareTo(Duration.ofMinutes(1)) >= 0) {
      return time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
    return time.compareTo(Duration.ofSeconds(1)) >= 0
        ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0)
        : time.toMillis() + " ms";
  }
}
