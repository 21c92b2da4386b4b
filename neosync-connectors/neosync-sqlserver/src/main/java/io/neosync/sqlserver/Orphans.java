package io.neosync.sqlserver;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.LoadOrder;
import io.neosync.schema.TableRef;
import io.neosync.spi.Load;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Rows of this run whose foreign keys point nowhere, while these keys are disabled. */
final class Orphans {

  private final Backend backend;
  private final Map<TableRef, Relation> relations;
  private final Map<TableRef, Staging> stages;
  private final Load.Observer observer;

  /**
   * @param stages where the rows of this run are, for tables that had rows before; all rows of
   *     other tables are of this run
   */
  Orphans(
      Backend backend,
      Map<TableRef, Relation> relations,
      Map<TableRef, Staging> stages,
      Load.Observer observer) {
    this.backend = backend;
    this.relations = relations;
    this.stages = stages;
    this.observer = observer;
  }

  /** How many rows of the table itself violate a key. */
  static long count(Backend backend, ForeignKey key) throws SQLException {
    String orphans = TSql.orphans(TSql.name(key.table()), key, "");
    return backend.query(TSql.countOrphans(orphans), row -> row.getLong(1)).get(0);
  }

  /**
   * Removes them, and those that depend on them, until none is left.
   *
   * @return how many of which table, by foreign key
   */
  Map<TableRef, Map<String, Long>> remove() throws SQLException {
    Map<TableRef, Map<String, Long>> removed = new TreeMap<>();
    List<List<TableRef>> components =
        LoadOrder.of(relations.values().stream().map(Relation::table).toList());
    for (List<TableRef> component : components) {
      Set<TableRef> together = new HashSet<>(component);
      boolean again = true;
      while (again) {
        again = false;
        for (TableRef table : component) {
          for (ForeignKey key : relation(table).enabledKeys()) {
            boolean fell = remove(relation(table), key, removed);
            again |= fell && dependent(together);
          }
        }
      }
    }
    return removed;
  }

  private Relation relation(TableRef table) {
    return Objects.requireNonNull(relations.get(table));
  }

  /** Whether rows of these tables reference each other. */
  private boolean dependent(Set<TableRef> component) {
    return component.stream()
        .flatMap(table -> relation(table).enabledKeys().stream())
        .anyMatch(key -> component.contains(key.referenced()));
  }

  private boolean remove(
      Relation relation, ForeignKey key, Map<TableRef, Map<String, Long>> removed)
      throws SQLException {
    Staging stage = stages.get(relation.ref());
    List<String> arriving =
        stage == null
            ? relation.table().columns().stream().map(each -> each.name()).toList()
            : stage.names();
    if (!arriving.containsAll(key.columns())) {
      return false; // some of its columns are NULL in all new rows
    }
    observer.step("removing rows that violate " + key.name());
    Staging parents = stages.get(key.referenced());
    String orphans =
        TSql.orphans(
            stage == null ? relation.name() : stage.name(),
            key,
            parents == null || !parents.names().containsAll(key.referencedColumns())
                ? ""
                : parents.name());
    SkippedKeys.tell(backend, relation, key, orphans, arriving, observer);
    long number = backend.update(TSql.deleteOrphans(orphans));
    if (number > 0) {
      removed
          .computeIfAbsent(relation.ref(), table -> new TreeMap<>())
          .merge(key.name(), number, Long::sum);
    }
    return number > 0;
  }
}
