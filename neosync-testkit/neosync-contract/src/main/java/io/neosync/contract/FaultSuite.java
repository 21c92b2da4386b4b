package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections that break: the run tells the truth, and running again completes it. */
interface FaultSuite extends Suite {

  TestTable ALPHA = TestTable.of("alpha").column("text", TestType.TEXT);
  TestTable OMEGA = TestTable.of("omega").column("text", TestType.TEXT);

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource({
    "source, started",
    "source, tableStarted alpha",
    "source, tableFinished alpha",
    "source, tableFinished omega",
    "destination, started",
    "destination, tableStarted alpha",
    "destination, tableFinished alpha",
    "destination, tableFinished omega"
  })
  default void lostConnectionsLeaveWhatTheFailureSays(String side, String moment) throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.KILLABLE_SESSIONS);
    pair.create(ALPHA, OMEGA);
    for (TestTable table : List.of(ALPHA, OMEGA)) {
      pair.source()
          .insert(table, IntStream.range(0, 500).mapToObj(i -> TestRow.of(i, "new")).toList());
      pair.insertDestination(table, TestRow.of(1, "old"), TestRow.of(2, "old"));
    }
    Map<String, List<TestRow>> before = pair.contents();
    List<String> definitions = pair.destination().definitions();
    List<String> struck = new ArrayList<>();
    Moments listener =
        new Moments() {
          @Override
          void at(String present) throws Exception {
            if (present.equals(moment) && struck.isEmpty()) {
              struck.add(present);
              (side.equals("source") ? pair.source() : pair.destination()).killSessions();
            }
          }
        };
    Sync sync = pair.sync().listener(listener).build();

    try {
      sync.run();
      pair.assertSame(ALPHA, OMEGA);
    } catch (SyncException e) {
      pair.assertTruthful(e, before);
    }

    assertThat(struck).containsExactly(moment);
    pair.assertNothingLeft();
    assertThat(pair.destination().definitions()).isEqualTo(definitions);
    pair.run(sync);
    pair.assertSame(ALPHA, OMEGA);
  }
}
