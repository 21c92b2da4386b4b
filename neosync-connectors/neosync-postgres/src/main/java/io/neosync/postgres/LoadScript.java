package io.neosync.postgres;

import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.OnViolation;
import io.neosync.spi.Problems;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements around the rows: set aside and empty before, put back after. Made from metadata
 * alone, the same way for a plan and for the run that follows it.
 */
final class LoadScript {

  private final Map<TableRef, Relation> relations;
  private final Emptied emptied;
  private final Map<TableRef, Way> ways;
  private final LoadStrategy strategy;
  private final List<Step> before = new ArrayList<>();
  private final List<Step> after = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<TableRef> truncated = new TreeSet<>();

  private LoadScript(
      Map<TableRef, Relation> relations,
      Emptied emptied,
      Map<TableRef, Way> ways,
      LoadStrategy strategy) {
    this.relations = relations;
    this.emptied = emptied;
    this.ways = ways;
    this.strategy = strategy;
  }

  /**
   * @param relations the destination's tables that are synced
   */
  static LoadScript of(
      Backend backend,
      LoadRequest request,
      Map<TableRef, Relation> relations,
      Thresholds thresholds,
      Problems problems)
      throws SQLException {
    Surroundings surroundings = Surroundings.read(backend, relations.values());
    Emptied emptied = Emptied.of(request.emptying(), relations.keySet(), surroundings);
    Map<TableRef, Way> ways =
        Way.of(backend, request, relations, surroundings, emptied, thresholds);
    LoadStrategy strategy =
        new LoadStrategy(request, relations, surroundings, emptied, ways, thresholds);
    LoadScript script = new LoadScript(relations, emptied, ways, strategy);
    script.refuseRowsOutside(backend, surroundings, problems);
    script.refuseStuckCycles(problems);
    script.refuseUnskippable(request, problems);
    script.refuseFixedSequences(backend, problems);
    script.write(problems);
    return script;
  }

  List<Step> before() {
    return before;
  }

  List<Step> after() {
    return after;
  }

  List<String> notes() {
    return notes;
  }

  Emptied emptied() {
    return emptied;
  }

  /** How the rows of this table get in. */
  Way way(TableRef table) {
    return java.util.Objects.requireNonNull(ways.get(table));
  }

  /** The foreign keys that are set aside while rows arrive. */
  List<ForeignKeyState> rebuiltKeys() {
    return strategy.droppedKeys;
  }

  /** Whether the table is truncated in this transaction, so that its rows may arrive frozen. */
  boolean truncates(TableRef table) {
    return truncated.contains(table);
  }

  /** The tables that are changed other than by new rows, in an order all runs agree on. */
  Set<TableRef> locked() {
    Set<TableRef> locked = new TreeSet<>(emptied.synced());
    locked.addAll(emptied.spillOver().keySet());
    strategy.droppedKeys.forEach(
        key -> {
          locked.add(key.root());
          locked.add(key.referencedRoot());
        });
    strategy.droppedIndexes.forEach(family -> locked.add(family.get(0).root()));
    strategy.droppedChecks.forEach(
        check -> {
          if (check.root() != null) {
            locked.add(check.root());
          }
        });
    strategy.disabledTriggers.forEach(trigger -> locked.add(trigger.root()));
    strategy.deferredKeys.forEach(key -> locked.add(key.root()));
    strategy.madeImmediate.forEach(family -> locked.add(family.get(0).root()));
    strategy.droppedRules.forEach(rule -> locked.add(rule.root()));
    return locked;
  }

  private void refuseRowsOutside(Backend backend, Surroundings surroundings, Problems problems)
      throws SQLException {
    Map<TableRef, List<ForeignKeyState>> referencing = surroundings.referencing();
    for (TableRef table : emptied.synced()) {
      for (ForeignKeyState key : referencing.getOrDefault(table, List.of())) {
        if (!emptied.contains(key.root()) && holdsRows(backend, key)) {
          problems.add(
              table,
              "it is to be emptied, but table %s, which is not synced, references it by %s and holds rows; add %s to the sync, or ask for truncateCascade() to empty it too"
                  .formatted(key.root(), key.name(), key.root()));
        }
      }
    }
  }

