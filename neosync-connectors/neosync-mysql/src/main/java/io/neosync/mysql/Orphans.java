package io.neosync.mysql;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.LoadOrder;
import io.neosync.schema.TableRef;
import io.neosync.spi.Load;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rows of this run whose foreign keys point nowhere. The server did not look while they were
 * loaded, and never looks again, so that each foreign key of the loaded tables is asked about.
 */
final class Orphans {

  private final Backend backend;
  private final Map<TableRef, Relation> relations;
  private final Map<TableRef, List<Staging>> stages;
  private final Set<TableRef> ours;
  private final Load.Observer observer;

  /**
   * @param stages what tells this run's rows from those that were there
   * @param ours tables whose rows are all of this run
   */
  Orphans(
      Backend backend,
      Map<TableRef, Relation> relations,
      Map<TableRef, List<Staging>> stages,
      Set<TableRef> ours,
      Load.Observer observer) {
    this.backend = backend;
    this.relations = relations;
    this.stages = stages;
    this.ours = ours;
    this.observer = observer;
  }

  /** Throws if there are any; names each foreign key, and how many. */
  void refuse() throws SQLException {
    List<String> found = new ArrayList<>();
    for (Relation relation : relations.values()) {
      for (ForeignKey key : relation.table().foreignKeys()) {
        count(relation, rows(relation, key), key).ifPresent(found::add);
      }
    }
    if (!found.isEmpty()) {
      throw new SQLException(
          "rows violate foreign keys: "
              + String.join("; ", found)
              + "; skipForeignKeyViolations() would leave them out");
    }
  }

  /** Throws if rows that others could have removed meanwhile are missing now. */
  private void refuseChanged() throws SQLException {
    for (Relation relation : relations.values()) {
      for (ForeignKey key : relation.table().foreignKeys()) {
        if (!ours.contains(key.referenced())
            && count(relation, stored(relation), key).isPresent()) {
          throw new SQLException(
              "rows that %s references were removed by others during the run"
                  .formatted(key.name()));
        }
      }
    }
  }

  private Optional<String> count(Relation relation, List<String> rows, ForeignKey key)
      throws SQLException {
    observer.step("checking foreign key " + key.name());
    // Rows of others are locked, so that they cannot go before the commit.
    String lock = ours.contains(key.referenced()) ? "" : " LOCK IN SHARE MODE";
    long number = 0;
    for (String some : rows) {
      String sql = "SELECT COUNT(*) FROM " + orphans(some, key) + lock;
      number += backend.query(sql, row -> row.getLong(1)).get(0);
    }
    return number == 0
        ? Optional.empty()
        : Optional.of(
            "%d rows of %s by %s to %s"
                .formatted(number, relation.ref(), key.name(), key.referenced()));
  }

  /** Where this run's rows of a table are, as {@code c}. */
  private List<String> rows(Relation relation, ForeignKey key) {
    List<Staging> groups = stages.getOrDefault(relation.ref(), List.of());
    // Rows of a group that does not name a column have its default there.
    return !groups.isEmpty()
            && groups.stream().allMatch(group -> group.columns().containsAll(key.columns()))
        ? groups.stream().map(group -> group.name() + " AS c").toList()
        : stored(relation);
  }

  /** The same, where they are stored; all rows of the table where they cannot be told apart. */
  private List<String> stored(Relation relation) {
    List<String> found = new ArrayList<>();
    String all = relation.name() + " AS c";
    for (Staging staging : stages.getOrDefault(relation.ref(), List.of())) {
      Optional<UniqueKey> identity = relation.identity(staging.columns());
      if (identity.isEmpty()) {
        return List.of(all);
      }
      found.add(
          "%s AS s STRAIGHT_JOIN %s FORCE INDEX (%s) ON %s"
              .formatted(
                  staging.name(),
                  all,
                  MySqlSql.name(identity.get().name()),
                  Staging.match("s", "c", identity.get())));
    }
    return found.isEmpty() ? List.of(all) : found;
  }

  private String orphans(String rows, ForeignKey key) {
    return "%s LEFT JOIN %s AS p%s ON %s WHERE %s AND p.%s IS NULL"
        .formatted(
            rows,
            MySqlSql.name(key.referenced()),
            index(key),
            MySqlSql.match("c", key.columns(), "p", key.referencedColumns()),
            key.columns().stream()
                .map(column -> "c." + MySqlSql.name(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND ")),
            MySqlSql.name(key.referencedColumns().get(0)));
  }

  /** The server knows little of tables that were just filled; this keeps it from reading all. */
  private String index(ForeignKey key) {
    Relation referenced = relations.get(key.referenced());
    return referenced == null
        ? ""
        : referenced.uniqueKeys().stream()
            .filter(UniqueKey::plain)
            .filter(unique -> key.referencedColumns().containsAll(unique.columns()))
            .findFirst()
            .map(unique -> " FORCE INDEX (" + MySqlSql.name(unique.name()) + ")")
            .orElse("");
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
          for (ForeignKey key : relation(table).table().foreignKeys()) {
            boolean fell = remove(relation(table), key, removed);
            again |= fell && dependent(together);
          }
        }
      }
    }
    refuseChanged();
    return removed;
  }

  private Relation relation(TableRef table) {
    return Objects.requireNonNull(relations.get(table));
  }

  /** Whether rows of these tables reference each other. */
  private boolean dependent(Set<TableRef> component) {
    return component.stream()
        .flatMap(table -> relation(table).table().foreignKeys().stream())
        .anyMatch(key -> component.contains(key.referenced()));
  }

  private boolean remove(
      Relation relation, ForeignKey key, Map<TableRef, Map<String, Long>> removed)
      throws SQLException {
    observer.step("removing rows that violate " + key.name());
    SkippedKeys keys =
        SkippedKeys.of(
            relation,
            relation.table().columns().stream().map(each -> each.name()).toList(),
            observer);
    long number = 0;
    for (String rows : stored(relation)) {
      String orphans = orphans(rows, key);
      keys.tell(backend, "c", orphans, Optional.of(key.name()));
      number += backend.update("DELETE c FROM " + orphans);
    }
    if (number > 0) {
      removed
          .computeIfAbsent(relation.ref(), table -> new TreeMap<>())
          .merge(key.name(), number, Long::sum);
    }
    return number > 0;
  }
}
