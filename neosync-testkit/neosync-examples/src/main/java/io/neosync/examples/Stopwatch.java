package io.neosync.examples;

import java.time.Duration;
import java.util.Locale;

/** Measures from when it was made. */
final class Stopwatch {

  private final long start = System.nanoTime();

  Duration time() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  String text() {
    return text(time());
  }

  static String text(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
  }
}
