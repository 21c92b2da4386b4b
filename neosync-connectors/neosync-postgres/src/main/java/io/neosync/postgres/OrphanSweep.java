package io.neosync.postgres;

import io.neosync.schema.TableRef;
import io.neosync.spi.Load;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Removes the rows of this run whose foreign keys point nowhere, and then those that pointed at
 * them, until none is left. Runs while the foreign keys are set aside and the keys that they point
 * to stand, in statements that each take many rows; what was there before the run stays.
 */
final class OrphanSweep {

  private final Backend backend;
  private final Map<TableRef, Relation> relations;
  private final Load.Observer observer;
  private final OrphanSql sql;
  private final Map<TableRef, Map<String, Long>> skipped = new TreeMap<>();
  private int fallenTables;

  OrphanSweep(
      Backend backend, Map<TableRef, Relation> relations, Emptied emptied, Load.Observer observer)
      throws SQLException {
    this.backend = backend;
    this.relations = relations;
    this.observer = observer;
    this.sql = new OrphanSql(emptied, backend.transactionId());
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
      List<ForeignKeyState> inner =
          own.stream().filter(key -> component.contains(key.referencedRoot())).toList();
      if (inner.size() > 1 || inner.stream().anyMatch(key -> !sql.byEquality(key))) {
        sweepInRounds(own, inner);
      } else {
        // The chains come last, so that whatever starts one has gone.
        for (ForeignKeyState key : own) {
          if (!inner.contains(key)) {
            removeOrphans(key, sql.delete(key), null);
          }
        }
        withoutSorting();
        for (ForeignKeyState key : inner) {
          removeOrphans(key, sql.deleteChains(key), null);
        }
        backend.execute("SET LOCAL enable_mergejoin TO DEFAULT");
      }
    }
    return skipped;
  }

  /**
   * A row that goes may take others of its cycle with it: those that pointed at rows of the last
   * round go in the next.
   */
  private void sweepInRounds(List<ForeignKeyState> own, List<ForeignKeyState> inner)
      throws SQLException {
    Map<TableRef, Fallen> fallen = new LinkedHashMap<>();
    for (ForeignKeyState key : inner) {
      TableRef table = key.referencedRoot();
      if (!fallen.containsKey(table)) {
        Relation relation = Objects.requireNonNull(relations.get(table));
        fallen.put(table, Fallen.create(backend, relation, inner, fallenTables++));
      }
    }
    long removed = 0;
    for (ForeignKeyState key : own) {
      removed += removeOrphans(key, sql.delete(key), fallen.get(key.root()));
    }
    withoutSorting();
    while (removed > 0) {
      removed = 0;
      fallen.values().forEach(Fallen::nextRound);
      for (ForeignKeyState key : inner) {
        Fallen parents = Objects.requireNonNull(fallen.get(key.referencedRoot()));
        Fallen noted = fallen.get(key.root());
        removed +=
            sql.byEquality(key)
                ? remove(key, sql.deleteChildren(key, parents), noted)
                : removeOrphans(key, sql.delete(key), noted);
      }
    }
    backend.execute("SET LOCAL enable_mergejoin TO DEFAULT");
    for (Fallen table : fallen.values()) {
      backend.execute(table.drop());
    }
  }

  /** A join of the few rows of a round with a whole table must not sort that table each time. */
  private void withoutSorting() throws SQLException {
    backend.execute("SET LOCAL enable_mergejoin = off");
  }

  /** Finds the rows that point nowhere, and removes them, if any. */
  private long removeOrphans(ForeignKeyState key, String delete, @Nullable Fallen fallen)
      throws SQLException {
    observer.step("looking for rows that violate " + key.name() + " of " + key.table());
    long removed = backend.update(sql.find(key)) == 0 ? 0 : remove(key, delete, fallen);
    backend.execute(sql.forget());
    return removed;
  }

  /**
   * @param fallen takes note of the rows that go; null where nobody needs to know
   */
  private long remove(ForeignKeyState key, String delete, @Nullable Fallen fallen)
      throws SQLException {
    observer.step("leaving out rows that violate " + key.name() + " of " + key.table());
    long removed;
    if (observer.wantsSkippedRows()) {
      Relation relation = Objects.requireNonNull(relations.get(key.root()));
      SkippedKeys keys = SkippedKeys.of(relation, observer);
      AtomicLong told = new AtomicLong();
      backend.stream(
          fallen == null
              ? delete + " RETURNING " + String.join(", ", keys.list("t"))
              : fallen.notedReturning(delete, keys.list("t")),
          row -> {
            keys.tell(row, Optional.of(key.name()));
            told.incrementAndGet();
          });
      removed = told.get();
    } else {
      removed = backend.update(fallen == null ? delete : fallen.noted(delete));
    }
    if (removed > 0) {
      skipped
          .computeIfAbsent(key.root(), table -> new LinkedHashMap<>())
          .merge(key.name(), removed, Long::sum);
    }
    return removed;
  }
}