  private static boolean holdsRows(Backend backend, ForeignKeyState key) throws SQLException {
    String only = key.rootPartitioned() ? "" : "ONLY ";
    return backend
        .query(
            "select exists (select from " + only + PgSql.name(key.root()) + ")",
            row -> row.getBoolean(1))
        .get(0);
  }

  private void refuseStuckCycles(Problems problems) {
    for (ForeignKeyState key : strategy.keptKeys) {
      if (strategy.inCycle(key) && !key.deferrable() && !key.droppable()) {
        problems.add(
            key.root(),
            "its foreign key %s is part of a cycle, and this role may neither drop nor defer it; use the role that owns the table, or make the key DEFERRABLE"
                .formatted(key.name()));
      }
    }
  }

  /** Only an owner sets a sequence as a part of the transaction. */
  private void refuseFixedSequences(Backend backend, Problems problems) throws SQLException {
    String oids = Oids.array(relations.values().stream().map(Relation::oid).toList());
    Set<TableRef> beside = new TreeSet<>();
    for (SequenceReader.Use use : SequenceReader.uses(backend, oids)) {
      SequenceReader.Sequence sequence = use.sequence();
      if (relations.containsKey(use.tableRef()) && !sequence.owned()) {
        if (sequence.maySet() && sequence.mayRead()) {
          beside.add(sequence.ref());
        } else {
          problems.add(
              use.tableRef(),
              "the destination's role may not set sequence %s, whose next value could collide with a row; grant SELECT, UPDATE on it"
                  .formatted(sequence.ref()));
        }
      }
    }
    if (!beside.isEmpty()) {
      notes.add(
          "this role does not own these sequences, so they are set outside the transaction, just before it commits: "
              + beside);
    }
  }

  private void refuseUnskippable(LoadRequest request, Problems problems) {
    if (request.onViolation() == OnViolation.SKIP) {
      for (ForeignKeyState key : strategy.keptKeys) {
        if (relations.containsKey(key.root())) {
          problems.add(
              key.root(),
              "skipForeignKeyViolations() has to set foreign key %s aside, which this role may not; use the role that owns the table and may reference %s"
                  .formatted(key.name(), key.referenced()));
        }
      }
    }
    for (List<IndexState> family : strategy.madeImmediate) {
      TableRef table = family.get(0).root();
      if (family.get(0).fixed() || !relation(table).owned()) {
        problems.add(
            table,
            "onConflictDoNothing() cannot go by %s, which is deferrable, and this role may not change that"
                .formatted(family.get(0).ref()));
      }
    }
    for (RuleState rule : strategy.droppedRules) {
      if (!relation(rule.root()).owned()) {
        problems.add(
            rule.root(),
            "rule %s is in the way, and this role may not set it aside".formatted(rule.name()));
      }
    }
  }

  private void write(Problems problems) {
    strategy.disabledTriggers.forEach(
        trigger -> before("disabling trigger " + trigger.name(), trigger.disable()));
    strategy.droppedKeys.forEach(
        key -> before("setting foreign key " + key.name() + " aside", key.drop()));
    strategy.droppedChecks.forEach(
        check -> before("setting check " + check.name() + " aside", check.drop()));
    strategy.droppedIndexes.forEach(
        family -> before("setting index " + family.get(0).ref() + " aside", family.get(0).drop()));
    strategy.deferredKeys.forEach(
        key -> before("deferring foreign key " + key.name(), key.defer()));
    strategy.madeImmediate.forEach(
        family -> {
          before("setting key " + family.get(0).ref() + " aside", family.get(0).drop());
          family.forEach(index -> rebuild(before, index.immediate()));
        });
    strategy.droppedRules.forEach(
        rule -> before("setting rule " + rule.name() + " aside", rule.drop()));
    empty(problems);

    strategy.madeImmediate.forEach(
        family -> {
          after("making key " + family.get(0).ref() + " deferrable again", family.get(0).drop());
          family.forEach(index -> rebuild(after, index));
        });
    strategy.droppedIndexes.forEach(family -> family.forEach(index -> rebuild(after, index)));
    strategy.droppedChecks.forEach(
        check -> after("putting check " + check.name() + " back", check.add()));
    strategy.droppedKeys.forEach(
        key -> after("checking foreign key " + key.name() + " of " + key.table(), key.add()));
    comments();
    strategy.deferredKeys.forEach(
        key -> after("restoring foreign key " + key.name(), key.undefer()));
    strategy.droppedRules.forEach(
        rule -> rule.create().forEach(sql -> after("putting rule " + rule.name() + " back", sql)));
    strategy.disabledTriggers.forEach(
        trigger -> after("enabling trigger " + trigger.name(), trigger.enable()));
    remark();
  }

