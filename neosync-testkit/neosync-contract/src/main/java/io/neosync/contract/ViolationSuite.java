package io.neosync.contract;

import static io.neosync.DestinationOption.ON_CONFLICT_DO_NOTHING;
import static io.neosync.DestinationOption.SKIP_FOREIGN_KEY_VIOLATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.SyncReport;
import io.neosync.TransferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows whose foreign keys point nowhere. */
interface ViolationSuite extends Suite {

  TestTable LAND = TestTable.of("land").column("text", TestType.TEXT);
  TestTable TOWN =
      TestTable.of("town").column("land", TestType.INTEGER).reference("to_land", "land", "land");
  TestTable PERSON =
      TestTable.of("person")
          .column("town", TestType.INTEGER)
          .column("boss", TestType.INTEGER)
          .reference("to_town", "town", "town")
          .reference("to_boss", "boss", "person");
  TestTable EGG =
      TestTable.of("egg").column("hen", TestType.INTEGER).reference("to_hen", "hen", "hen");
  TestTable HEN =
      TestTable.of("hen").column("egg", TestType.INTEGER).reference("to_egg", "egg", "egg");

  @Test
  default void rowThatPointsNowhereFailsTheRun() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.FOREIGN_KEYS);
    pair.createLaxSource(LAND, TOWN);
    pair.insertSource(TOWN, TestRow.of(1, 7));

    TransferException failure = pair.failure(TransferException.class, sync -> sync);

    assertThat(failure).hasMessageContaining("to_land");
  }

  @Test
  default void rowsFallWithWhatTheyReferenceAndAreCounted() throws Exception {
    Pair pair = pair();
    pair.needs(SKIP_FOREIGN_KEY_VIOLATIONS);
    pair.createLaxSource(LAND, TOWN, PERSON);
    pair.insertSource(LAND, TestRow.of(1, "x"));
    pair.insertSource(TOWN, TestRow.of(1, 1), TestRow.of(2, 7), TestRow.of(3, null));
    pair.insertSource(
        PERSON,
        TestRow.of(1, 1, null),
        TestRow.of(2, 2, null),
        TestRow.of(3, 1, 2),
        TestRow.of(4, 3, 1),
        TestRow.of(5, 1, 3),
        TestRow.of(6, null, 6));
    List<String> skipped = new ArrayList<>();

    SyncReport report =
        pair.run(sync -> sync.skipForeignKeyViolations().listener(AppendSuite.noting(skipped)));

    assertThat(pair.rows(TOWN)).containsExactly(TestRow.of(1, 1), TestRow.of(3, null));
    assertThat(pair.rows(PERSON))
        .containsExactly(TestRow.of(1, 1, null), TestRow.of(4, 3, 1), TestRow.of(6, null, 6));
    assertThat(report.table("land").skippedByForeignKey()).isEmpty();
    assertThat(report.table("town").skippedByForeignKey()).isEqualTo(Map.of("to_land", 1L));
    assertThat(report.table("person").skippedByForeignKey())
        .isEqualTo(Map.of("to_town", 1L, "to_boss", 2L));
    assertThat(report.table("person").rowsRead()).isEqualTo(6);
    assertThat(report.table("person").rowsWritten()).isEqualTo(3);
    assertThat(skipped)
        .containsExactlyInAnyOrder(
            "town to_land {id=2}",
            "person to_town {id=2}",
            "person to_boss {id=3}",
            "person to_boss {id=5}");
  }

  @Test
  default void longChainFallsToItsEnd() throws Exception {
    Pair pair = pair();
    pair.needs(SKIP_FOREIGN_KEY_VIOLATIONS);
    pair.createLaxSource(LAND, TOWN, PERSON);
    pair.source()
        .insert(
            PERSON,
            IntStream.rangeClosed(1, 1000).mapToObj(i -> TestRow.of(i, null, i - 1)).toList());
    pair.insertSource(PERSON, TestRow.of(2000, null, null), TestRow.of(2001, null, 2000));

    SyncReport report = pair.run(sync -> sync.skipForeignKeyViolations());

    assertThat(pair.rows(PERSON))
        .containsExactly(TestRow.of(2000, null, null), TestRow.of(2001, null, 2000));
    assertThat(report.table("person").skippedByForeignKey()).isEqualTo(Map.of("to_boss", 1000L));
  }

  @Test
  default void cyclesFallWhereOneOfTheirRowsDoes() throws Exception {
    Pair pair = pair();
    pair.needs(SKIP_FOREIGN_KEY_VIOLATIONS);
    pair.createLaxSource(EGG, HEN);
    // 1 and 1 keep each other; 2 hangs on 3 on 3 on 99.
    pair.insertSource(EGG, TestRow.of(1, 1), TestRow.of(2, 3), TestRow.of(3, 99));
    pair.insertSource(HEN, TestRow.of(1, 1), TestRow.of(3, 3), TestRow.of(4, null));

    SyncReport report = pair.run(sync -> sync.skipForeignKeyViolations());

    assertThat(pair.rows(EGG)).containsExactly(TestRow.of(1, 1));
    assertThat(pair.rows(HEN)).containsExactly(TestRow.of(1, 1), TestRow.of(4, null));
    assertThat(report.table("egg").skippedByForeignKey()).isEqualTo(Map.of("to_hen", 2L));
    assertThat(report.table("hen").skippedByForeignKey()).isEqualTo(Map.of("to_egg", 1L));
  }

  @Test
  default void rowsThatWereThereCountAsParentsAndStay() throws Exception {
    Pair pair = pair();
    pair.needs(SKIP_FOREIGN_KEY_VIOLATIONS);
    pair.createLaxSource(LAND, TOWN);
    pair.insertSource(TOWN, TestRow.of(1, 5), TestRow.of(2, 6));
    pair.insertDestination(LAND, TestRow.of(5, "old"));
    pair.insertDestination(TOWN, TestRow.of(9, 5));

    SyncReport report = pair.run(sync -> sync.tables("town").append().skipForeignKeyViolations());

    assertThat(pair.rows(TOWN)).containsExactly(TestRow.of(1, 5), TestRow.of(9, 5));
    assertThat(report.table("town").skippedByForeignKey()).isEqualTo(Map.of("to_land", 1L));
  }

  @Test
  default void conflictsAreSettledBeforeViolations() throws Exception {
    Pair pair = pair();
    pair.needs(SKIP_FOREIGN_KEY_VIOLATIONS);
    pair.needs(ON_CONFLICT_DO_NOTHING);
    pair.createLaxSource(LAND, TOWN);
    pair.insertSource(TOWN, TestRow.of(1, 77), TestRow.of(2, 78), TestRow.of(3, 5));
    pair.insertDestination(LAND, TestRow.of(5, "old"));
    pair.insertDestination(TOWN, TestRow.of(1, 5));

    SyncReport report = pair.run(sync -> sync.onConflictDoNothing().skipForeignKeyViolations());

    assertThat(pair.rows(TOWN)).containsExactly(TestRow.of(1, 5), TestRow.of(3, 5));
    assertThat(report.table("town").skippedByConflict()).isEqualTo(1);
    assertThat(report.table("town").skippedByForeignKey()).isEqualTo(Map.of("to_land", 1L));
  }

  @Test
  default void everyOtherErrorIsStillAnErrorWhenViolationsAreSkipped() throws Exception {
    Pair pair = pair();
    pair.needs(SKIP_FOREIGN_KEY_VIOLATIONS);
    pair.create(LAND);
    pair.insertSource(LAND, TestRow.of(1, "new"));
    pair.insertDestination(LAND, TestRow.of(1, "old"));

    pair.failure(TransferException.class, sync -> sync.append().skipForeignKeyViolations());
  }
}
