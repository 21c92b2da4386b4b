package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neosync.InvalidSyncException;
import io.neosync.PlanException;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Some of the rows, by conditions whose values are data whatever they contain. */
interface SubsetSuite extends Suite {

  TestTable USERS =
      TestTable.of("users").column("name", TestType.NAME).column("amount", TestType.DECIMAL);
  TestTable ORDERS =
      TestTable.of("orders").column("user", TestType.INTEGER).reference("ordered", "user", "users");
  TestTable ITEMS =
      TestTable.of("items").column("order", TestType.INTEGER).reference("item", "order", "orders");

  List<String> TEXTS =
      List.of(
          "plain",
          "",
          "O'Brien",
          "she said \"hi\"",
          "back\\slash",
          "trailing backslash\\",
          "' OR '1'='1",
          "'; DROP TABLE users; --",
          "\\'; DROP TABLE users; --",
          "/* comment */ -- and more #",
          "$1 ? ?? :name {0} %s ${x}",
          "{\"$ne\": null}",
          "*/ UNION SELECT 1",
          "zwölf 中文 🐘👩‍👩‍👧",
          "line\nfeed\tand\rreturn",
          "$$dollar$$ $tag$");

  /** The engine's conditions; where it has none, it must say so, and the test ends here. */
  private TestEngine.Conditions conditions() throws Exception {
    Pair pair = pair();
    if (pair.engine().conditions().isEmpty()) {
      InvalidSyncException refusal =
          Assertions.assertThrows(
              InvalidSyncException.class, () -> pair.sync().subset("users", "id = ?", 1).build());
      assertThat(refusal.getMessage()).startsWith("subset of users, condition [id = ?]: ");
    }
    assumeTrue(
        pair.engine().conditions().isPresent(),
        () -> pair.capabilities().engine() + " refuses conditions");
    return pair.engine().conditions().orElseThrow();
  }

  @Test
  default void boundTextIsDataWhateverItContains() throws Exception {
    TestEngine.Conditions conditions = conditions();
    Pair pair = pair();
    pair.create(USERS);
    for (int i = 0; i < TEXTS.size(); i++) {
      pair.insertSource(
          USERS, TestRow.of(i, TEXTS.get(i), i), TestRow.of(100 + i, TEXTS.get(i) + "x", i));
    }
    for (int i = 0; i < TEXTS.size(); i++) {
      String text = TEXTS.get(i);
      SyncReport report =
          pair.run(sync -> sync.subset("users", conditions.equal(USERS, "name"), text));

      assertThat(report.table("users").rowsRead()).as(text).isEqualTo(1);
      assertThat(pair.rows(USERS)).as(text).contains(TestRow.of(i, text, i));
    }
    assertThat(pair.source().rows(USERS)).hasSize(2 * TEXTS.size());
  }

  @Test
  default void numbersAreComparedAsNumbers() throws Exception {
    TestEngine.Conditions conditions = conditions();
    Pair pair = pair();
    pair.create(USERS);
    for (int i = 1; i <= 12; i++) {
      pair.insertSource(USERS, TestRow.of(i, "x", new BigDecimal(i + ".5000000001")));
    }

    pair.run(
        sync ->
            sync.subset("users", conditions.greater(USERS, "id"), 9)
                .subset(
                    "users", conditions.greater(USERS, "amount"), new BigDecimal("10.5000000001")));

    assertThat(pair.rows(USERS))
        .extracting(row -> row.values().get(0).toString())
        .containsExactly("11", "12");
  }

  @Test
  default void conditionThatHoldsForNoRowSyncsNone() throws Exception {
    TestEngine.Conditions conditions = conditions();
    Pair pair = pair();
    pair.create(USERS);
    pair.insertSource(USERS, TestRow.of(1, "x", 1));

    SyncReport report =
        pair.run(sync -> sync.subset("users", conditions.equal(USERS, "name"), "y"));

    assertThat(pair.rows(USERS)).isEmpty();
    assertThat(report.rowsRead()).isZero();
  }

  @Test
  default void valuesAreCountedWhenTheSyncIsBuilt() throws Exception {
    String condition = conditions().equal(USERS, "name");
    Pair pair = pair();

    InvalidSyncException failure =
        Assertions.assertThrows(
            InvalidSyncException.class,
            () ->
                pair.sync()
                    .subset("users", condition)
                    .subset("orders", condition, "one", "two")
                    .build());

    assertThat(failure)
        .hasMessage(
            "subset of users, condition [%1$s]: 0 values for 1 placeholder\nsubset of orders, condition [%1$s]: 2 values for 1 placeholder"
                .formatted(condition));
  }

