package io.neosync.jdbc.subset;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.List;

/**
 * Recursion for engines that find rows by the values of keys and let a recursive query have several
 * SELECTs. One definition holds rows of all tables of a cycle. Every step starts at rows that were
 * just found and goes along indexes of the tables themselves, in this order.
 */
public final class KeyRecursion implements Fixpoints {

  private static final String CANDIDATES = "candidates";

  private final String join;
  private final int selects;

  /**
   * @param join the words for a join whose sides the server keeps in order
   * @param selects how many SELECTs that mention a recursive query the server plans quickly
   */
  public KeyRecursion(String join, int selects) {
    this.join = join;
    this.selects = selects;
  }

  /** MySQL resolves, and MariaDB evaluates too, a definition for each mention. */
  @Override
  public boolean definitionsAreRepeated() {
    return true;
  }

  @Override
  public void largest(Cycle cycle, WithClause with) {
    for (TableRef table : cycle.tables()) {
      with.define(cycle.named(CANDIDATES, table), cycle.query(table, cycle.carried(table)));
    }
    FoundRows fallen = new FoundRows(cycle, "fallen");
    List<String> queries = new ArrayList<>();
    // Nothing of each table, for the types of all columns.
    for (TableRef table : cycle.tables()) {
      queries.add(
          "SELECT %s FROM %s WHERE false"
              .formatted(fallen.row(table, cycle.name(table)), cycle.from(table)));
    }
    for (ForeignKey key : cycle.keys()) {
      queries.add(cycle.broken(key, CANDIDATES, fallen.defined(key.table(), "child")));
    }
    List<RecursiveStep> steps = cycle.keys().stream().map(RecursiveStep::toChildren).toList();
    queries.addAll(fallen.steps(steps, join, selects));
    with.recur(fallen.name(), fallen.columns(), String.join("\nUNION ", queries));
    for (TableRef table : cycle.tables()) {
      with.define(
          cycle.kept(table),
          "SELECT %s FROM %s AS candidate WHERE NOT EXISTS (SELECT 1 FROM %s AS found WHERE %s)"
              .formatted(
                  cycle.carried(table, "candidate"),
                  cycle.named(CANDIDATES, table),
                  fallen.name(),
                  fallen.is(table, place -> "candidate." + place.alias())));
    }
  }

  @Override
  public void smallest(Cycle cycle, WithClause with) {
    FoundRows needed = new FoundRows(cycle, "needed");
    List<String> queries = new ArrayList<>();
    for (TableRef table : cycle.tables()) {
      queries.add(cycle.query(table, needed.row(table, cycle.name(table))));
    }
    List<RecursiveStep> steps = cycle.keys().stream().map(RecursiveStep::toParents).toList();
    queries.addAll(needed.steps(steps, join, selects));
    with.recur(needed.name(), needed.columns(), String.join("\nUNION ", queries));
    for (TableRef table : cycle.tables()) {
      String name = cycle.name(table);
      with.define(
          cycle.kept(table),
          "SELECT %s FROM %s WHERE EXISTS (SELECT 1 FROM %s AS found WHERE %s)"
              .formatted(
                  cycle.carried(table),
                  cycle.from(table),
                  needed.name(),
                  needed.is(table, place -> name + "." + place.column())));
    }
  }
}
