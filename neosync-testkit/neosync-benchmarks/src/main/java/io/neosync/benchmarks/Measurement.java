package io.neosync.benchmarks;

import java.time.Duration;

/**
 * One run of one contender.
 *
 * @param round 0 for the warm-up
 * @param peakHeap bytes
 */
record Measurement(Contender contender, int round, Duration time, long peakHeap) {

  double seconds() {
    return time.toNanos() / 1e9;
  }

  boolean warmUp() {
    return round == 0;
  }
}