  @Test
  default void subsetOfATableThatIsNotSyncedIsAProblem() throws Exception {
    String condition = conditions().equal(USERS, "name");
    Pair pair = pair();
    pair.create(USERS, ORDERS.lax());

    PlanException failure =
        pair.failure(
            PlanException.class,
            sync ->
                sync.tables("users")
                    .subset("user", condition, "x")
                    .subset("orders", condition, "x"));

    assertThat(failure.problems())
        .containsExactly(
            "there is a subset of user, but no synced table is called so; did you mean users?",
            "there is a subset of orders, but no synced table is called so; did you mean orders?");
  }

  @Test
  default void conditionThatTheEngineRefusesIsAProblemOfItsTable() throws Exception {
    String broken = conditions().broken();
    Pair pair = pair();
    pair.create(USERS);

    PlanException failure =
        pair.failure(PlanException.class, sync -> sync.subset("users", broken, "Marker4711"));

    assertThat(failure.problems()).hasSize(1);
    assertThat(failure).hasMessageContaining("users").hasMessageNotContaining("Marker4711");
  }

  @Test
  default void conditionsFollowForeignKeysWhereAskedTo() throws Exception {
    TestEngine.Conditions conditions = conditions();
    Pair pair = pair();
    pair.needs(Behaviour.FOREIGN_KEYS);
    pair.create(USERS, ORDERS, ITEMS);
    pair.source()
        .insert(
            USERS, IntStream.rangeClosed(1, 4).mapToObj(i -> TestRow.of(i, "u" + i, i)).toList());
    pair.insertSource(ORDERS, TestRow.of(1, 1), TestRow.of(2, 3), TestRow.of(3, null));
    pair.insertSource(ITEMS, TestRow.of(1, 1), TestRow.of(2, 2), TestRow.of(3, 3));

    SyncPlan plan =
        pair.sync()
            .subset("users", conditions.greater(USERS, "id"), 1)
            .subsetByForeignKeys()
            .build()
            .plan();
    pair.run(
        sync -> sync.subset("users", conditions.greater(USERS, "id"), 1).subsetByForeignKeys());

    assertThat(pair.rows(USERS)).hasSize(3);
    assertThat(pair.rows(ORDERS)).containsExactly(TestRow.of(2, 3), TestRow.of(3, null));
    assertThat(pair.rows(ITEMS)).containsExactly(TestRow.of(2, 2), TestRow.of(3, 3));
    assertThat(plan.tables()).allSatisfy(table -> assertThat(table.restriction()).isNotEmpty());
  }

  @Test
  default void onlyReferencedRowsTrimsTheParents() throws Exception {
    TestEngine.Conditions conditions = conditions();
    Pair pair = pair();
    pair.needs(Behaviour.FOREIGN_KEYS);
    pair.create(USERS, ORDERS, ITEMS);
    pair.source()
        .insert(
            USERS, IntStream.rangeClosed(1, 4).mapToObj(i -> TestRow.of(i, "u" + i, i)).toList());
    pair.insertSource(ORDERS, TestRow.of(1, 1), TestRow.of(2, 3), TestRow.of(3, 2));
    pair.insertSource(ITEMS, TestRow.of(1, 1), TestRow.of(2, 2), TestRow.of(3, 3));

    pair.run(
        sync ->
            sync.subset("items", conditions.equal(ITEMS, "id"), 2)
                .subsetByForeignKeys()
                .onlyReferencedRows());

    assertThat(pair.rows(ITEMS)).containsExactly(TestRow.of(2, 2));
    assertThat(pair.rows(ORDERS)).containsExactly(TestRow.of(2, 3));
    assertThat(pair.rows(USERS)).containsExactly(TestRow.of(3, "u3", 3));
  }

  @Test
  default void virtualForeignKeysAreFollowedLikeOthers() throws Exception {
    TestEngine.Conditions conditions = conditions();
    Pair pair = pair();
    pair.needs(Behaviour.FOREIGN_KEYS);
    pair.create(USERS.lax(), ORDERS.lax());
    pair.insertSource(USERS, TestRow.of(1, "a", 1), TestRow.of(2, "b", 2));
    pair.insertSource(
        ORDERS, TestRow.of(1, 1), TestRow.of(2, 2), TestRow.of(3, 99), TestRow.of(4, null));

    pair.run(
        sync ->
            sync.subset("users", conditions.equal(USERS, "name"), "b")
                .virtualForeignKey("orders", "user")
                .references("users", "id")
                .subsetByForeignKeys());

    assertThat(pair.rows(ORDERS))
        .isEqualTo(List.of(TestRow.of(2, 2), TestRow.of(3, 99), TestRow.of(4, null)));
  }

  @Test
  default void danglingReferencesAreNoted() throws Exception {
    TestEngine.Conditions conditions = conditions();
    Pair pair = pair();
    pair.needs(Behaviour.FOREIGN_KEYS);
    pair.create(USERS, ORDERS);

    SyncPlan plan =
        pair.sync().subset("users", conditions.equal(USERS, "name"), "b").build().plan();

    assertThat(plan.notes())
        .anyMatch(note -> note.startsWith("synced rows may reference rows that a condition"));
  }
}
