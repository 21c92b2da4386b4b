package io.neosync.sqlserver;

import io.neosync.schema.Column;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.Emptying;
import io.neosync.spi.LoadRequest.TableLoad;
import io.neosync.spi.Problems;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands in the way of a load, found before anything is written. */
final class LoadRefusals {

  private final Backend backend;
  private final LoadRequest request;
  private final Map<TableRef, Relation> relations;
  private final Surroundings surroundings;
  private final LoadScript script;
  private final Problems problems;

  LoadRefusals(
      Backend backend,
      LoadRequest request,
      Map<TableRef, Relation> relations,
      Surroundings surroundings,
      LoadScript script,
      Problems problems) {
    this.backend = backend;
    this.request = request;
    this.relations = relations;
    this.surroundings = surroundings;
    this.script = script;
    this.problems = problems;
  }

  void find() throws SQLException {
    refuseRowsOutside();
    refuseSilentIndexes();
    refuseColumnSets();
    refuseKeysThatDoNotArrive();
    refuseSequencesOutOfReach();
    refuseWhatMayNotBeDone();
  }

  private void refuseRowsOutside() throws SQLException {
    if (request.emptying() == Emptying.NONE) {
      return;
    }
    for (KeyState state : surroundings.referencing()) {
      ForeignKey key = state.key();
      if (relations.containsKey(key.referenced())
          && !relations.containsKey(key.table())
          && Way.holdsRows(backend, key.table())) {
        problems.add(
            key.referenced(),
            "it is to be emptied, but table %s, which is not synced, references it by %s and holds rows; add %s to the sync, or empty it before"
                .formatted(key.table(), key.name(), key.table()));
      }
    }
  }

  private void refuseSilentIndexes() {
    surroundings
        .silentIndexes()
        .forEach(
            (table, indexes) ->
                problems.add(
                    table,
                    "by IGNORE_DUP_KEY of %s the server would leave out rows without an error; set it off, or leave the table out"
                        .formatted(String.join(", ", indexes))));
  }

  private void refuseColumnSets() {
    for (Relation relation : relations.values()) {
      if (relation.columnSet()) {
        problems.add(
            relation.ref(),
            "its sparse columns stand together in a column set, so that a bulk copy cannot fill"
                + " them one by one; drop the column set, or leave the table out");
      }
    }
  }

  /** Rows are judged in a temporary table, which has only what arrives. */
  private void refuseKeysThatDoNotArrive() {
    for (TableLoad load : request.tables()) {
      Relation relation = relations.get(load.task().destination().ref());
      if (relation == null || !script.way(relation.ref()).staged()) {
        continue;
      }
      List<String> arriving =
          load.task().columns().stream().map(each -> each.destination().name()).toList();
      for (ForeignKey key : relation.enabledKeys()) {
        boolean judged =
            arriving.containsAll(key.columns())
                || key.columns().stream()
                    .filter(name -> !arriving.contains(name))
                    .flatMap(name -> relation.table().column(name).stream())
                    .anyMatch(column -> column.fill() == Column.Fill.NONE);
        if (!judged) {
          problems.add(
              relation.ref(),
              "skipForeignKeyViolations() cannot judge new rows by %s, since some of its columns are filled by the destination; sync them too, or leave the table out"
                  .formatted(key.name()));
        }
      }
    }
  }

  /** A sequence that stays where it is would give the keys of rows that come. */
  private void refuseSequencesOutOfReach() {
    for (Sequence.Use use : surroundings.sequences().unseen()) {
      problems.add(
          use.table(),
          "column %s takes values from a sequence that the user cannot see, and so not set behind the rows; grant ALTER on it"
              .formatted(use.column()));
    }
    for (Sequence sequence : script.sequences()) {
      for (Sequence.Use use : sequence.comparable(relations)) {
        if (!sequence.alterable()) {
          problems.add(
              use.table(),
              "column %s takes values from sequence %s, and the user lacks the permission ALTER on it, without which it cannot be set behind the rows"
                  .formatted(use.column(), sequence.ref()));
        }
      }
    }
  }

  /** Has the server say whether this user may do what will be done. */
  private void refuseWhatMayNotBeDone() throws SQLException {
    List<String> needed = new ArrayList<>(List.of("SELECT", "INSERT", "ALTER"));
    if (script.emptying() || request.onViolation() == LoadRequest.OnViolation.SKIP) {
      needed.add("DELETE");
    }
    for (TableRef table : relations.keySet()) {
      List<String> lacking = new ArrayList<>();
      for (String permission : needed) {
        if (!backend.query(TSql.permitted(table, permission), row -> row.getBoolean(1)).get(0)) {
          lacking.add(permission);
        }
      }
      if (!lacking.isEmpty()) {
        problems.add(
            table,
            "it cannot be written: the user lacks the permission %s on it, which loading needs"
                .formatted(String.join(", ", lacking)));
      }
    }
  }
}