  private void before(String description, String sql) {
    before.add(new Step(description, sql));
  }

  private void after(String description, String sql) {
    after.add(new Step(description, sql));
  }

  private static void rebuild(List<Step> steps, IndexState index) {
    if (index.tablespace() != null) {
      steps.add(
          new Step(
              "choosing a tablespace",
              "SET LOCAL default_tablespace = " + PgSql.name(index.tablespace())));
    }
    steps.add(new Step("building index " + index.ref(), index.create()));
    if (index.tablespace() != null) {
      steps.add(new Step("choosing the usual tablespace", "SET LOCAL default_tablespace = ''"));
    }
    index.finish().forEach(sql -> steps.add(new Step("finishing index " + index.ref(), sql)));
  }

  private void comments() {
    for (ForeignKeyState key : strategy.droppedKeys) {
      comment(key.name(), PgSql.name(key.table()), key.comment());
    }
    for (CheckState check : strategy.droppedChecks) {
      comment(check.name(), check.described(), check.comment());
    }
  }

  private void comment(String constraint, String subject, @Nullable String text) {
    if (text != null) {
      after(
          "putting the comment of " + constraint + " back",
          "COMMENT ON CONSTRAINT %s ON %s IS %s"
              .formatted(PgSql.name(constraint), subject, PgSql.literal(text)));
    }
  }

  /**
   * Truncates where that is allowed; a table that a remaining foreign key guards is deleted from.
   */
  private void empty(Problems problems) {
    Set<TableRef> deleted = new TreeSet<>();
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
    boolean moved = true;
    while (moved) {
      moved = false;
      for (ForeignKeyState key : strategy.keptKeys) {
        if (truncated.contains(key.referencedRoot()) && !truncated.contains(key.root())) {
          truncated.remove(key.referencedRoot());
          moved |= deleted.add(key.referencedRoot());
        }
      }
    }
    if (!truncated.isEmpty()) {
      before("emptying " + truncated.size() + " tables", truncate());
    }
    if (!deleted.isEmpty()) {
      before("emptying " + deleted.size() + " tables row by row", delete(deleted));
      notes.add("emptied by DELETE, which is slower, since this role may not truncate: " + deleted);
    }
  }

  private Relation relation(TableRef table) {
    return java.util.Objects.requireNonNull(relations.get(table));
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
  private String delete(Set<TableRef> tables) {
    List<String> parts = new ArrayList<>();
    for (TableRef table : tables) {
      parts.add("d%d AS (DELETE FROM %s)".formatted(parts.size(), only(table)));
    }
    return "WITH " + String.join(", ", parts) + " SELECT";
  }

  private void remark() {
    List<TableRef> foreign =
        relations.values().stream()
            .filter(relation -> !relation.owned())
            .map(relation -> relation.table().ref())
            .toList();
    if (!foreign.isEmpty()) {
      notes.add(
          "this role does not own %s: rows are loaded with keys and indexes in place, which is slower"
              .formatted(foreign));
    }
    if (!strategy.firingTriggers.isEmpty()) {
      notes.add(
          "these triggers fire, since this role may not disable them: "
              + strategy.firingTriggers.stream().map(TriggerState::name).distinct().toList());
    }
  }
}
