package io.neosync.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Orders tables so that each comes after those it references. Tables that reference each other in a
 * cycle stand together, in order of name. Tarjan's strongly connected components, without recursion
 * so that a chain of any length works.
 */
public final class LoadOrder {

  private final Map<TableRef, Set<TableRef>> references = new TreeMap<>();
  private final Map<TableRef, Integer> index = new HashMap<>();
  private final Map<TableRef, Integer> low = new HashMap<>();
  private final Deque<TableRef> open = new ArrayDeque<>();
  private final Set<TableRef> onStack = new LinkedHashSet<>();
  private final List<List<TableRef>> components = new ArrayList<>();

  private LoadOrder(Collection<Table> tables) {
    tables.forEach(table -> references.put(table.ref(), new LinkedHashSet<>()));
    for (Table table : tables) {
      for (ForeignKey key : table.foreignKeys()) {
        if (references.containsKey(key.referenced()) && !key.selfReference()) {
          references.getOrDefault(table.ref(), Set.of()).add(key.referenced());
        }
      }
    }
  }

  /** The tables in load order, those of one cycle in one list. */
  public static List<List<TableRef>> of(Collection<Table> tables) {
    LoadOrder order = new LoadOrder(tables);
    for (TableRef table : order.references.keySet()) {
      if (!order.index.containsKey(table)) {
        order.visit(table);
      }
    }
    return order.components;
  }

  /** A table being visited, and the references of it that are still to follow. */
  private record Frame(TableRef table, java.util.Iterator<TableRef> rest) {}

  private void visit(TableRef root) {
    Deque<Frame> path = new ArrayDeque<>();
    path.push(enter(root));
    while (!path.isEmpty()) {
      Frame frame = path.element();
      TableRef table = frame.table();
      if (frame.rest().hasNext()) {
        TableRef referenced = frame.rest().next();
        if (!index.containsKey(referenced)) {
          path.push(enter(referenced));
        } else if (onStack.contains(referenced)) {
          low.merge(table, index.getOrDefault(referenced, 0), Math::min);
        }
      } else {
        path.pop();
        if (!path.isEmpty()) {
          low.merge(path.element().table(), low.getOrDefault(table, 0), Math::min);
        }
        if (low.getOrDefault(table, 0).equals(index.get(table))) {
          components.add(close(table));
        }
      }
    }
  }

  private Frame enter(TableRef table) {
    index.put(table, index.size());
    low.put(table, index.size() - 1);
    open.push(table);
    onStack.add(table);
    return new Frame(table, references.getOrDefault(table, Set.of()).iterator());
  }

  private List<TableRef> close(TableRef root) {
    List<TableRef> component = new ArrayList<>();
    TableRef table;
    do {
      table = open.pop();
      onStack.remove(table);
      component.add(table);
    } while (!table.equals(root));
    component.sort(null);
    return List.copyOf(component);
  }
}
