package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncException;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that fails: what it leaves, and what it says. */
interface FailureSuite extends Suite {

  TestTable FIRST = TestTable.of("first").column("text", TestType.TEXT);
  TestTable SECOND = TestTable.of("second").column("text", TestType.NAME).unique("texts", "text");

  private static void fill(Pair pair) throws Exception {
    TestTable second = pair.has(Behaviour.UNIQUE_KEYS) ? SECOND : SECOND.lax();
    pair.createLaxSource(FIRST, second);
    pair.insertSource(FIRST, TestRow.of(1, "new"), TestRow.of(2, "new"));
    pair.insertSource(SECOND, TestRow.of(1, "twin"), TestRow.of(2, "twin"));
    pair.insertDestination(FIRST, TestRow.of(7, "old"));
    pair.insertDestination(SECOND, TestRow.of(8, "old"));
  }

  @ParameterizedTest(name = "at {0}")
  @ValueSource(
      strings = {"started", "tableStarted first", "tableFinished first", "tableFinished second"})
  default void listenerThatThrowsFailsTheRunWhichTellsWhatIsLeft(String moment) throws Exception {
    Pair pair = pair();
    pair.create(FIRST, SECOND.lax());
    pair.insertSource(FIRST, TestRow.of(1, "new"), TestRow.of(2, "new"));
    pair.insertSource(SECOND, TestRow.of(1, "new"));
    pair.insertDestination(FIRST, TestRow.of(7, "old"));
    RuntimeException own = new IllegalStateException("the listener's own");
    List<SyncException> heard = new ArrayList<>();
    Moments listener =
        new Moments() {
          @Override
          void at(String present) {
            if (present.equals(moment)) {
              throw own;
            }
          }

          @Override
          public void failed(SyncException failure) {
            heard.add(failure);
          }
        };

    SyncException failure = pair.failure(SyncException.class, sync -> sync.listener(listener));

    assertThat(failure).hasMessageContaining("the listener's own").hasCause(own);
    assertThat(heard).containsExactly(failure);
  }

  @Test
  default void listenerThatThrowsAtTheEndIsToldApartFromARunThatFailed() throws Exception {
    Pair pair = pair();
    pair.create(FIRST);
    pair.insertSource(FIRST, TestRow.of(1, "new"));
    RuntimeException own = new IllegalStateException("the listener's own");
    Moments listener =
        new Moments() {
          @Override
          void at(String present) {}

          @Override
          public void finished(SyncReport report) {
            throw own;
          }
        };
    Sync sync = pair.sync().listener(listener).build();

    assertThat(Assertions.assertThrows(RuntimeException.class, sync::run)).isSameAs(own);

    pair.assertSame(FIRST);
  }

  @Test
  default void rowThatTheDestinationRefusesFailsTheRunWhichTellsWhatIsLeft() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.UNIQUE_KEYS);
    fill(pair);

    TransferException failure = pair.failure(TransferException.class, sync -> sync);

    assertThat(Pair.undone(failure)).isEqualTo(pair.has(Behaviour.ATOMIC_REFRESH));
    assertThat(failure).hasMessageContaining("texts");
  }

  @Test
  default void appendThatFailsTellsWhatIsLeft() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.UNIQUE_KEYS);
    fill(pair);

    TransferException failure = pair.failure(TransferException.class, sync -> sync.append());

    assertThat(Pair.undone(failure)).isEqualTo(pair.has(Behaviour.ATOMIC_APPEND));
  }
}
