package io.neosync.benchmarks;

import io.neosync.SyncBuilder;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What options cost, compared with a full refresh: leaving out conflicting rows, leaving out rows
 * that point nowhere, and a subset, which is also made by hand.
 */
final class Options implements Scenario {

  /** One user in a hundred, none of whom was referred by another. */
  private static final String SOME_USERS = "referrer_id IS NULL AND id % 60 = 0";

  private final FullRefresh fullRefresh;
  private final Dataset dataset;

  Options(Dataset dataset) {
    this.fullRefresh = new FullRefresh(dataset);
    this.dataset = dataset;
  }

  @Override
  public String name() {
    return "options";
  }

  @Override
  public String description() {
    return "what options cost, compared with a full refresh";
  }

  @Override
  public List<Contender> contenders() {
    UnaryOperator<SyncBuilder> conflict = SyncBuilder::onConflictDoNothing;
    List<String> emptied = List.of("TRUNCATE " + String.join(", ", dataset.tables()));
    return List.of(
        new NeosyncOption("full refresh", List.of(), true, sync -> sync),
        new NeosyncOption("conflict, empty", emptied, true, conflict),
        new NeosyncOption("conflict, 1 %", withoutOneInAHundred(), true, conflict),
        new NeosyncOption("conflict, none", List.of(), true, conflict),
        new NeosyncOption(
            "skip, 1 %",
            List.of(),
            false,
            sync -> sync.subset("orders", "id % 100 <> 7").skipForeignKeyViolations()),
        new NeosyncOption(
            "subset, 1 %",
            emptied, false, sync -> sync.subset("users", SOME_USERS).subsetByForeignKeys()),
        new SubsetByHand(dataset, emptied, SOME_USERS),
        new NeosyncOption("refill", List.of(), true, sync -> sync));
  }

  /** Takes one row in a hundred from each table, spread over the keys, and tidies up. */
  private List<String> withoutOneInAHundred() {
    List<String> statements = new java.util.ArrayList<>();
    statements.add("SET session_replication_role = replica");
    dataset
        .tables()
        .forEach(table -> statements.add("DELETE FROM " + table + " WHERE id % 100 = 7"));
    statements.add("SET session_replication_role = DEFAULT");
    statements.add("VACUUM (ANALYZE)");
    return statements;
  }

  @Override
  public void prepare(Databases databases) throws Exception {
    fullRefresh.prepare(databases);
  }

  @Override
  public void reset(Databases databases) throws SQLException {
    fullRefresh.reset(databases);
  }

  @Override
  public void verify(Databases databases, Depth depth) throws SQLException {
    fullRefresh.verify(databases, depth);
  }
}
