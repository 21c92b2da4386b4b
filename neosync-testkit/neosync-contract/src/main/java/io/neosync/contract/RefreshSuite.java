package io.neosync.contract;

import static io.neosync.DestinationOption.TRUNCATE_BEFORE_INSERT;
import static io.neosync.DestinationOption.TRUNCATE_CASCADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.neosync.PlanException;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.schema.TableRef;
import org.junit.jupiter.api.Test;

/** What a sync without a mode does to the rows that are there, and what truncation does. */
interface RefreshSuite extends Suite {

  TestTable WORD = TestTable.of("word").column("text", TestType.TEXT);
  TestTable OTHER = TestTable.of("other").column("text", TestType.TEXT);
  TestTable PARENT = TestTable.of("parent").column("text", TestType.TEXT);
  TestTable CHILD =
      TestTable.of("child").column("parent", TestType.INTEGER).reference("p", "parent", "parent");
  TestTable GRANDCHILD =
      TestTable.of("grandchild").column("child", TestType.INTEGER).reference("c", "child", "child");

  @Test
  default void replacesAllRowsByDefault() throws Exception {
    Pair pair = pair();
    pair.needs(TRUNCATE_BEFORE_INSERT);
    pair.create(WORD);
    pair.insertSource(WORD, TestRow.of(1, "new"), TestRow.of(3, "new"), TestRow.of(4, null));
    pair.insertDestination(WORD, TestRow.of(3, "old"), TestRow.of(99, "old"));

    SyncPlan plan = pair.sync().build().plan();
    SyncReport report = pair.run();

    pair.assertSame(WORD);
    assertThat(report.rowsRead()).isEqualTo(3);
    assertThat(report.table("word").rowsWritten()).isEqualTo(3);
    assertThat(plan.tables().get(0).emptied()).isTrue();
    assertThat(plan.emptied()).containsExactly(plan.tables().get(0).destination());
    assertThat(plan.atomic()).isEqualTo(pair.has(Behaviour.ATOMIC_REFRESH));
    assertThat(report.atomic()).isEqualTo(plan.atomic());
  }

  @Test
  default void replacesRowsOfTheSameKeyAndLeavesOthersWhereItCannotEmpty() throws Exception {
    Pair pair = pair();
    assumeFalse(
        pair.capabilities().supports(TRUNCATE_BEFORE_INSERT),
        "the destination empties its tables by default");
    assumeFalse(pair.has(Behaviour.WHOLE_RUNS), "a run replaces everything there was");
    pair.create(WORD);
    pair.insertSource(WORD, TestRow.of(1, "new"), TestRow.of(3, "new"));
    pair.insertDestination(WORD, TestRow.of(3, "old"), TestRow.of(4, "old"));

    SyncPlan plan = pair.sync().build().plan();
    SyncReport report = pair.run();

    assertThat(pair.rows(WORD))
        .containsExactly(TestRow.of(1, "new"), TestRow.of(3, "new"), TestRow.of(4, "old"));
    assertThat(report.table("word").rowsWritten()).isEqualTo(2);
    assertThat(plan.emptied()).isEmpty();
    assertThat(plan.notes()).as("what is left is told").isNotEmpty();
    assertThat(report.notes()).isNotEmpty();
  }

