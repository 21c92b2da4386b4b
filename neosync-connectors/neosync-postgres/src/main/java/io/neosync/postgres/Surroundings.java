package io.neosync.postgres;

import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands around the tables to be loaded.
 *
 * @param foreignKeys those of the whole database, since any table may reference a synced one
 * @param indexes of the synced tables and their partitions
 * @param checks the NOT VALID ones of the synced tables
 * @param triggers of the synced tables that would fire
 * @param rules of the synced tables that rewrite statements
 */
record Surroundings(
    List<ForeignKeyState> foreignKeys,
    List<IndexState> indexes,
    List<CheckState> checks,
    List<TriggerState> triggers,
    List<RuleState> rules) {

  static Surroundings read(Backend backend, Collection<Relation> relations) throws SQLException {
    String oids = Oids.array(relations.stream().map(Relation::oid).toList());
    return backend
        .locks()
        .definitions(
            () ->
                new Surroundings(
                    ForeignKeyState.read(backend),
                    IndexState.read(backend, oids),
                    CheckState.read(backend, oids),
                    TriggerState.read(backend, oids),
                    RuleState.read(backend, oids)));
  }

  /**
   * The indexes in families: an index of a partitioned table, then those of its partitions that are
   * attached to it, level by level. An index of a plain table is a family of its own.
   */
  List<List<IndexState>> indexFamilies() {
    Map<Long, List<IndexState>> children = new HashMap<>();
    for (IndexState index : indexes) {
      children.computeIfAbsent(index.parent(), parent -> new ArrayList<>()).add(index);
    }
    List<List<IndexState>> families = new ArrayList<>();
    for (IndexState top : children.getOrDefault(0L, List.of())) {
      List<IndexState> family = new ArrayList<>(List.of(top));
      for (int i = 0; i < family.size(); i++) {
        family.addAll(children.getOrDefault(family.get(i).oid(), List.of()));
      }
      families.add(family);
    }
    return families;
  }

  /** For each table, the foreign keys of other tables that reference it. */
  Map<TableRef, List<ForeignKeyState>> referencing() {
    Map<TableRef, List<ForeignKeyState>> referencing = new LinkedHashMap<>();
    for (ForeignKeyState key : foreignKeys) {
      if (!key.root().equals(key.referencedRoot())) {
        referencing.computeIfAbsent(key.referencedRoot(), table -> new ArrayList<>()).add(key);
      }
    }
    return referencing;
  }
}
