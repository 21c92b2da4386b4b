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
import org.jspecify.annotations.Nullable;

/**
 * The statements around the rows: set aside and empty before, put back after. Made from metadata
 * alone, the same way for a plan and for the run that follows it.
 */
final class LoadScript {

  private final Map<TableRef, Relation> relations;
  private final Emptied emptied;
  private final EmptyingSql emptying;
  private final Map<TableRef, Way> ways;
  private final LoadStrategy strategy;
  private final List<Step> before = new ArrayList<>();
  private final List<Step> keys = new ArrayList<>();
  private final List<Step> after = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private LoadScript(
      Map<TableRef, Relation> relations,
      Emptied emptied,
      EmptyingSql emptying,
      Map<TableRef, Way> ways,
      LoadStrategy strategy) {
    this.relations = relations;
    this.emptied = emptied;
    this.emptying = emptying;
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
    LoadRefusals refusals = new LoadRefusals(relations, emptied, strategy, problems);
    refusals.rowsOutside(backend, surroundings);
    refusals.stuckCycles();
    refusals.whatCannotBeSetAside(request);
    refusals.temporaryTables(backend, request, ways);
    EmptyingSql emptying = EmptyingSql.of(relations, emptied, strategy.keptKeys, problems);
    LoadScript script = new LoadScript(relations, emptied, emptying, ways, strategy);
    Set<TableRef> beside = refusals.sequences(backend);
    if (!beside.isEmpty()) {
      script.notes.add(
          "this role does not own these sequences, so they are set outside the transaction, just"
              + " before it commits: "
              + beside);
    }
    script.write(request.onViolation() == OnViolation.SKIP);
    return script;
  }

  List<Step> before() {
    return before;
  }

  /**
   * What puts keys back before rows that violate foreign keys are removed: a row that meets another
   * fails the run, whether or not it would be removed.
   */
  List<Step> keys() {
    return keys;
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

  /** The foreign keys that stay in place. */
  List<ForeignKeyState> keptKeys() {
    return strategy.keptKeys;
  }

  /** Whether the table is truncated in this transaction, so that its rows may arrive frozen. */
  boolean truncates(TableRef table) {
    return emptying.truncated().contains(table);
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

  private void write(boolean skips) {
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
    before.addAll(emptying.steps());

    strategy.madeImmediate.forEach(
        family -> {
          after("making key " + family.get(0).ref() + " deferrable again", family.get(0).drop());
          family.forEach(index -> rebuild(after, index));
        });
    for (List<IndexState> family : strategy.droppedIndexes) {
      boolean first = skips && family.get(0).keepsApart();
      family.forEach(index -> rebuild(first ? keys : after, index));
    }
    strategy.droppedChecks.forEach(
        check -> after("putting check " + check.name() + " back", check.add()));
    after.addAll(ForeignKeyChecks.of(strategy.droppedKeys, this::provenByMerge));
    comments();
    strategy.deferredKeys.forEach(
        key -> after("restoring foreign key " + key.name(), key.undefer()));
    strategy.droppedRules.forEach(
        rule -> rule.create().forEach(sql -> after("putting rule " + rule.name() + " back", sql)));
    strategy.disabledTriggers.forEach(
        trigger -> after("enabling trigger " + trigger.name(), trigger.enable()));
    remark();
  }

  /** Whether a merge of two indexes, which frozen rows need not be visited for, can check it. */
  private boolean provenByMerge(ForeignKeyState key) {
    return key.table().equals(key.root())
        && truncates(key.root())
        && strategy.indexedBy(key.table(), key.match().columns());
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

  private void remark() {
    Set<TableRef> keyless = new TreeSet<>();
    ways.forEach(
        (table, way) -> {
          if (way.keyless()) {
            keyless.add(table);
          }
        });
    if (!keyless.isEmpty()) {
      notes.add(
          "no key tells rows of these tables apart, so that each run adds them all: " + keyless);
    }
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
    if (!emptying.deleted().isEmpty()) {
      notes.add(
          "emptied by DELETE, which is slower, since this role may not truncate: "
              + emptying.deleted());
    }
    if (!strategy.firingTriggers.isEmpty()) {
      notes.add(
          "these triggers fire, since this role may not disable them: "
              + strategy.firingTriggers.stream().map(TriggerState::name).distinct().toList());
    }
  }
}
