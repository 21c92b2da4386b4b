package io.neosync.benchmarks;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The most heap that this JVM was seen to use, garbage included, between opening and closing:
 * looked at 100 times a second.
 */
final class HeapWatch implements AutoCloseable {

  private static final long PAUSE_NANOS = 10_000_000;

  private final AtomicLong peak = new AtomicLong();
  private volatile boolean closed;

  private HeapWatch() {}

  static HeapWatch open() {
    HeapWatch watch = new HeapWatch();
    Thread watcher = new Thread(watch::watch, "heap-watch");
    watcher.setDaemon(true);
    watcher.start();
    return watch;
  }

  private void watch() {
    Runtime runtime = Runtime.getRuntime();
    while (!closed) {
      peak.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Bytes. */
  long peak() {
    return peak.get();
  }

  @Override
  public void close() {
    closed = true;
  }
}
