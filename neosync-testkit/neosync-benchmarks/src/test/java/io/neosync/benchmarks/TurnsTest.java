package io.neosync.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.benchmarks.Contender.Pace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final Way FAST = new Way("fast", () -> {});
  private static final Way OTHER = new Way("other", () -> {});
  private static final Way SLOW = new Way("slow", () -> {}, Pace.FEWER_ROUNDS);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<String> turns = new ArrayList<>();

  private List<Measurement> take(String... arguments) throws Exception {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Turns(Arguments.parse(arguments), out)
        .take(
            List.of(FAST, OTHER, SLOW),
            (way, round) -> {
              turns.add(way.name() + round);
              return new Measurement(way, round, Duration.ofMillis(1_500), 0, "quiet");
            });
  }

  @Test
  void alternateAndLeaveSlowContendersOutOfTheWarmUpAndOfLaterRounds() throws Exception {
    List<Measurement> measurements = take("--rounds", "2", "--rounds-slow", "1");

    assertThat(turns)
        .containsExactly("fast0", "other0", "fast1", "other1", "slow1", "fast2", "other2");
    assertThat(measurements).hasSize(5).noneMatch(Measurement::warmUp);
    assertThat(printed.toString(StandardCharsets.UTF_8).lines().toList())
        .hasSize(7)
        .startsWith("  warm-up  fast                 1.50 s   quiet")
        .endsWith("  round 2  other                1.50 s   quiet");
  }

  @Test
  void areForThoseThatAreAskedFor() throws Exception {
    take("--rounds", "1", "--only", "slow");

    assertThat(turns).containsExactly("slow1");
  }
}
