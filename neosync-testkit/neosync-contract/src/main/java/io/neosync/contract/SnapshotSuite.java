package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neosync.spi.SnapshotGuarantee;
import org.junit.jupiter.api.Test;

/** As of which moment the source is read, and what the plan says of it. */
interface SnapshotSuite extends Suite {

  TestTable EARLY = TestTable.of("early");
  TestTable LATE = TestTable.of("late");

  @Test
  default void planAndReportTellTheGuarantee() throws Exception {
    Pair pair = pair();
    pair.create(EARLY);

    assertThat(pair.sync().build().plan().snapshot()).isEqualTo(pair.engine().snapshot());
    assertThat(pair.run().snapshot()).isEqualTo(pair.engine().snapshot());
  }

  @Test
  default void rowsThatComeWhileTheSyncRunsAreNotSeen() throws Exception {
    Pair pair = pair();
    assumeTrue(
        pair.engine().snapshot() == SnapshotGuarantee.ONE_INSTANT,
        () -> pair.capabilities().engine() + " promises " + pair.engine().snapshot());
    pair.create(EARLY, LATE);
    pair.insertSource(EARLY, TestRow.of(1));
    pair.insertSource(LATE, TestRow.of(1));
    Moments writer =
        new Moments() {
          @Override
          void at(String moment) throws Exception {
            if (moment.equals("started")) {
              pair.insertSource(EARLY, TestRow.of(2));
            } else if (moment.equals("tableFinished early")) {
              pair.insertSource(LATE, TestRow.of(2));
            }
          }
        };

    pair.run(sync -> sync.listener(writer));

    assertThat(pair.rows(EARLY)).containsExactly(TestRow.of(1));
    assertThat(pair.rows(LATE)).containsExactly(TestRow.of(1));
    assertThat(pair.source().rows(LATE)).hasSize(2);
  }
}
