package io.neosync.mysql;

import io.neosync.schema.TableRef;
import io.neosync.spi.Load;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What triggers of one table do to another whose rows are all of this run. What they wrote before
 * its rows come, goes; what they change afterwards fails the run.
 */
final class Interference {

  private final Backend backend;
  private final Triggers triggers;
  private final Map<TableRef, Relation> ours;
  private final Set<TableRef> cleared = new HashSet<>();
  private final Map<TableRef, BaselineState> loaded = new LinkedHashMap<>();

  /**
   * @param ours tables whose rows are all of this run
   */
  Interference(Backend backend, Triggers triggers, Map<TableRef, Relation> ours) {
    this.backend = backend;
    this.triggers = triggers;
    this.ours = ours;
  }

  /** The first rows of this table are about to come. */
  void clear(TableRef table) throws SQLException {
    Relation relation = ours.get(table);
    if (relation != null && cleared.add(table) && !triggers.before(table).isEmpty()) {
      backend.execute("DELETE FROM " + relation.name());
    }
  }

  /** All rows of this table are there. */
  void loaded(TableRef table, Load.Observer observer) throws SQLException {
    Relation relation = ours.get(table);
    if (relation != null && !triggers.after(table).isEmpty()) {
      observer.step("remembering what " + table + " holds, since triggers may change it");
      loaded.put(table, state(relation));
    }
  }

  /**
   * Throws if a table no longer holds what was loaded.
   *
   * @param removed how many rows the run itself has removed since, by reason
   */
  void refuse(Map<TableRef, Map<String, Long>> removed, Load.Observer observer)
      throws SQLException {
    for (Map.Entry<TableRef, BaselineState> each : loaded.entrySet()) {
      TableRef table = each.getKey();
      observer.step("looking whether triggers changed " + table);
      long gone =
          removed.getOrDefault(table, Map.of()).values().stream().mapToLong(Long::longValue).sum();
      BaselineState then = each.getValue();
      BaselineState now = state(relation(table));
      boolean same = gone == 0 ? now.equals(then) : now.rows() == then.rows() - gone;
      if (!same) {
        throw new SQLException(
            "table %s no longer holds the rows that were loaded: they were changed afterwards by triggers that write to it (%s), or by others; drop these triggers on the destination, or leave a table out"
                .formatted(table, String.join(", ", triggers.after(table))));
      }
    }
  }

  private Relation relation(TableRef table) {
    return java.util.Objects.requireNonNull(ours.get(table));
  }

  private BaselineState state(Relation relation) throws SQLException {
    return BaselineState.of(backend, List.of(relation)).get(0);
  }
}
