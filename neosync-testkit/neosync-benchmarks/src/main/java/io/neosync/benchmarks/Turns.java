package io.neosync.benchmarks;

import io.neosync.benchmarks.Contender.Pace;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures contenders in turns, A B C A B C, so that what slows the machine down slows all. */
record Turns(Arguments arguments, PrintStream out) {

  /** A contender gets ready, is measured, and has what it did checked. */
  @FunctionalInterface
  interface Turn<C extends Contender> {

    /**
     * @param round 0 for the warm-up
     */
    Measurement take(C contender, int round) throws Exception;
  }

  /** All measurements without the warm-up. Prints each as it arrives. */
  <C extends Contender> List<Measurement> take(List<C> contenders, Turn<C> turn) throws Exception {
    List<Measurement> measurements = new ArrayList<>();
    for (int round = 0; round <= arguments.rounds(); round++) {
      for (C contender : contenders) {
        if (arguments.includes(contender) && takesPart(contender, round)) {
          Measurement measurement = turn.take(contender, round);
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
    return contender.pace() == Pace.EACH_ROUND || (round > 0 && round <= last(contender));
  }

  /** The contender's last round. */
  int last(Contender contender) {
    return contender.pace() == Pace.EACH_ROUND
        ? arguments.rounds()
        : Math.min(arguments.rounds(), arguments.roundsSlow());
  }

  private void print(Measurement measurement) {
    String line =
        String.format(
            Locale.ROOT,
            "  %-8s %-16s %8.2f s   %s",
            measurement.warmUp() ? "warm-up" : "round " + measurement.round(),
            measurement.contender().name(),
            measurement.seconds(),
            measurement.remark());
    out.println(line.stripTrailing());
  }
}
