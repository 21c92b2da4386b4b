package io.neosync.benchmarks;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the command line asks for.
 *
 * @param scenario name of the scenario
 * @param scale 1 is the whole data set
 * @param rounds measured rounds, after the warm-up
 * @param roundsSlow of these, how many with the contenders that take minutes
 * @param only the contenders to run, by name; empty for all
 */
record Arguments(String scenario, double scale, int rounds, int roundsSlow, Set<String> only) {

  static final String USAGE =
      """
      --scenario NAME      what to measure (full-refresh): also options, mysql, mongodb, dynamodb, s3,
                           test-resets
      --scale NUMBER       part of the data set (1)
      --rounds NUMBER      measured rounds, after a warm-up (5)
      --rounds-slow NUMBER of these, how many include the contenders that take minutes (5)
      --only NAME[,NAME]   run only these contenders
      The scenario mongodb has a million documents of its own.
      """;

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException if it says something else than {@link #USAGE}
   */
  static Arguments parse(String... words) {
    Arguments arguments = new Arguments("full-refresh", 1, 5, 5, Set.of());
    for (int i = 0; i < words.length; i += 2) {
      if (i + 1 == words.length) {
        throw new IllegalArgumentException(words[i] + " has no value");
      }
      arguments = arguments.with(words[i], words[i + 1]);
    }
    return arguments;
  }

  private Arguments with(String name, String value) {
    return switch (name) {
      case "--scenario" -> new Arguments(value, scale, rounds, roundsSlow, only);
      case "--scale" ->
          new Arguments(scenario, Double.parseDouble(value), rounds, roundsSlow, only);
      case "--rounds" -> new Arguments(scenario, scale, Integer.parseInt(value), roundsSlow, only);
      case "--rounds-slow" -> new Arguments(scenario, scale, rounds, Integer.parseInt(value), only);
      case "--only" ->
          new Arguments(
              scenario,
              scale,
              rounds,
              roundsSlow,
              new TreeSet<>(Set.of(value.toLowerCase(Locale.ROOT).split(",", -1))));
      default -> throw new IllegalArgumentException("Unknown option " + name);
    };
  }

  boolean includes(Contender contender) {
    return includes(contender.name());
  }

  /** Whether the contender of this name takes part. */
  boolean includes(String name) {
    return only.isEmpty() || only.contains(name.toLowerCase(Locale.ROOT));
  }
}
