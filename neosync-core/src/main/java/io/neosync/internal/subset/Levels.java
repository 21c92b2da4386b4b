package io.neosync.internal.subset;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tables are restricted, and in which direction a restriction reached them. The first level
 * goes down: tables with a condition, and those that reference them. The next goes up: tables that
 * those reference. The next goes down again, to the tables that reference those, and so on. Each
 * table is in the first level that reaches it, so that a level depends on earlier ones only.
 */
final class Levels {

  private final KeyGraph keys;
  private final Map<TableRef, Integer> levels = new LinkedHashMap<>();
  private final Map<TableRef, ForeignKey> reached = new LinkedHashMap<>();
  private final List<Set<TableRef>> tables = new ArrayList<>();

  Levels(KeyGraph keys, Collection<TableRef> conditioned, Following following) {
    this.keys = keys;
    Set<TableRef> level = new LinkedHashSet<>(conditioned);
    boolean down = true;
    while (!level.isEmpty()) {
      for (TableRef table : level) {
        levels.put(table, tables.size());
      }
      tables.add(level);
      if (following.allows(down)) {
        spread(level, down);
      }
      down = !down;
      Set<TableRef> next = new LinkedHashSet<>();
      if (following.allows(down)) {
        for (TableRef table : level) {
          step(table, down, next);
        }
      }
      level = next;
    }
  }

  /** Completes a level: every table that the direction leads to from one of its tables is in it. */
  private void spread(Set<TableRef> level, boolean down) {
    Deque<TableRef> open = new ArrayDeque<>(level);
    while (!open.isEmpty()) {
      Set<TableRef> found = new LinkedHashSet<>();
      step(open.remove(), down, found);
      found.forEach(table -> levels.put(table, tables.size() - 1));
      level.addAll(found);
      open.addAll(found);
    }
  }

  private void step(TableRef table, boolean down, Set<TableRef> found) {
    for (ForeignKey key : down ? keys.to(table) : keys.from(table)) {
      TableRef next = down ? key.table() : key.referenced();
      if (!levels.containsKey(next) && found.add(next)) {
        reached.put(next, key);
      }
    }
  }

  /** The tables of each level; down, up, down, up, …. */
  List<Set<TableRef>> tables() {
    return tables;
  }

  /** The number of the table's level; null where the table stays whole. */
  @Nullable Integer of(TableRef table) {
    return levels.get(table);
  }

  /** The foreign key by which a restriction reached the table; null where it has its own. */
  @Nullable ForeignKey reached(TableRef table) {
    return reached.get(table);
  }
}
