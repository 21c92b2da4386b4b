package io.neosync.contract;

import static io.neosync.DestinationOption.ON_CONFLICT_DO_NOTHING;
import static io.neosync.DestinationOption.TRUNCATE_BEFORE_INSERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.neosync.PlanException;
import io.neosync.SyncListener;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows added to those that are there, and what happens when they meet. */
interface AppendSuite extends Suite {

  TestTable NOTE = TestTable.of("note").column("text", TestType.TEXT);
  TestTable CODE =
      TestTable.of("code")
          .column("code", TestType.NAME)
          .column("text", TestType.TEXT)
          .unique("codes", "code");
  TestTable STRICT =
      TestTable.of("strict")
          .required("needed", TestType.TEXT)
          .column("boss", TestType.INTEGER)
          .reference("to_boss", "boss", "strict");

  @Test
  default void appendIsRefusedWhereNothingCanBeAdded() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.WHOLE_RUNS);
    pair.create(NOTE);
    pair.insertSource(NOTE, TestRow.of(1, "new"));
    pair.insertDestination(NOTE, TestRow.of(2, "old"));

    PlanException failure = pair.failure(PlanException.class, sync -> sync.append());

    assertThat(failure.problems()).hasSize(1);
    assertThat(failure).hasMessageContaining("append()");
  }

  @Test
  default void appendKeepsWhatIsThere() throws Exception {
    Pair pair = pair();
    assumeFalse(pair.has(Behaviour.WHOLE_RUNS), "nothing can be added to a run");
    pair.create(NOTE);
    pair.insertSource(NOTE, TestRow.of(1, "new"), TestRow.of(2, "new"));
    pair.insertDestination(NOTE, TestRow.of(3, "old"));

    SyncReport report = pair.run(sync -> sync.append());

    assertThat(pair.rows(NOTE))
        .containsExactly(TestRow.of(1, "new"), TestRow.of(2, "new"), TestRow.of(3, "old"));
    assertThat(report.table("note").rowsWritten()).isEqualTo(2);
    assertThat(report.atomic()).isEqualTo(pair.has(Behaviour.ATOMIC_APPEND));
  }

  @Test
  default void appendFailsOnAKeyThatIsThereAndTellsWhatIsLeft() throws Exception {
    Pair pair = pair();
    assumeFalse(pair.has(Behaviour.WHOLE_RUNS), "nothing can be added to a run");
    pair.create(NOTE);
    pair.insertSource(NOTE, TestRow.of(1, "new"), TestRow.of(2, "new"));
    pair.insertDestination(NOTE, TestRow.of(2, "old"), TestRow.of(3, "old"));

    TransferException failure = pair.failure(TransferException.class, sync -> sync.append());

    assertThat(Pair.undone(failure)).isEqualTo(pair.has(Behaviour.ATOMIC_APPEND));
    assertThat(pair.rows(NOTE)).contains(TestRow.of(2, "old"), TestRow.of(3, "old"));
  }

  @Test
  default void appendEmptiesWhereThatIsAskedForAsWell() throws Exception {
    Pair pair = pair();
    pair.needs(TRUNCATE_BEFORE_INSERT);
    pair.create(NOTE);
    pair.insertSource(NOTE, TestRow.of(1, "new"));
    pair.insertDestination(NOTE, TestRow.of(2, "old"));

    pair.run(sync -> sync.append().truncateBeforeInsert());

    pair.assertSame(NOTE);
  }

  @Test
  default void existingRowsStayAsTheyAreOnConflict() throws Exception {
    Pair pair = pair();
    pair.needs(ON_CONFLICT_DO_NOTHING);
    pair.create(NOTE);
    pair.insertSource(NOTE, TestRow.of(1, "new"), TestRow.of(2, "new"), TestRow.of(3, null));
    pair.insertDestination(NOTE, TestRow.of(2, "old"), TestRow.of(9, "old"));

    SyncReport report = pair.run(sync -> sync.onConflictDoNothing());

    assertThat(pair.rows(NOTE))
        .containsExactly(
            TestRow.of(1, "new"), TestRow.of(2, "old"), TestRow.of(3, null), TestRow.of(9, "old"));
    assertThat(report.table("note").rowsRead()).isEqualTo(3);
    assertThat(report.table("note").rowsWritten()).isEqualTo(2);
    assertThat(report.table("note").skippedByConflict()).isEqualTo(1);
  }

  @Test
  default void anyUniqueKeyConflictsAndSoDoTwinsOfOneRun() throws Exception {
    Pair pair = pair();
    pair.needs(ON_CONFLICT_DO_NOTHING);
    pair.needs(Behaviour.UNIQUE_KEYS);
    pair.createLaxSource(CODE);
    pair.insertSource(
        CODE,
        TestRow.of(1, "a", "new"),
        TestRow.of(2, "b", "new"),
        TestRow.of(3, "c", "new"),
        TestRow.of(4, "d", "twin"),
        TestRow.of(5, "d", "twin"),
        TestRow.of(6, null, "new"),
        TestRow.of(7, null, "new"));
    pair.insertDestination(CODE, TestRow.of(1, "a", "old"), TestRow.of(9, "c", "old"));

    SyncReport report = pair.run(sync -> sync.onConflictDoNothing());

    List<TestRow> rows = new ArrayList<>(pair.rows(CODE));
    assertThat(rows.removeIf(row -> row.values().contains("twin"))).isTrue();
    assertThat(rows)
        .containsExactly(
            TestRow.of(1, "a", "old"),
            TestRow.of(2, "b", "new"),
            TestRow.of(6, null, "new"),
            TestRow.of(7, null, "new"),
            TestRow.of(9, "c", "old"));
    assertThat(pair.rows(CODE)).hasSize(6);
    assertThat(report.table("code").rowsWritten()).isEqualTo(4);
    assertThat(report.table("code").skippedByConflict()).isEqualTo(3);
  }

  @ParameterizedTest(name = "a row {0}")
  @ValueSource(strings = {"without a value that is needed", "that points nowhere"})
  default void everyOtherErrorIsStillAnErrorOnConflict(String bad) throws Exception {
    Pair pair = pair();
    pair.needs(ON_CONFLICT_DO_NOTHING);
    pair.needs(Behaviour.DECLARED_COLUMNS, Behaviour.FOREIGN_KEYS);
    pair.source()
        .create(
            List.of(
                TestTable.of("strict")
                    .column("needed", TestType.TEXT)
                    .column("boss", TestType.INTEGER)));
    pair.createDestination(STRICT);
    pair.insertSource(
        STRICT,
        TestRow.of(1, "text", 1),
        bad.startsWith("without") ? TestRow.of(2, null, 1) : TestRow.of(2, "text", 77));
    pair.insertDestination(STRICT, TestRow.of(1, "text", 1));

    pair.failure(TransferException.class, sync -> sync.onConflictDoNothing());
  }

  @Test
  default void onlyMissingRowsArriveHoweverManyThereAre() throws Exception {
    Pair pair = pair();
    pair.needs(ON_CONFLICT_DO_NOTHING);
    pair.create(NOTE);
    pair.source()
        .insert(NOTE, IntStream.range(0, 5000).mapToObj(i -> TestRow.of(i, "new")).toList());
    pair.destination()
        .insert(
            NOTE,
            IntStream.range(0, 5000)
                .filter(i -> i % 100 != 7)
                .mapToObj(i -> TestRow.of(i, "old"))
                .toList());

    SyncReport first = pair.run(sync -> sync.onConflictDoNothing());
    SyncReport second = pair.run(sync -> sync.onConflictDoNothing());

    assertThat(pair.rows(NOTE).stream().filter(row -> row.values().contains("new"))).hasSize(50);
    assertThat(pair.rows(NOTE)).hasSize(5000);
    assertThat(first.table("note").rowsWritten()).isEqualTo(50);
    assertThat(first.table("note").skippedByConflict()).isEqualTo(4950);
    assertThat(second.rowsWritten()).isZero();
    assertThat(second.rowsSkipped()).isEqualTo(5000);
  }

  @Test
  default void aListenerThatAsksHearsOfEachConflict() throws Exception {
    Pair pair = pair();
    pair.needs(ON_CONFLICT_DO_NOTHING);
    pair.create(NOTE);
    pair.insertSource(NOTE, TestRow.of(1, "new"), TestRow.of(2, "new"), TestRow.of(3, "new"));
    pair.insertDestination(NOTE, TestRow.of(1, "old"), TestRow.of(3, "old"));
    List<String> skipped = new ArrayList<>();

    pair.run(sync -> sync.onConflictDoNothing().listener(noting(skipped)));

    assertThat(skipped).containsExactlyInAnyOrder("note - {id=1}", "note - {id=3}");
  }

  /** A listener that wants skipped rows, and notes table, constraint and key of each. */
  static SyncListener noting(List<String> skipped) {
    return new SyncListener() {
      @Override
      public boolean wantsSkippedRows() {
        return true;
      }

      @Override
      public void rowSkipped(SkippedRow row) {
        skipped.add(
            row.table().name() + " " + row.constraint().orElse("-") + " " + row.primaryKey());
      }
    };
  }
}
