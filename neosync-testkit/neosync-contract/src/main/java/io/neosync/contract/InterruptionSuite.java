package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncException;
import io.neosync.TransferException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An interrupted thread: the run stops, undoes what it can, and lets go of everything. */
interface InterruptionSuite extends Suite {

  TestTable FORE = TestTable.of("fore").column("text", TestType.TEXT);
  TestTable HIND = TestTable.of("hind").column("text", TestType.TEXT);

  private static void fill(Pair pair) throws Exception {
    pair.create(FORE, HIND);
    for (TestTable table : List.of(FORE, HIND)) {
      pair.source()
          .insert(table, IntStream.range(0, 200).mapToObj(i -> TestRow.of(i, "new")).toList());
      pair.insertDestination(table, TestRow.of(1000, "old"));
    }
  }

  @ParameterizedTest(name = "at {0}")
  @ValueSource(strings = {"started", "tableStarted fore", "tableFinished fore"})
  default void interruptionStopsTheRunAndLeavesNothingOpen(String moment) throws Exception {
    Pair pair = pair();
    fill(pair);
    Map<String, List<TestRow>> before = pair.contents();
    List<String> definitions = pair.destination().definitions();
    Thread caller = Thread.currentThread();
    Moments listener =
        new Moments() {
          @Override
          void at(String present) {
            if (present.equals(moment)) {
              caller.interrupt();
              awaitInterruption();
            }
          }
        };
    Sync sync = pair.sync().listener(listener).build();

    SyncException failure = Assertions.assertThrows(SyncException.class, sync::run);

    assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
    assertThat(failure)
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("the thread was interrupted");
    pair.assertNothingLeft();
    pair.assertTruthful(failure, before);
    assertThat(pair.destination().definitions()).isEqualTo(definitions);
  }

  /** Returns when the thread of the run has been told to stop. */
  private static void awaitInterruption() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!Thread.currentThread().isInterrupted()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the working thread was not interrupted");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  @Test
  default void threadThatIsInterruptedAlreadyPlansAndRunsNothing() throws Exception {
    Pair pair = pair();
    fill(pair);
    Map<String, List<TestRow>> before = pair.contents();
    Sync sync = pair.sync().build();
    for (Consumer<Sync> call : List.<Consumer<Sync>>of(Sync::plan, Sync::run)) {
      Thread.currentThread().interrupt();
      SyncException failure = Assertions.assertThrows(SyncException.class, () -> call.accept(sync));
      assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
      assertThat(failure).hasMessageContaining("the thread was interrupted");
    }
    assertThat(pair.contents()).isEqualTo(before);
  }
}
