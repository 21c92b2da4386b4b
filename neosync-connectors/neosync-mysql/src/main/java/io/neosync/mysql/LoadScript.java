package io.neosync.mysql;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.Emptying;
import io.neosync.spi.LoadRequest.OnConflict;
import io.neosync.spi.LoadRequest.OnViolation;
import io.neosync.spi.LoadRequest.TableLoad;
import io.neosync.spi.Problems;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What happens around the rows, decided from metadata. */
final class LoadScript {

  private final Backend backend;
  private final LoadRequest request;
  private final Map<TableRef, Relation> relations;
  private final Map<TableRef, Way> ways;
  private final Triggers triggers;
  private final Creation creation;
  private final boolean emptying;
  private final boolean truncating;
  private final List<String> notes = new ArrayList<>();

  private LoadScript(
      Backend backend,
      LoadRequest request,
      Map<TableRef, Relation> relations,
      Map<TableRef, Way> ways,
      Triggers triggers,
      Creation creation,
      Thresholds thresholds) {
    this.backend = backend;
    this.request = request;
    this.relations = relations;
    this.ways = ways;
    this.triggers = triggers;
    this.creation = creation;
    this.emptying = request.emptying() != Emptying.NONE;
    long rows = relations.values().stream().mapToLong(each -> each.table().estimatedRows()).sum();
    this.truncating = emptying && rows > thresholds.truncate();
  }

  /**
   * @param relations the destination's tables that are synced, those that are created among them
   */
  static LoadScript of(
      Backend backend,
      LoadRequest request,
      Map<TableRef, Relation> relations,
      Creation creation,
      Thresholds thresholds,
      Problems problems)
      throws SQLException {
    List<TableRef> existing =
        relations.keySet().stream().filter(table -> !creation.creates(table)).toList();
    Triggers triggers = Triggers.of(backend, request, existing);
    Map<TableRef, Way> ways = Way.of(backend, request, relations, creation, triggers, thresholds);
    LoadScript script =
        new LoadScript(backend, request, relations, ways, triggers, creation, thresholds);
    script.refuseRowsOutside(problems);
    script.refuseKeysOfManyValues(problems);
    script.refuseRowsWithoutIdentity(problems);
    script.refuseWhatMayNotBeWritten(problems);
    script.remark();
    return script;
  }

  /** Whether emptying goes by TRUNCATE, which commits. */
  boolean truncating() {
    return truncating;
  }

  boolean emptying() {
    return emptying;
  }

  boolean atomic() {
    return !truncating
        && creation.isEmpty()
        && relations.values().stream().allMatch(Relation::transactional);
  }

  List<String> notes() {
    return notes;
  }

  Triggers triggers() {
    return triggers;
  }

  /** Tables whose rows, when the run is over, are all of this run. */
  Map<TableRef, Relation> ours() {
    Map<TableRef, Relation> ours = new LinkedHashMap<>(creation.relations());
    if (emptying) {
      ours.putAll(relations);
    }
    return ours;
  }

  Way way(TableRef table) {
    return Objects.requireNonNull(ways.get(table));
  }

  /** The table that is there already; null if it is created. */
  private @Nullable Relation existing(TableLoad load) {
    TableRef table = load.task().destination().ref();
    return creation.creates(table) ? null : relations.get(table);
  }

  /** Empties the tables, and restarts the counters of those that are truncated. */
  List<Step> before() {
    List<Step> steps = new ArrayList<>();
    if (emptying) {
      for (TableLoad load : request.tables()) {
        Relation relation = existing(load);
        if (relation != null) {
          steps.add(
              new Step(
                  "emptying " + relation.ref(),
                  (truncating ? "TRUNCATE TABLE " : "DELETE FROM ") + relation.name()));
          if (truncating) {
            counter(load, relation).filter(step -> next(load) > 1).ifPresent(steps::add);
          }
        }
      }
    }
    return steps;
  }

  /** Restarts the counters of tables that were emptied row by row. */
  List<Step> counters() {
    List<Step> steps = new ArrayList<>();
    if (emptying && !truncating) {
      for (TableLoad load : request.tables()) {
        Relation relation = existing(load);
        if (relation != null && relation.nextCounter().orElse(1) != next(load)) {
          counter(load, relation).ifPresent(steps::add);
        }
      }
    }
    return steps;
  }

  /** The server itself goes on beyond the greatest value that is there. */
  private static java.util.Optional<Step> counter(TableLoad load, Relation relation) {
    return relation
        .counter()
        .map(
            column ->
                new Step(
                    "setting the counter of " + relation.ref(),
                    "ALTER TABLE %s AUTO_INCREMENT = %s"
                        .formatted(relation.name(), Long.toUnsignedString(next(load)))));
  }

  private static long next(TableLoad load) {
    return load.task().columns().stream()
        .map(mapping -> mapping.source().nextGenerated())
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .findFirst()
        .orElse(1);
  }

  private void refuseRowsOutside(Problems problems) throws SQLException {
    if (!emptying || relations.isEmpty()) {
      return;
    }
    List<String> schemas = relations.keySet().stream().map(TableRef::schema).distinct().toList();
    for (ForeignKey key : CatalogReader.referencing(backend, schemas)) {
      if (relations.containsKey(key.referenced())
          && !creation.creates(key.referenced())
          && !relations.containsKey(key.table())
          && holdsRows(key)) {
        problems.add(
            key.referenced(),
            "it is to be emptied, but table %s, which is not synced, references it by %s and holds rows; add %s to the sync, or empty it before"
                .formatted(key.table(), key.name(), key.table()));
      }
    }
  }

