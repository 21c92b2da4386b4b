package io.neosync.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {

  private record Named(String name) implements Contender {
    @Override
    public void run(Databases databases) {}
  }

  private final Contender ours = new Named("ours");
  private final Contender theirs = new Named("theirs");

  @Test
  void comparesMediansAndRoundsWithTheFirstContender() {
    ResultTable table =
        new ResultTable(
            List.of(
                measured(ours, 1, 2),
                measured(theirs, 1, 6),
                measured(ours, 2, 1),
                measured(theirs, 2, 4),
                measured(ours, 3, 4)),
            100_000_000);

    assertThat(table.toString().lines().skip(1))
        .satisfiesExactly(
            line ->
                assertThat(line.split(" +"))
                    .startsWith("ours", "3", "1.00", "2.00", "4.00", "50.0", "1.00"),
            line ->
                assertThat(line)
                    .matches(
                        "theirs +2 +4\\.00 +5\\.00 +6\\.00 +20\\.0 +2\\.50 +3\\.50 \\(3\\.00 to"
                            + " 4\\.00\\) +1 MB"));
  }

  private static Measurement measured(Contender contender, int round, int seconds) {
    return new Measurement(contender, round, Duration.ofSeconds(seconds), 1_000_000, "");
  }
}
