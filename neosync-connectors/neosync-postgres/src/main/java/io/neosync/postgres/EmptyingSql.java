package io.neosync.postgres;

import io.neosync.schema.TableRef;
import io.neosync.spi.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Empties tables: by TRUNCATE where that is allowed, by DELETE otherwise. */
final class EmptyingSql {

  private final Map<TableRef, Relation> relations;
  private final Emptied emptied;
  private final Set<TableRef> truncated = new TreeSet<>();
  private final Set<TableRef> deleted = new TreeSet<>();

  private EmptyingSql(Map<TableRef, Relation> relations, Emptied emptied) {
    this.relations = relations;
    this.emptied = emptied;
  }

  /**
   * @param remaining foreign keys that stand meanwhile; TRUNCATE refuses a table that one of them
   *     guards unless it empties the referencing table too
   */
  static EmptyingSql of(
      Map<TableRef, Relation> relations,
      Emptied emptied,
      Collection<ForeignKeyState> remaining,
      Problems problems) {
    EmptyingSql sql = new EmptyingSql(relations, emptied);
    sql.divide(problems);
    sql.yieldTo(remaining);
    return sql;
  }

  Set<TableRef> truncated() {
    return truncated;
  }

  Set<TableRef> deleted() {
    return deleted;
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    if (!truncated.isEmpty()) {
      steps.add(new Step("emptying " + truncated.size() + " tables", truncate()));
    }
    if (!deleted.isEmpty()) {
      steps.add(new Step("emptying " + deleted.size() + " tables row by row", delete()));
    }
    return steps;
  }

  private void divide(Problems problems) {
    for (TableRef table : emptied.synced()) {
      Relation.Rights rights = relation(table).rights();
      if (rights.truncate()) {
        truncated.add(table);
      } else if (rights.delete()) {
        deleted.add(table);
      } else {
        problems.add(table, "the destination's role may not empty it; grant TRUNCATE on it");
      }
    }
    for (ForeignKeyState key : emptied.spillOver().values()) {
      truncated.add(key.root());
      if (!key.rootTruncatable()) {
        problems.add(
            key.root(),
            "it is to be emptied by truncateCascade(), which its role may not; grant TRUNCATE on"
                + " it");
      }
    }
  }

  private void yieldTo(Collection<ForeignKeyState> remaining) {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (ForeignKeyState key : remaining) {
        if (truncated.contains(key.referencedRoot()) && !truncated.contains(key.root())) {
          truncated.remove(key.referencedRoot());
          moved |= deleted.add(key.referencedRoot());
        }
      }
    }
  }

  private Relation relation(TableRef table) {
    return Objects.requireNonNull(relations.get(table));
  }

  private String truncate() {
    boolean restart =
        truncated.stream()
            .allMatch(table -> !relations.containsKey(table) || relation(table).owned());
    return "TRUNCATE TABLE "
        + truncated.stream().map(this::only).collect(Collectors.joining(", "))
        + (restart ? " RESTART IDENTITY" : "");
  }

  private String only(TableRef table) {
    ForeignKeyState key = emptied.spillOver().get(table);
    boolean partitioned = key == null ? relation(table).partitioned() : key.rootPartitioned();
    return partitioned ? PgSql.name(table) : "ONLY " + PgSql.name(table);
  }

  /** One statement for all, since foreign keys are checked at its end: cycles need no order. */
  private String delete() {
    List<String> parts = new ArrayList<>();
    for (TableRef table : deleted) {
      parts.add("d%d AS (DELETE FROM %s)".formatted(parts.size(), only(table)));
    }
    return "WITH " + String.join(", ", parts) + " SELECT";
  }
}
