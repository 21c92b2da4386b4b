package io.neosync.sqlserver;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.LoadOrder;
import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.Emptying;
import io.neosync.spi.LoadRequest.OnViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which foreign keys are disabled while rows come, and how they are enabled again. Disabled are
 * those that rows could violate for a while, or that would be checked row by row where all rows of
 * the table are to be checked anyway. A trusted one ends trusted, after the server has checked all
 * rows; an untrusted one may have had violations before, so that it must not have more of them.
 */
record SetAside(Map<TableRef, List<KeyState>> keys) {

  static SetAside of(LoadRequest request, Collection<Relation> relations, Map<TableRef, Way> ways) {
    Map<TableRef, Integer> components = new HashMap<>();
    List<List<TableRef>> order = LoadOrder.of(relations.stream().map(Relation::table).toList());
    for (int i = 0; i < order.size(); i++) {
      for (TableRef table : order.get(i)) {
        components.put(table, i);
      }
    }
    boolean all = request.emptying() != Emptying.NONE || request.onViolation() == OnViolation.SKIP;
    Map<TableRef, List<KeyState>> keys = new HashMap<>();
    for (Relation relation : relations) {
      List<KeyState> disabled = new ArrayList<>();
      for (KeyState state : relation.keyStates()) {
        ForeignKey key = state.key();
        boolean together =
            components.get(key.table()) != null
                && components.get(key.table()).equals(components.get(key.referenced()));
        Way way = ways.get(key.table());
        if (state.enabled() && (all || together || (way != null && way.alone()))) {
          disabled.add(state);
        }
      }
      keys.put(relation.ref(), List.copyOf(disabled));
    }
    return new SetAside(keys);
  }

  List<KeyState> of(TableRef table) {
    return keys.getOrDefault(table, List.of());
  }

  /** The names of those of a table, all of them, or those that are trusted or not. */
  List<String> names(TableRef table) {
    return of(table).stream().map(state -> state.key().name()).toList();
  }

  List<String> trusted(TableRef table) {
    return of(table).stream().filter(KeyState::trusted).map(state -> state.key().name()).toList();
  }

  List<String> untrusted(TableRef table) {
    return of(table).stream()
        .filter(state -> !state.trusted())
        .map(state -> state.key().name())
        .toList();
  }
}
