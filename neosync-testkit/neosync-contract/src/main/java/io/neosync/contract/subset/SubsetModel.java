package io.neosync.contract.subset;

import io.neosync.contract.subset.RandomSchema.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What stays of a random schema, found out slowly: row by row, until nothing changes. */
final class SubsetModel {

  private final RandomSchema schema;
  private final Map<Integer, Predicate<Row>> conditions;
  private final boolean down;
  private final Map<Integer, Set<Row>> kept = new HashMap<>();

  SubsetModel(
      RandomSchema schema, Map<Integer, Predicate<Row>> conditions, boolean down, boolean up) {
    this.schema = schema;
    this.conditions = conditions;
    this.down = down;
    Set<Integer> level = new HashSet<>(conditions.keySet());
    spread(level, down, true);
    falling(level);
    Set<Integer> decided = new HashSet<>(level);
    while (up && !level.isEmpty()) {
      level = beyond(decided, false);
      spread(level, true, false);
      level.removeAll(decided);
      decided.addAll(level);
      growing(level, decided);
      if (!down || level.isEmpty()) {
        break;
      }
      level = beyond(decided, true);
      spread(level, true, true);
      level.removeAll(decided);
      decided.addAll(level);
      falling(level);
    }
  }

  /** The ids that stay of a table. */
  Set<Integer> ids(int table) {
    Set<Integer> ids = new HashSet<>();
    rows(table).forEach(row -> ids.add(row.id()));
    return ids;
  }

  private Set<Row> rows(int table) {
    return kept.getOrDefault(table, Set.copyOf(schema.rows.get(table)));
  }

  /** The rows that stay of a table that was decided. */
  private Set<Row> kept(int table) {
    return Objects.requireNonNull(kept.get(table));
  }

  private Set<Integer> beyond(Set<Integer> tables, boolean downwards) {
    Set<Integer> next = new HashSet<>();
    for (RandomSchema.Key key : schema.keys) {
      int from = downwards ? key.parent() : key.table();
      int to = downwards ? key.table() : key.parent();
      if (tables.contains(from) && !tables.contains(to)) {
        next.add(to);
      }
    }
    return next;
  }

  private void spread(Set<Integer> tables, boolean wanted, boolean downwards) {
    boolean more = wanted;
    while (more) {
      more = tables.addAll(beyond(tables, downwards));
    }
  }

  /** Rows fall that fail their condition or reference a row that fell, and nothing else. */
  private void falling(Set<Integer> tables) {
    for (int table : tables) {
      Set<Row> passing = new HashSet<>(schema.rows.get(table));
      passing.removeIf(conditions.getOrDefault(table, row -> true).negate());
      kept.put(table, passing);
    }
    boolean changed = down;
    while (changed) {
      changed = false;
      for (RandomSchema.Key key : schema.keys) {
        if (tables.contains(key.table()) && kept.containsKey(key.parent())) {
          Set<Row> parents = rows(key.parent());
          changed |=
              kept(key.table())
                  .removeIf(
                      row ->
                          schema.rows.get(key.parent()).stream()
                              .anyMatch(
                                  parent ->
                                      references(key, row, parent) && !parents.contains(parent)));
        }
      }
    }
  }

  /** Nothing stays but what rows that stay reference. */
  private void growing(Set<Integer> tables, Set<Integer> decided) {
    tables.forEach(table -> kept.put(table, new HashSet<>()));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (RandomSchema.Key key : schema.keys) {
        if (tables.contains(key.parent()) && (decided.contains(key.table()) || !down)) {
          for (Row parent : schema.rows.get(key.parent())) {
            if (rows(key.table()).stream().anyMatch(row -> references(key, row, parent))) {
              changed |= kept(key.parent()).add(parent);
            }
          }
        }
      }
    }
  }

  static boolean references(RandomSchema.Key key, Row row, Row parent) {
    List<String> columns = key.columns();
    for (int i = 0; i < columns.size(); i++) {
      @Nullable Integer value = row.get(columns.get(i));
      if (value == null || !value.equals(parent.get(key.referenced().get(i)))) {
        return false;
      }
    }
    return true;
  }
}
