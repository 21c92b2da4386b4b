package io.neosync.benchmarks;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How much processor time went where. With all of it on one machine, no way of copying is faster
 * than their sum divided by the processors.
 *
 * @param here this JVM, which does the work
 * @param source the server that is read; zero where it is not a process of this machine's
 * @param destination the server that is written; as {@code source}
 */
record CpuTimes(Duration here, Duration source, Duration destination) {

  /** Until now. */
  static CpuTimes of(Optional<ProcessHandle> source, Optional<ProcessHandle> destination) {
    return new CpuTimes(of(Optional.of(ProcessHandle.current())), of(source), of(destination));
  }

  private static Duration of(Optional<ProcessHandle> process) {
    return process.flatMap(handle -> handle.info().totalCpuDuration()).orElse(Duration.ZERO);
  }

  CpuTimes since(CpuTimes start) {
    return new CpuTimes(
        here.minus(start.here), source.minus(start.source), destination.minus(start.destination));
  }

  /** In seconds. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "CPU: here %.2f s, source %.2f s, destination %.2f s",
        here.toMillis() / 1e3,
        source.toMillis() / 1e3,
        destination.toMillis() / 1e3);
  }
}
