package io.neosync.postgres;

import io.neosync.schema.TableRef;
import io.neosync.spi.Load;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Removes the rows of this run whose foreign keys point nowhere, and then those that pointed at
 * them, until none is left. Runs while the foreign keys are set aside, one statement for each; what
 * was there before the run stays.
 */
final class OrphanSweep {

  private final Backend backend;
  private final Map<TableRef, Relation> relations;
  private final Emptied emptied;
  private final Load.Observer observer;
  private final String transaction;
  private final Map<TableRef, Map<String, Long>> skipped = new TreeMap<>();

  OrphanSweep(
      Backend backend, Map<TableRef, Relation> relations, Emptied emptied, Load.Observer observer)
      throws SQLException {
    this.backend = backend;
    this.relations = relations;
    this.emptied = emptied;
    this.observer = observer;
    this.transaction = backend.transactionId();
  }

  /**
   * @param components the synced tables in load order, those of a cycle together
   * @param keys the foreign keys that are set aside
   * @return how many rows of each table were removed for which foreign key
   */
  Map<TableRef, Map<String, Long>> sweep(
      List<List<TableRef>> components, List<ForeignKeyState> keys) throws SQLException {
    for (List<TableRef> component : components) {
      List<ForeignKeyState> own =
          keys.stream().filter(key -> component.contains(key.root())).toList();
      // A row that goes may take others of its cycle, or of its own table, with it.
      boolean again =
          component.size() > 1
              || own.stream().anyMatch(key -> key.root().equals(key.referencedRoot()));
      long removed;
      do {
        removed = 0;
        for (ForeignKeyState key : own) {
          removed += sweep(key);
        }
      } while (again && removed > 0);
    }
    return skipped;
  }

  private long sweep(ForeignKeyState key) throws SQLException {
    observer.step("leaving out rows that violate " + key.name() + " of " + key.table());
    Relation relation = java.util.Objects.requireNonNull(relations.get(key.root()));
    String delete = delete(key);
    long removed;
    if (observer.wantsSkippedRows()) {
      SkippedKeys keys = SkippedKeys.of(relation, observer);
      List<Boolean> told =
          backend.query(
              delete + " RETURNING " + keys.list("t"),
              row -> {
                keys.tell(row, Optional.of(key.name()));
                return true;
              });
      removed = told.size();
    } else {
      removed = backend.update(delete);
    }
    if (removed > 0) {
      skipped
          .computeIfAbsent(key.root(), table -> new LinkedHashMap<>())
          .merge(key.name(), removed, Long::sum);
    }
    return removed;
  }

  private String delete(ForeignKeyState key) {
    String table = only(key.match().only(), key.table());
    if (!key.root().equals(key.referencedRoot())) {
      return "DELETE FROM " + table + " t WHERE " + violates(key);
    }
    // A chain falls with its root: the children of a row that goes go with it, level by level.
    List<String> referenced = key.match().referencedColumns();
    String carried =
        IntStream.range(0, referenced.size())
            .mapToObj(i -> "t." + PgSql.name(referenced.get(i)) + " AS k" + i)
            .collect(Collectors.joining(", "));
    String matches = matches(key, i -> "d.k" + i);
    return """
    WITH RECURSIVE doomed AS (
      SELECT t.tableoid AS relation, t.ctid AS place, %2$s FROM %1$s t WHERE %3$s
      UNION ALL
      SELECT t.tableoid, t.ctid, %2$s FROM doomed d JOIN %1$s t ON %4$s WHERE %5$s)
    DELETE FROM %1$s t USING doomed
    WHERE t.tableoid = doomed.relation AND t.ctid = doomed.place\
    """
        .formatted(table, carried, violates(key), matches, arrived(key.root()));
  }

  /** A row of this run whose reference is there, but what it references is not. */
  private String violates(ForeignKeyState key) {
    ForeignKeyState.Match match = key.match();
    String references =
        match.columns().stream()
            .map(column -> "t." + PgSql.name(column) + " IS NOT NULL")
            .collect(Collectors.joining(match.full() ? " OR " : " AND "));
    String found = matches(key, i -> "r." + PgSql.name(match.referencedColumns().get(i)));
    return "%s AND (%s) AND NOT EXISTS (SELECT FROM %s r WHERE %s)"
        .formatted(
            arrived(key.root()), references, only(match.referencedOnly(), key.referenced()), found);
  }

  /** That the columns of {@code t} equal {@code referenced}, by the foreign key's own operators. */
  private static String matches(
      ForeignKeyState key, java.util.function.IntFunction<String> referenced) {
    ForeignKeyState.Match match = key.match();
    return IntStream.range(0, match.columns().size())
        .mapToObj(
            i ->
                "%s OPERATOR(%s) t.%s"
                    .formatted(
                        referenced.apply(i),
                        match.operators().get(i),
                        PgSql.name(match.columns().get(i))))
        .collect(Collectors.joining(" AND "));
  }

  /** That the row came with this run: all rows of an emptied table did. */
  private String arrived(TableRef table) {
    return emptied.contains(table) ? "true" : "t.xmin = '" + transaction + "'";
  }

  private static String only(boolean only, TableRef table) {
    return (only ? "ONLY " : "") + PgSql.name(table);
  }
}
