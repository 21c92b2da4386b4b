package io.neosync.postgres;

import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest.Emptying;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which tables lose their rows.
 *
 * @param synced those that are loaded afterwards; empty when nothing is emptied
 * @param spillOver those that only reference one of them, each with a foreign key that says so
 */
record Emptied(Set<TableRef> synced, Map<TableRef, ForeignKeyState> spillOver) {

  static Emptied of(Emptying emptying, Set<TableRef> synced, Surroundings surroundings) {
    return switch (emptying) {
      case NONE -> new Emptied(Set.of(), Map.of());
      case SYNCED_TABLES -> new Emptied(synced, Map.of());
      case CASCADE -> new Emptied(synced, reached(synced, surroundings));
    };
  }

  private static Map<TableRef, ForeignKeyState> reached(
      Set<TableRef> synced, Surroundings surroundings) {
    Map<TableRef, List<ForeignKeyState>> referencing = surroundings.referencing();
    Map<TableRef, ForeignKeyState> reached = new TreeMap<>();
    Deque<TableRef> open = new ArrayDeque<>(synced);
    while (!open.isEmpty()) {
      for (ForeignKeyState key : referencing.getOrDefault(open.pop(), List.of())) {
        if (!synced.contains(key.root()) && reached.putIfAbsent(key.root(), key) == null) {
          open.push(key.root());
        }
      }
    }
    return reached;
  }

  boolean contains(TableRef table) {
    return synced.contains(table) || spillOver.containsKey(table);
  }
}
