package io.neosync.contract;

import static io.neosync.DestinationOption.ON_CONFLICT_DO_NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neosync.Source;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncException;
import io.neosync.SyncListener;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** No value of a row and no password in anything that is said. */
interface SecretSuite extends Suite {

  String MARKER = "Marker4711";
  TestTable DIARY = TestTable.of("diary").column("text", TestType.NAME).unique("once", "text");
  TestTable NAMED = TestTable.of("named").required("name", TestType.NAME).key("name");
  TestTable NAMING =
      TestTable.of("naming").column("name", TestType.NAME).reference("names", "name", "named");

  private static void assertSecret(Throwable failure) {
    StringWriter everything = new StringWriter();
    failure.printStackTrace(new PrintWriter(everything));
    assertThat(everything.toString()).doesNotContain(MARKER);
  }

  @Test
  default void rowThatMeetsAnotherStaysOutOfTheMessage() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.UNIQUE_KEYS);
    pair.createLaxSource(DIARY);
    pair.insertSource(DIARY, TestRow.of(1, MARKER), TestRow.of(2, MARKER));

    assertSecret(pair.failure(SyncException.class, SyncBuilder::append));
    assertSecret(pair.failure(SyncException.class, sync -> sync));
  }

  @Test
  default void rowThatPointsNowhereStaysOutOfTheMessage() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.FOREIGN_KEYS);
    pair.createLaxSource(NAMED, NAMING);
    pair.insertSource(NAMING, TestRow.of(1, MARKER));

    assertSecret(pair.failure(SyncException.class, SyncBuilder::append));
    assertSecret(pair.failure(SyncException.class, sync -> sync));
  }

  @Test
  default void conditionThatFailsKeepsItsValues() throws Exception {
    Pair pair = pair();
    assumeTrue(
        pair.engine().conditions().isPresent(),
        () -> pair.capabilities().engine() + " refuses conditions");
    pair.create(DIARY.lax());
    String broken = pair.engine().conditions().orElseThrow().broken();

    Sync sync = pair.sync().subset("diary", broken, MARKER).build();

    assertThat(sync.toString()).doesNotContain(MARKER);
    assertSecret(pair.failure(SyncException.class, sync));
  }

  @Test
  default void planReportAndEventsHoldNoValues() throws Exception {
    Pair pair = pair();
    pair.create(DIARY.lax());
    pair.insertSource(DIARY, TestRow.of(1, MARKER), TestRow.of(2, "x"));
    List<Object> seen = new ArrayList<>();
    SyncBuilder builder = pair.sync().listener(new Everything(seen));
    if (pair.engine().conditions().isPresent()) {
      builder.subset(
          "diary", pair.engine().conditions().orElseThrow().equal(DIARY, "text"), MARKER);
    }
    if (pair.capabilities().supports(ON_CONFLICT_DO_NOTHING)) {
      pair.insertDestination(DIARY, TestRow.of(1, MARKER));
      builder.onConflictDoNothing();
    }
    Sync sync = builder.build();

    seen.add(sync);
    seen.add(sync.plan());
    seen.add(sync.run());

    assertThat(seen).hasSizeGreaterThan(5);
    assertThat(seen).allSatisfy(each -> assertThat(each.toString()).doesNotContain(MARKER));
  }

  @Test
  default void passwordIsNotToldWhenConnectingFails() throws Exception {
    Pair pair = pair();
    Optional<Source> refusing = pair.source().refusing(MARKER);
    assumeTrue(
        refusing.isPresent(),
        () -> pair.capabilities().engine() + " is connected to without passwords");
    Sync sync = Sync.from(refusing.orElseThrow()).to(pair.destination().destination()).build();

    assertThat(sync.toString()).doesNotContain(MARKER);
    assertSecret(Assertions.assertThrows(SyncException.class, sync::plan));
    assertSecret(Assertions.assertThrows(SyncException.class, sync::run));
  }

  /** Keeps everything it hears. */
  record Everything(List<Object> seen) implements SyncListener {

    @Override
    public void started(SyncPlan plan) {
      seen.add(plan);
      seen.addAll(plan.tables());
      seen.addAll(plan.statements());
    }

    @Override
    public void step(String description) {
      seen.add(description);
    }

    @Override
    public void tableStarted(SyncPlan.TablePlan table) {
      seen.add(table);
    }

    @Override
    public boolean wantsSkippedRows() {
      return true;
    }

    @Override
    public void rowSkipped(SkippedRow row) {
      seen.add(row);
    }

    @Override
    public void tableFinished(SyncReport.TableReport table) {
      seen.add(table);
    }

    @Override
    public void finished(SyncReport report) {
      seen.add(report);
    }
  }
}