  private boolean holdsRows(ForeignKey key) throws SQLException {
    return backend
        .query(
            "SELECT EXISTS (SELECT 1 FROM " + MySqlSql.name(key.table()) + ")",
            row -> row.getBoolean(1))
        .get(0);
  }

  private void refuseKeysOfManyValues(Problems problems) {
    if (request.onConflict() != OnConflict.DO_NOTHING) {
      return;
    }
    for (Relation relation : relations.values()) {
      relation.uniqueKeys().stream()
          .filter(key -> !key.comparable() && way(relation.ref()).staged())
          .forEach(
              key ->
                  problems.add(
                      relation.ref(),
                      "onConflictDoNothing() cannot compare rows by its key "
                          + key.name()
                          + ", which has many values for a row; leave the table out, or sync it on"
                          + " its own with append()"));
    }
  }

  /** Rows that violate foreign keys are found again among others by a key. */
  private void refuseRowsWithoutIdentity(Problems problems) {
    if (request.onViolation() != OnViolation.SKIP || emptying) {
      return;
    }
    for (TableLoad load : request.tables()) {
      Relation relation = relations.get(load.task().destination().ref());
      if (relation != null
          && way(relation.ref()).staged()
          && !relation.table().foreignKeys().isEmpty()
          && relation.identity(arriving(load)).isEmpty()) {
        problems.add(
            relation.ref(),
            "skipForeignKeyViolations() keeps the rows that are there, and needs a primary or"
                + " unique key of columns that are never NULL to tell new rows from them; add one,"
                + " or leave the table out");
      }
    }
  }

  static List<String> arriving(TableLoad load) {
    return load.task().columns().stream().map(each -> each.destination().name()).toList();
  }

  /** Has the server say whether this user may do what will be done. */
  private void refuseWhatMayNotBeWritten(Problems problems) throws SQLException {
    for (TableLoad load : request.tables()) {
      Relation relation = existing(load);
      if (relation == null) {
        continue;
      }
      List<String> columns = arriving(load);
      if (!columns.isEmpty()) {
        refuse(
            problems,
            relation,
            "INSERT INTO %s (%s) SELECT %s FROM DUAL WHERE FALSE"
                .formatted(
                    relation.name(),
                    MySqlSql.names(columns),
                    String.join(", ", Collections.nCopies(columns.size(), "NULL"))));
      }
      if (emptying) {
        refuse(problems, relation, "DELETE FROM " + relation.name());
      }
    }
  }

  private void refuse(Problems problems, Relation relation, String sql) throws SQLException {
    try {
      backend.explain(sql);
    } catch (SQLException e) {
      if (MySqlErrors.connectionLost(e)) {
        throw e;
      }
      if (MySqlErrors.forbidden(e)) {
        problems.add(relation.ref(), "it cannot be written: " + e.getMessage());
      }
    }
  }

  private void remark() throws SQLException {
    notes.addAll(creation.notes());
    if (!creation.isEmpty()) {
      notes.add(
          "tables are created, which MySQL cannot undo: a run that fails later drops them again, as"
              + " long as it can reach the server");
    }
    if (truncating) {
      notes.add(
          "the tables are emptied by TRUNCATE, since they hold many rows, which MySQL cannot undo:"
              + " a run that fails later leaves them empty");
    }
    Set<TableRef> keyless = keyless();
    if (!keyless.isEmpty()) {
      notes.add(
          "no key tells rows of these tables apart, so that each run adds them all: " + keyless);
    }
    Set<String> engines = new LinkedHashSet<>();
    relations.values().stream()
        .filter(relation -> !relation.transactional())
        .forEach(relation -> engines.add(relation.ref() + " (" + relation.engine() + ")"));
    if (!engines.isEmpty()) {
      notes.add(
          "the storage engines of these tables cannot roll back: a run that fails leaves in them"
              + " what had arrived: "
              + String.join(", ", engines));
    }
    if (!counters().isEmpty()) {
      notes.add(
          "AUTO_INCREMENT counters are set after the commit, since MySQL cannot set them in a"
              + " transaction");
    }
    if (!backend.loadsLocalData()) {
      notes.add(
          backend.server().localInfile()
              ? "rows are inserted, which is slower than LOAD DATA: the data source's connections"
                  + " lack the property allowLoadLocalInfile"
              : "rows are inserted, which is slower than LOAD DATA: the server's local_infile is"
                  + " off");
    }
    notes.addAll(TriggerNotes.of(request, triggers.firing(deletes()), relations, ways));
  }

  /** Tables whose rows are to be left out where they exist, and have nothing to be known by. */
  private Set<TableRef> keyless() {
    Set<TableRef> keyless = new TreeSet<>();
    if (!emptying && request.onConflict() == OnConflict.DO_NOTHING) {
      relations.values().stream()
          .filter(relation -> relation.uniqueKeys().isEmpty())
          .filter(relation -> !creation.creates(relation.ref()))
          .forEach(relation -> keyless.add(relation.ref()));
    }
    return keyless;
  }

  private boolean deletes() {
    return (emptying && !truncating) || request.onViolation() == OnViolation.SKIP;
  }
}
