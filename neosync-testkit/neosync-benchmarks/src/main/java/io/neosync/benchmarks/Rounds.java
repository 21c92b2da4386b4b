package io.neosync.benchmarks;

import io.neosync.benchmarks.Contender.Pace;
import io.neosync.benchmarks.Scenario.Depth;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Runs the contenders in turns, A B C A B C, so that what slows the machine down slows all. */
final class Rounds {

  private final Scenario scenario;
  private final Databases databases;
  private final Arguments arguments;
  private final PrintStream out;

  Rounds(Scenario scenario, Databases databases, Arguments arguments, PrintStream out) {
    this.scenario = scenario;
    this.databases = databases;
    this.arguments = arguments;
    this.out = out;
  }

  /** All measurements without the warm-up. Prints each as it arrives. */
  List<Measurement> run() throws Exception {
    List<Measurement> measurements = new ArrayList<>();
    for (int round = 0; round <= arguments.rounds(); round++) {
      for (Contender contender : scenario.contenders()) {
        if (arguments.includes(contender) && takesPart(contender, round)) {
          Measurement measurement = measure(contender, round);
          if (contender.copiesEverything()) {
            scenario.verify(databases, depth(contender, round));
          } else {
            ValidKeys.require(databases.destination());
          }
          print(measurement);
          if (!measurement.warmUp()) {
            measurements.add(measurement);
          }
        }
      }
    }
    return measurements;
  }

  private boolean takesPart(Contender contender, int round) {
    return contender.pace() == Pace.EACH_ROUND || (round > 0 && round <= lastRound(contender));
  }

  private int lastRound(Contender contender) {
    return contender.pace() == Pace.EACH_ROUND
        ? arguments.rounds()
        : Math.min(arguments.rounds(), arguments.roundsSlow());
  }

  private Depth depth(Contender contender, int round) {
    return round == lastRound(contender) ? Depth.CHECKSUMS : Depth.COUNTS;
  }

  private Measurement measure(Contender contender, int round) throws Exception {
    contender.arrange(databases);
    scenario.reset(databases);
    return Measurement.of(contender, round, () -> contender.run(databases));
  }

  private void print(Measurement measurement) {
    out.printf(
        "  %-8s %-14s %8.2f s%n",
        measurement.warmUp() ? "warm-up" : "round " + measurement.round(),
        measurement.contender().name(),
        measurement.seconds());
  }
}
