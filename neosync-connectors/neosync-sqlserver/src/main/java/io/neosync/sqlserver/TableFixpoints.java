package io.neosync.sqlserver;

import io.neosync.jdbc.subset.Cycle;
import io.neosync.jdbc.subset.Fixpoints;
import io.neosync.jdbc.subset.WithClause;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.List;

/**
 * Fixpoints by statements that are repeated until nothing changes. A recursive query of SQL Server
 * knows no UNION that drops what was found before, so that it would not end where rows reference
 * each other. Definitions are temporary tables of the session, each filled once.
 */
final class TableFixpoints implements Fixpoints {

  private static final String KEPT = "kept";

  /** Each is filled once, however often it is mentioned. */
  @Override
  public boolean definitionsAreRepeated() {
    return false;
  }

  /** All candidates at first; then those go that reference a row that is none. */
  @Override
  public void largest(Cycle cycle, WithClause with) {
    for (TableRef table : cycle.tables()) {
      with.define(cycle.kept(table), cycle.query(table, cycle.carried(table)));
    }
    with.repeat(
        cycle.keys().stream().map(key -> "DELETE child FROM " + cycle.broken(key, KEPT)).toList());
  }

  /** What is needed from outside at first; then what such rows reference. */
  @Override
  public void smallest(Cycle cycle, WithClause with) {
    List<String> statements = new ArrayList<>();
    for (TableRef table : cycle.tables()) {
      with.define(cycle.kept(table), cycle.query(table, cycle.carried(table)));
    }
    for (ForeignKey key : cycle.keys()) {
      TableRef parent = key.referenced();
      String name = cycle.name(parent);
      statements.add(
          """
          INSERT INTO %s SELECT %s FROM %s
          WHERE EXISTS (SELECT 1 FROM %s AS child WHERE %s)
            AND NOT EXISTS (SELECT 1 FROM %s AS known WHERE %s)\
          """
              .formatted(
                  cycle.kept(parent),
                  cycle.carried(parent),
                  cycle.from(parent),
                  cycle.kept(key.table()),
                  cycle.match(key, name, "child"),
                  cycle.kept(parent),
                  cycle.same("known", parent, name)));
    }
    with.repeat(statements);
  }
}
