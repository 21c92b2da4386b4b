package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a plan finds out before anything is written. */
interface PlanSuite extends Suite {

  TestTable THING = TestTable.of("thing").column("text", TestType.TEXT);

  @Test
  default void planWritesNothingAndTellsWhatWouldHappen() throws Exception {
    Pair pair = pair();
    pair.create(THING);
    pair.insertSource(THING, TestRow.of(1, "new"));
    pair.insertDestination(THING, TestRow.of(2, "old"));
    Map<String, List<TestRow>> before = pair.contents();
    List<String> definitions = pair.destination().definitions();

    SyncPlan plan = pair.sync().build().plan();

    assertThat(pair.contents()).isEqualTo(before);
    assertThat(pair.destination().definitions()).isEqualTo(definitions);
    assertThat(plan.tables()).hasSize(1);
    assertThat(plan.tables().get(0).query()).isNotEmpty();
    assertThat(plan.tables().get(0).way()).isNotEmpty();
    assertThat(plan.tables().get(0).created()).isEqualTo(pair.has(Behaviour.WHOLE_RUNS));
    assertThat(plan.toString()).contains("thing", plan.source(), plan.destination());
  }

  @Test
  default void databaseOntoItselfIsRefused() throws Exception {
    Pair pair = pair();
    pair.create(THING);
    pair.insertSource(THING, TestRow.of(1, "kept"));
    TestEndpoint same = pair.source();
    Sync sync = Sync.from(same.source()).to(same.destination()).build();

    PlanException plan = Assertions.assertThrows(PlanException.class, sync::plan);
    PlanException run = Assertions.assertThrows(PlanException.class, sync::run);

    assertThat(plan).hasMessageContaining("source and destination are the same database");
    assertThat(run).hasMessageContaining("source and destination are the same database");
    assertThat(same.rows(THING)).containsExactly(TestRow.of(1, "kept"));
  }

  @Test
  default void missingTablesAreToldAllAtOnce() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.DECLARED_TABLES);
    pair.source().create(List.of(THING, TestTable.of("missing"), TestTable.of("gone")));
    pair.createDestination(THING);

    PlanException failure = pair.failure(PlanException.class, sync -> sync);

    assertThat(failure.problems())
        .singleElement(STRING)
        .startsWith("each of the tables ")
        .contains("missing")
        .contains("gone")
        .contains(": the destination has no table of this name");
  }

  @Test
  default void everythingThatIsWrongWithColumnsIsToldAtOnce() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.DECLARED_TABLES, Behaviour.DECLARED_COLUMNS);
    pair.source()
        .create(
            List.of(
                TestTable.of("missing"),
                TestTable.of("thing")
                    .column("lacking", TestType.TEXT)
                    .column("narrow", TestType.LONG)
                    .column("short", TestType.TEXT)
                    .column("rounded", TestType.DECIMAL)
                    .column("other", TestType.BINARY),
                TestTable.of("well").column("text", TestType.TEXT)));
    pair.createDestination(
        TestTable.of("thing")
            .column("narrow", TestType.INTEGER)
            .column("short", TestType.NAME)
            .column("rounded", TestType.LONG)
            .column("other", TestType.TEXT)
            .required("needed", TestType.TEXT),
        TestTable.of("well").column("text", TestType.TEXT));

    PlanException failure = pair.failure(PlanException.class, sync -> sync);

    assertThat(failure.problems()).hasSize(7);
    for (String problem :
        List.of(
            "missing: the destination has no table",
            "thing: the destination lacks column lacking",
            "thing: column narrow: ",
            "thing: column short: ",
            "thing: column rounded: ",
            "thing: column other: ",
            "thing: column needed of the destination has no default and no column of the source"
                + " fills it")) {
      assertThat(failure.problems()).anyMatch(told -> told.contains(problem));
    }
    assertThat(failure).hasMessageContaining("for 7 reasons:");
  }

  @Test
  default void columnsArePairedByNameWhateverTheirOrder() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.DECLARED_COLUMNS);
    TestTable turned =
        TestTable.of("thing")
            .column("c", TestType.INTEGER)
            .column("a", TestType.NAME)
            .column("b", TestType.NAME);
    TestTable thing =
        TestTable.of("thing")
            .column("a", TestType.NAME)
            .column("b", TestType.NAME)
            .column("c", TestType.INTEGER);
    pair.source().create(List.of(thing));
    pair.createDestination(turned);
    pair.insertSource(thing, TestRow.of(1, "a", "b", 3));

    pair.run();

    assertThat(pair.rows(turned)).containsExactly(TestRow.of(1, 3, "a", "b"));
  }
}
