package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.PlanException;
import io.neosync.SyncBuilder;
import io.neosync.SyncPlan;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Which tables are synced. */
interface SelectionSuite extends Suite {

  List<TestTable> TABLES =
      List.of(
          TestTable.of("log_2023"),
          TestTable.of("log_2024"),
          TestTable.of("orders"),
          TestTable.of("users"));

  private List<String> selected(UnaryOperator<SyncBuilder> options) throws Exception {
    return options.apply(pair().sync()).build().plan().tables().stream()
        .map(table -> table.source().name())
        .toList();
  }

  private void createAll() throws Exception {
    pair().create(TABLES.toArray(TestTable[]::new));
  }

  @Test
  default void namesAndGlobsSelectTables() throws Exception {
    createAll();

    assertThat(selected(sync -> sync))
        .containsExactlyInAnyOrder("log_2023", "log_2024", "orders", "users");
    assertThat(selected(sync -> sync.tables("orders"))).containsExactly("orders");
    assertThat(selected(sync -> sync.tables("log_*", "users").tables("orders")))
        .containsExactlyInAnyOrder("log_2023", "log_2024", "orders", "users");
    assertThat(selected(sync -> sync.tables("log_202?")))
        .containsExactlyInAnyOrder("log_2023", "log_2024");
    assertThat(selected(sync -> sync.tables("*.users"))).containsExactly("users");
    assertThat(selected(sync -> sync.exceptTables("log_*")))
        .containsExactlyInAnyOrder("orders", "users");
    assertThat(selected(sync -> sync.tables("log_*").exceptTables("*_2023")))
        .containsExactly("log_2024");
  }

  @Test
  default void onlySelectedTablesGetRows() throws Exception {
    createAll();
    for (TestTable table : TABLES) {
      pair().insertSource(table, TestRow.of(1));
    }

    pair().run(sync -> sync.tables("log_*").exceptTables("log_2023"));

    for (TestTable table : TABLES) {
      assertThat(pair().rows(table)).hasSize(table.name().equals("log_2024") ? 1 : 0);
    }
  }

  @Test
  default void patternsThatMatchNothingAreProblemsWithASuggestion() throws Exception {
    createAll();

    PlanException failure =
        pair().failure(PlanException.class, sync -> sync.tables("order", "zebra*", "users"));

    assertThat(failure.problems())
        .containsExactly(
            "no table of the source matches order; did you mean orders?",
            "no table of the source matches zebra*");
  }

  @Test
  default void exceptionsThatMatchNothingAreNoted() throws Exception {
    createAll();

    SyncPlan plan = pair().sync().exceptTables("zebra").build().plan();

    assertThat(plan.notes()).contains("exceptTables: no table of the source matches zebra");
  }

  @Test
  default void nothingLeftToSyncIsAProblem() throws Exception {
    createAll();

    PlanException failure = pair().failure(PlanException.class, sync -> sync.exceptTables("*"));

    assertThat(failure.problems())
        .containsExactly("no table is left to sync: exceptTables leaves out every one");
  }

  @Test
  default void sourceWithoutTablesIsAProblem() throws Exception {
    PlanException failure = pair().failure(PlanException.class, sync -> sync);

    assertThat(failure.problems()).containsExactly("the source's schemas hold no tables");
  }
}