  @Test
  default void aRunReplacesEverythingWhereItIsWrittenWhole() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.WHOLE_RUNS);
    pair.create(WORD, OTHER);
    pair.insertSource(WORD, TestRow.of(1, "new"));
    pair.insertDestination(WORD, TestRow.of(1, "old"), TestRow.of(2, "old"));
    pair.insertDestination(OTHER, TestRow.of(3, "old"));

    SyncPlan plan = pair.sync().tables("word").build().plan();
    SyncReport report = pair.run(sync -> sync.tables("word"));

    assertThat(pair.rows(WORD)).containsExactly(TestRow.of(1, "new"));
    assertThat(pair.rows(OTHER)).isEmpty();
    assertThat(plan.emptied()).isEmpty();
    assertThat(plan.notes()).as("what becomes of earlier rows is told").isNotEmpty();
    assertThat(report.notes()).isNotEmpty();
    assertThat(report.atomic()).isEqualTo(pair.has(Behaviour.ATOMIC_REFRESH));
  }

  @Test
  default void repeatingChangesNothing() throws Exception {
    Pair pair = pair();
    pair.create(WORD, OTHER);
    pair.insertSource(WORD, TestRow.of(1, "one"), TestRow.of(2, null));

    for (int i = 0; i < 3; i++) {
      SyncReport report = pair.run();
      assertThat(report.table("word").rowsWritten()).isEqualTo(2);
      assertThat(report.table("other").rowsWritten()).isZero();
      pair.assertSame(WORD, OTHER);
    }
  }

  @Test
  default void emptiesExactlyTheSyncedTables() throws Exception {
    Pair pair = pair();
    pair.needs(TRUNCATE_BEFORE_INSERT);
    pair.create(WORD, OTHER);
    pair.insertDestination(WORD, TestRow.of(1, "old"));
    pair.insertDestination(OTHER, TestRow.of(1, "old"));

    SyncPlan plan = pair.sync().tables("word").truncateBeforeInsert().build().plan();
    pair.run(sync -> sync.tables("word").truncateBeforeInsert());

    assertThat(pair.rows(WORD)).isEmpty();
    assertThat(pair.rows(OTHER)).containsExactly(TestRow.of(1, "old"));
    assertThat(plan.emptied()).extracting(TableRef::name).containsExactly("word");
    assertThat(plan.cascaded()).isEmpty();
  }

  @Test
  default void tableOutsideTheSyncThatHoldsRowsIsRefusedByName() throws Exception {
    Pair pair = pair();
    pair.needs(TRUNCATE_BEFORE_INSERT);
    pair.needs(Behaviour.FOREIGN_KEYS);
    pair.create(PARENT, CHILD, GRANDCHILD);
    pair.insertDestination(GRANDCHILD, TestRow.of(1, null));

    PlanException failure =
        pair.failure(PlanException.class, sync -> sync.exceptTables("grandchild"));

    assertThat(failure).hasMessageContainingAll("child: it is to be emptied", "grandchild");
  }

  @Test
  default void emptyTableOutsideTheSyncIsNoObstacle() throws Exception {
    Pair pair = pair();
    pair.needs(TRUNCATE_BEFORE_INSERT);
    pair.needs(Behaviour.FOREIGN_KEYS);
    pair.create(PARENT, CHILD, GRANDCHILD);
    pair.insertSource(PARENT, TestRow.of(1, "new"));
    pair.insertSource(CHILD, TestRow.of(1, 1));
    pair.insertDestination(PARENT, TestRow.of(5, "old"));
    pair.insertDestination(CHILD, TestRow.of(6, 5));

    pair.run(sync -> sync.exceptTables("grandchild"));

    pair.assertSame(PARENT, CHILD, GRANDCHILD);
  }

  @Test
  default void cascadeEmptiesWhatReferencesTheSyncedTablesAndNamesIt() throws Exception {
    Pair pair = pair();
    pair.needs(TRUNCATE_CASCADE);
    pair.needs(Behaviour.FOREIGN_KEYS);
    pair.create(PARENT, CHILD, GRANDCHILD, OTHER);
    pair.insertSource(PARENT, TestRow.of(1, "new"));
    pair.insertDestination(PARENT, TestRow.of(5, "old"));
    pair.insertDestination(CHILD, TestRow.of(6, 5));
    pair.insertDestination(GRANDCHILD, TestRow.of(7, 6));
    pair.insertDestination(OTHER, TestRow.of(8, "old"));

    SyncPlan plan = pair.sync().tables("parent").truncateCascade().build().plan();
    pair.run(sync -> sync.tables("parent").truncateCascade());

    pair.assertSame(PARENT, CHILD, GRANDCHILD);
    assertThat(pair.rows(OTHER)).containsExactly(TestRow.of(8, "old"));
    assertThat(plan.cascaded()).extracting(TableRef::name).containsExactly("child", "grandchild");
    assertThat(plan.toString()).contains("also emptied, since they reference a synced table");
  }
}
