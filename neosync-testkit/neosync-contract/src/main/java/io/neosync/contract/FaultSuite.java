package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that break: the run tells the truth, and running again completes it. */
interface FaultSuite extends Suite {

  TestTable ALPHA = TestTable.of("alpha").column("text", TestType.TEXT);
  TestTable OMEGA = TestTable.of("omega").column("text", TestType.TEXT);

  /** How often each kind of fault strikes. */
  int STRIKES = 5;

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
    fill(pair);
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

  private static void fill(Pair pair) throws Exception {
    pair.create(ALPHA, OMEGA);
    for (TestTable table : List.of(ALPHA, OMEGA)) {
      pair.source()
          .insert(table, IntStream.range(0, 500).mapToObj(i -> TestRow.of(i, "new")).toList());
      pair.insertDestination(table, TestRow.of(1, "old"), TestRow.of(2, "old"));
    }
  }

  /** What may happen to a run while it is under way. */
  enum Strike {
    SOURCE_LOST,
    DESTINATION_LOST,
    INTERRUPTED;

    void at(Pair pair, Thread runner) throws Exception {
      switch (this) {
        case SOURCE_LOST -> pair.source().killSessions();
        case DESTINATION_LOST -> pair.destination().killSessions();
        case INTERRUPTED -> runner.interrupt();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  default void strikesAtRandomMomentsLeaveWhatTheFailureSays(Strike strike) throws Exception {
    Pair pair = pair();
    if (strike != Strike.INTERRUPTED) {
      pair.needs(Behaviour.KILLABLE_SESSIONS);
    }
    fill(pair);
    Sync sync = pair.sync().build();
    List<String> definitions = pair.destination().definitions();
    long begin = System.nanoTime();
    sync.run();
    long duration = System.nanoTime() - begin;
    long seed = begin;
    Random random = new Random(seed);
    for (int i = 0; i < STRIKES; i++) {
      TestRow mark = TestRow.of(1_000 + i, "came later");
      pair.insertSource(OMEGA, mark);
      Map<String, List<TestRow>> before = pair.contents();
      SyncException failure = struck(pair, sync, strike, (long) (random.nextDouble() * duration));
      String told = "seed %d, strike %d: %s".formatted(seed, i, failure);

      pair.assertNothingLeft();
      assertThat(pair.destination().definitions()).as(told).isEqualTo(definitions);
      if (failure == null) {
        pair.assertSame(ALPHA, OMEGA);
      } else {
        pair.assertTruthful(failure, before);
        pair.run(sync);
        pair.assertSame(ALPHA, OMEGA);
      }
    }
  }

  /** Runs a sync, strikes so much later, and returns how it failed; null if it did not. */
  private static @Nullable SyncException struck(Pair pair, Sync sync, Strike strike, long nanos)
      throws Exception {
    Thread runner = Thread.currentThread();
    FutureTask<Void> saboteur =
        new FutureTask<>(
            () -> {
              long end = System.nanoTime() + nanos;
              while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
              }
              strike.at(pair, runner);
              return null;
            });
    new Thread(saboteur, "saboteur").start();
    try {
      sync.run();
      return null;
    } catch (SyncException e) {
      return e;
    } finally {
      awaitEnd(saboteur);
      Thread.interrupted();
    }
  }

  /** An interruption may come when the run is over: it must not end this wait. */
  private static void awaitEnd(FutureTask<Void> saboteur) throws Exception {
    while (true) {
      try {
        saboteur.get(1, TimeUnit.MINUTES);
        return;
      } catch (InterruptedException e) {
        // Waits on.
      }
    }
  }
}
