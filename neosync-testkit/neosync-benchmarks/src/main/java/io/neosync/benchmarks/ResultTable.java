package io.neosync.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The measurements as a table for a terminal, compared with the first contender. */
final class ResultTable {

  private static final String HEADER =
      "%-16s %6s %9s %9s %9s %8s %9s %22s %10s%n"
          .formatted(
              "",
              "rounds",
              "min s",
              "median s",
              "max s",
              "MB/s",
              "x median",
              "x pair by pair",
              "peak heap");

  private final Map<Contender, List<Measurement>> byContender;
  private final long bytes;

  ResultTable(List<Measurement> measurements, long bytes) {
    this.byContender =
        measurements.stream()
            .collect(
                Collectors.groupingBy(
                    Measurement::contender, LinkedHashMap::new, Collectors.toList()));
    this.bytes = bytes;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(HEADER);
    byContender.values().forEach(measurements -> text.append(line(measurements)));
    return text.toString();
  }

  private String line(List<Measurement> measurements) {
    List<Measurement> first = byContender.values().iterator().next();
    double[] seconds = sorted(measurements.stream().mapToDouble(Measurement::seconds).toArray());
    double[] firstSeconds = sorted(first.stream().mapToDouble(Measurement::seconds).toArray());
    double[] pairs = pairs(measurements, first);
    long heap = measurements.stream().mapToLong(Measurement::peakHeap).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "%-16s %6d %9.2f %9.2f %9.2f %8.1f %9.2f %22s %7d MB%n",
        measurements.get(0).contender().name(),
        seconds.length,
        seconds[0],
        median(seconds),
        seconds[seconds.length - 1],
        bytes / 1e6 / median(seconds),
        median(seconds) / median(firstSeconds),
        String.format(
            Locale.ROOT, "%.2f (%.2f to %.2f)", median(pairs), pairs[0], pairs[pairs.length - 1]),
        heap / 1_000_000);
  }

  /** The ratios within each round that both took part in. */
  private static double[] pairs(List<Measurement> measurements, List<Measurement> first) {
    Map<Integer, Double> firstByRound =
        first.stream().collect(Collectors.toMap(Measurement::round, Measurement::seconds));
    return sorted(
        measurements.stream()
            .filter(measurement -> firstByRound.containsKey(measurement.round()))
            .mapToDouble(
                measurement ->
                    measurement.seconds() / firstByRound.getOrDefault(measurement.round(), 1.0))
            .toArray());
  }

  private static double[] sorted(double[] values) {
    Arrays.sort(values);
    return values;
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
