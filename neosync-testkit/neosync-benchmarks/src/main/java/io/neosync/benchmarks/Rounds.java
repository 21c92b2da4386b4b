package io.neosync.benchmarks;

import io.neosync.benchmarks.Scenario.Depth;
import java.util.List;

/** Measures the contenders of a scenario between two PostgreSQL, and checks what they left. */
record Rounds(Scenario scenario, Databases databases, Turns turns) {

  List<Measurement> run() throws Exception {
    return turns.take(scenario.contenders(), this::turn);
  }

  private Measurement turn(Contender contender, int round) throws Exception {
    contender.arrange(databases);
    scenario.reset(databases);
    Measurement measurement = Measurement.of(contender, round, () -> contender.run(databases));
    if (contender.copiesEverything()) {
      scenario.verify(databases, round == turns.last(contender) ? Depth.CHECKSUMS : Depth.COUNTS);
    } else {
      ValidKeys.require(databases.destination());
    }
    return measurement;
  }
}
