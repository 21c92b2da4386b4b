package io.neosync.postgres;

import io.neosync.schema.LoadOrder;
import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.OnViolation;
import io.neosync.spi.LoadRequest.TableLoad;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what to set aside while rows are loaded. Building an index once from all rows is far
 * cheaper than adding to it row by row, and so is checking a foreign key; but both cost a fixed
 * amount, which few rows do not pay back.
 */
final class LoadStrategy {

  private final Map<TableRef, Relation> relations;
  private final Surroundings surroundings;
  private final Emptied emptied;
  private final Map<TableRef, Way> ways;
  private final Thresholds thresholds;
  private final boolean skipsViolations;
  private final Map<TableRef, Long> incoming = new HashMap<>();
  private final Map<TableRef, Integer> cycles = new HashMap<>();

  final List<ForeignKeyState> droppedKeys = new ArrayList<>();
  final List<ForeignKeyState> keptKeys = new ArrayList<>();
  final List<List<IndexState>> droppedIndexes = new ArrayList<>();

  /** Of those that stay: they are satisfied in the end, but not at every moment. */
  final List<ForeignKeyState> deferredKeys = new ArrayList<>();

  /** Deferrable keys, which ON CONFLICT cannot go by, of tables that are filled through staging. */
  final List<List<IndexState>> madeImmediate = new ArrayList<>();

  final List<RuleState> droppedRules = new ArrayList<>();
  final List<CheckState> droppedChecks = new ArrayList<>();
  final List<TriggerState> disabledTriggers = new ArrayList<>();
  final List<TriggerState> firingTriggers = new ArrayList<>();

  LoadStrategy(
      LoadRequest request,
      Map<TableRef, Relation> relations,
      Surroundings surroundings,
      Emptied emptied,
      Map<TableRef, Way> ways,
      Thresholds thresholds) {
    this.relations = relations;
    this.surroundings = surroundings;
    this.emptied = emptied;
    this.ways = ways;
    this.thresholds = thresholds;
    this.skipsViolations = request.onViolation() == OnViolation.SKIP;
    for (TableLoad load : request.tables()) {
      incoming.put(load.task().destination().ref(), load.estimatedRows());
    }
    numberCycles(request);
    decideForeignKeys();
    decideIndexes();
    for (CheckState check : surroundings.checks()) {
      if (check.owned()) {
        droppedChecks.add(check);
      }
    }
    for (TriggerState trigger : surroundings.triggers()) {
      (owned(trigger.root()) ? disabledTriggers : firingTriggers).add(trigger);
    }
    for (RuleState rule : surroundings.rules()) {
      if (staged(rule.root()) || skipsViolations) {
        droppedRules.add(rule);
      }
    }
  }

  private void numberCycles(LoadRequest request) {
    int number = 0;
    for (List<TableRef> component :
        LoadOrder.of(request.tables().stream().map(load -> load.task().destination()).toList())) {
      number++;
      for (TableRef table : component) {
        cycles.put(table, number);
      }
    }
  }

  private boolean synced(TableRef table) {
    return incoming.containsKey(table);
  }

  private boolean staged(TableRef table) {
    Way way = ways.get(table);
    return way != null && way.staged();
  }

  private boolean owned(TableRef table) {
    Relation relation = relations.get(table);
    return relation != null && relation.owned();
  }

  /** Whether so many rows come that the table's indexes are better built afterwards. */
  private boolean rebuilt(TableRef table) {
    Relation relation = relations.get(table);
    if (relation == null || !relation.owned() || !synced(table)) {
      return false;
    }
    long rows = incoming.getOrDefault(table, 0L);
    long present = emptied.contains(table) ? 0 : relation.table().estimatedRows();
    // Of rows that are staged, few may be new.
    return rows >= thresholds.rebuild() && rows >= (staged(table) ? present * 10 : present / 2);
  }

  private void decideForeignKeys() {
    for (ForeignKeyState key : surroundings.foreignKeys()) {
      if (synced(key.root()) || synced(key.referencedRoot())) {
        if (key.droppable() && inTheWay(key)) {
          droppedKeys.add(key);
        } else {
          keptKeys.add(key);
          if (key.droppable() && inCycle(key)) {
            deferredKeys.add(key);
          }
        }
      }
    }
  }

  /** Whether rows cannot be loaded, or not fast, while this foreign key stands. */
  private boolean inTheWay(ForeignKeyState key) {
    boolean outsideEmptied =
        emptied.contains(key.referencedRoot()) && !emptied.contains(key.root());
    // Rows outside that point nowhere must not be touched when a row that they name is removed.
    boolean notValid = !key.enforced() && (synced(key.root()) || skipsViolations);
    return outsideEmptied
        || (skipsViolations && synced(key.root()))
        || notValid
        || rebuilt(key.root())
        || rebuilt(key.referencedRoot());
  }

  /** Whether no order of loading satisfies it; a table's reference to itself waits by itself. */
  boolean inCycle(ForeignKeyState key) {
    return synced(key.root())
        && synced(key.referencedRoot())
        && !key.root().equals(key.referencedRoot())
        && cycles.getOrDefault(key.root(), 0).equals(cycles.get(key.referencedRoot()));
  }

  private void decideIndexes() {
    Set<Long> needed = new HashSet<>();
    keptKeys.forEach(key -> needed.add(key.index()));
    for (List<IndexState> family : surroundings.indexFamilies()) {
      boolean movable =
          family.stream().noneMatch(index -> index.fixed() || needed.contains(index.oid()));
      IndexState top = family.get(0);
      boolean arbiter = staged(top.root()) && top.keepsApart();
      if (movable && rebuilt(top.root()) && !arbiter) {
        droppedIndexes.add(family);
      } else if (arbiter && top.uniqueness().deferrable()) {
        madeImmediate.add(family);
      }
    }
  }

  /** Whether a btree of the table begins with these columns, for all of its rows. */
  boolean indexedBy(TableRef table, List<String> columns) {
    return surroundings.indexes().stream()
        .filter(index -> index.table().equals(table))
        .filter(index -> index.definition().contains(" USING btree "))
        .filter(index -> !index.definition().contains(" WHERE "))
        .map(index -> index.uniqueness().columns())
        .anyMatch(
            indexed ->
                indexed.size() >= columns.size()
                    && indexed.subList(0, columns.size()).equals(columns));
  }
}
