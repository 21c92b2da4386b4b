package io.neosync.postgres.model;

import io.neosync.postgres.model.Shape.Reference;
import io.neosync.postgres.model.Shape.Unique;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to come out of a sync, row by row: empty; then take each row in order, and leave it out
 * if it meets one that is there; then take away rows that reference nothing, until none is left.
 */
public final class RowModel {

  private final Shape shape;
  private final Settings settings;
  private final List<List<List<String>>> rows = new ArrayList<>();
  private final List<List<List<String>>> arrived = new ArrayList<>();
  private final List<List<List<String>>> orphans = new ArrayList<>();
  private final List<Long> conflicts = new ArrayList<>();

  /** Why a sync has to fail. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(String reason) {
      super(reason);
    }
  }

  /**
   * @param failure why it failed; then everything else is as before
   * @param rows of each table
   * @param conflicts rows of each table that were left out since they met another
   * @param orphans for each row of each table that was left out since it references nothing, the
   *     names of the foreign keys that it violates in the end
   */
  public record Outcome(
      Optional<String> failure,
      List<List<List<String>>> rows,
      List<Long> conflicts,
      List<List<Set<String>>> orphans) {}

  private RowModel(Shape shape, Settings settings, List<List<List<String>>> existing) {
    this.shape = shape;
    this.settings = settings;
    for (List<List<String>> table : existing) {
      rows.add(new ArrayList<>(table));
      arrived.add(new ArrayList<>());
      orphans.add(new ArrayList<>());
      conflicts.add(0L);
    }
  }

  public static Outcome run(
      Shape shape,
      Settings settings,
      List<List<List<String>>> existing,
      List<List<List<String>>> source) {
    RowModel model = new RowModel(shape, settings, existing);
    try {
      model.empty();
      for (int table : new TreeSet<>(settings.synced())) {
        for (List<String> row : source.get(table)) {
          model.arrive(table, row);
        }
      }
      model.sweep();
    } catch (Failure e) {
      return new Outcome(
          Optional.of(String.valueOf(e.getMessage())), existing, List.of(), List.of());
    }
    return new Outcome(Optional.empty(), model.rows, model.conflicts, model.violated());
  }

  private void empty() throws Failure {
    if (!settings.emptiesSynced()) {
      return;
    }
    Set<Integer> emptied = new LinkedHashSet<>(settings.synced());
    boolean more = true;
    while (more) {
      more = false;
      for (Reference reference : shape.references()) {
        if (emptied.contains(reference.referenced()) && !emptied.contains(reference.table())) {
          if (settings.truncateCascade()) {
            more |= emptied.add(reference.table());
          } else if (!rows.get(reference.table()).isEmpty()) {
            throw new Failure("not synced, but references: " + reference.name());
          }
        }
      }
    }
    emptied.forEach(table -> rows.get(table).clear());
  }

  private void arrive(int table, List<String> row) throws Failure {
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i) == null && !shape.tables().get(table).columns().get(i).nullable()) {
        throw new Failure("NULL in " + shape.tables().get(table).columns().get(i));
      }
    }
    for (Unique unique : shape.tables().get(table).uniques()) {
      if (meets(unique, row, rows.get(table))) {
        if (!settings.onConflictDoNothing()) {
          throw new Failure("twin in " + unique.name());
        }
        conflicts.set(table, conflicts.get(table) + 1);
        return;
      }
    }
    rows.get(table).add(row);
    arrived.get(table).add(row);
  }

  static boolean meets(Unique unique, List<String> row, List<List<String>> others) {
    Optional<List<String>> key = unique.of(row);
    return key.isPresent() && others.stream().anyMatch(other -> unique.of(other).equals(key));
  }

  private void sweep() throws Failure {
    boolean more = true;
    while (more) {
      more = false;
      for (Reference reference : shape.references()) {
        List<List<String>> candidates = arrived.get(reference.table());
        for (List<String> row : List.copyOf(candidates)) {
          if (!reference.holds(row, rows.get(reference.referenced()))) {
            more |= remove(reference, row);
          }
        }
      }
    }
  }

  private boolean remove(Reference reference, List<String> row) throws Failure {
    if (!settings.skipForeignKeyViolations()) {
      if (reference.notValid()) {
        return false;
      }
      throw new Failure("no parent in " + reference.name());
    }
    // By identity: rows of a table without a key may be equal.
    rows.get(reference.table()).removeIf(other -> other == row);
    arrived.get(reference.table()).removeIf(other -> other == row);
    orphans.get(reference.table()).add(row);
    return true;
  }

  private List<List<Set<String>>> violated() {
    List<List<Set<String>>> violated = new ArrayList<>();
    for (int table = 0; table < orphans.size(); table++) {
      List<Set<String>> names = new ArrayList<>();
      for (List<String> row : orphans.get(table)) {
        Set<String> keys = new HashSet<>();
        for (Reference reference : shape.references()) {
          if (reference.table() == table
              && !reference.holds(row, rows.get(reference.referenced()))) {
            keys.add(reference.name());
          }
        }
        names.add(keys);
      }
      violated.add(names);
    }
    return violated;
  }
}
