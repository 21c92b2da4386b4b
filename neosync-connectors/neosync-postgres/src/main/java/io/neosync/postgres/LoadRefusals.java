package io.neosync.postgres;

import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.OnViolation;
import io.neosync.spi.Problems;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What keeps tables from being loaded as they are asked to be. */
final class LoadRefusals {

  private final Map<TableRef, Relation> relations;
  private final Emptied emptied;
  private final LoadStrategy strategy;
  private final Problems problems;

  LoadRefusals(
      Map<TableRef, Relation> relations,
      Emptied emptied,
      LoadStrategy strategy,
      Problems problems) {
    this.relations = relations;
    this.emptied = emptied;
    this.strategy = strategy;
    this.problems = problems;
  }

  /** Rows that are not synced reference a table that is to be emptied. */
  void rowsOutside(Backend backend, Surroundings surroundings) throws SQLException {
    Map<TableRef, List<ForeignKeyState>> referencing = surroundings.referencing();
    for (TableRef table : emptied.synced()) {
      for (ForeignKeyState key : referencing.getOrDefault(table, List.of())) {
        if (!emptied.contains(key.root()) && holdsRows(backend, key)) {
          problems.add(
              table,
              "it is to be emptied, but table %s, which is not synced, references it by %s and holds rows; add %s to the sync, or ask for truncateCascade() to empty it too"
                  .formatted(key.root(), key.name(), key.root()));
        }
      }
    }
  }

  private static boolean holdsRows(Backend backend, ForeignKeyState key) throws SQLException {
    String only = key.rootPartitioned() ? "" : "ONLY ";
    return backend
        .query(
            "select exists (select from " + only + PgSql.name(key.root()) + ")",
            row -> row.getBoolean(1))
        .get(0);
  }

  /** No order of loading satisfies a foreign key, and it cannot be set aside or put off. */
  void stuckCycles() {
    for (ForeignKeyState key : strategy.keptKeys) {
      if (strategy.inCycle(key) && !key.deferrable() && !key.droppable()) {
        problems.add(
            key.root(),
            "its foreign key %s is part of a cycle, and this role may neither drop nor defer it; use the role that owns the table, or make the key DEFERRABLE"
                .formatted(key.name()));
      }
    }
  }

  /** An option needs something out of the way that our role may not move. */
  void whatCannotBeSetAside(LoadRequest request) {
    if (request.onViolation() == OnViolation.SKIP) {
      for (ForeignKeyState key : strategy.keptKeys) {
        if (relations.containsKey(key.root()) || !key.enforced()) {
          problems.add(
              key.root(),
              "skipForeignKeyViolations() has to set foreign key %s aside, which this role may not; use the role that owns the table and may reference %s"
                  .formatted(key.name(), key.referenced()));
        }
      }
    }
    for (List<IndexState> family : strategy.madeImmediate) {
      TableRef table = family.get(0).root();
      if (family.get(0).fixed() || !relation(table).owned()) {
        problems.add(
            table,
            "onConflictDoNothing() cannot go by %s, which is deferrable, and this role may not change that"
                .formatted(family.get(0).ref()));
      }
    }
    for (RuleState rule : strategy.droppedRules) {
      if (!relation(rule.root()).owned()) {
        problems.add(
            rule.root(),
            "rule %s is in the way, and this role may not set it aside".formatted(rule.name()));
      }
    }
  }

  /** Rows that may have to be left out need a temporary table, which our role may not create. */
  void temporaryTables(Backend backend, LoadRequest request, Map<TableRef, Way> ways)
      throws SQLException {
    boolean needed =
        request.onViolation() == OnViolation.SKIP || ways.values().stream().anyMatch(Way::staged);
    if (needed
        && !backend
            .query(
                "select has_database_privilege(current_database(), 'TEMPORARY')",
                row -> row.getBoolean(1))
            .get(0)) {
      problems.add(
          "onConflictDoNothing() and skipForeignKeyViolations() need temporary tables, which the"
              + " destination's role may not create; grant TEMPORARY on the database");
    }
  }

  /**
   * Sequences whose next value might collide may not be set.
   *
   * @return those that may be set, but not as a part of the transaction, since their owner is
   *     another
   */
  Set<TableRef> sequences(Backend backend) throws SQLException {
    Set<TableRef> beside = new TreeSet<>();
    String oids = Oids.array(relations.values().stream().map(Relation::oid).toList());
    for (SequenceReader.Use use : SequenceReader.uses(backend, oids)) {
      SequenceReader.Sequence sequence = use.sequence();
      if (!relations.containsKey(use.tableRef()) || sequence.owned()) {
        continue;
      }
      if (sequence.maySet() && sequence.mayRead()) {
        beside.add(sequence.ref());
      } else {
        problems.add(
            "sequence",
            sequence.ref(),
            "the destination's role may not set it, and its next value could collide with a row;"
                + " grant SELECT, UPDATE on it");
      }
    }
    return beside;
  }

  private Relation relation(TableRef table) {
    return Objects.requireNonNull(relations.get(table));
  }
}
