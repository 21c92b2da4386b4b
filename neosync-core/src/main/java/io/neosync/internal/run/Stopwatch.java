package io.neosync.internal.run;

import java.time.Duration;

/** Measures consecutive laps. */
final class Stopwatch {

  private long since = System.nanoTime();

  /** The time since the last lap, or since this watch was made. */
  Duration lap() {
    long now = System.nanoTime();
    Duration lap = Duration.ofNanos(now - since);
    since = now;
    return lap;
  }
}
