package io.neosync.benchmarks;

import java.time.Duration;

/**
 * One run of one contender.
 *
 * @param round 0 for the warm-up
 * @param peakHeap bytes
 * @param remark what else was seen, for people
 */
record Measurement(Contender contender, int round, Duration time, long peakHeap, String remark) {

  /** Does the work, with nothing in the heap that was left before. */
  static Measurement of(Contender contender, int round, Way.Work work) throws Exception {
    System.gc();
    try (HeapWatch heap = HeapWatch.open()) {
      long start = System.nanoTime();
      work.run();
      long end = System.nanoTime();
      return new Measurement(contender, round, Duration.ofNanos(end - start), heap.peak(), "");
    }
  }

  Measurement with(String seen) {
    return new Measurement(contender, round, time, peakHeap, seen);
  }

  double seconds() {
    return time.toNanos() / 1e9;
  }

  boolean warmUp() {
    return round == 0;
  }
}
