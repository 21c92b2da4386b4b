package io.neosync.mysql;

import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.Emptying;
import io.neosync.spi.LoadRequest.TableLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the plan says of triggers. */
final class TriggerNotes {

  private TriggerNotes() {}

  /**
   * @param firing the triggers that fire
   * @param ways of the tables that are synced
   */
  static List<String> of(
      LoadRequest request,
      Set<String> firing,
      Map<TableRef, Relation> relations,
      Map<TableRef, Way> ways) {
    List<String> notes = new ArrayList<>();
    if (!firing.isEmpty()) {
      notes.add(
          "these triggers fire for the rows of this sync, since MySQL cannot disable them: %s; what they change of %s is undone, or fails the run, and what they write to other tables stays"
              .formatted(
                  String.join(", ", firing),
                  request.emptying() == Emptying.NONE
                      ? "the new rows of their own tables"
                      : "the rows of synced tables"));
    }
    Set<String> unfound = withoutIdentity(request, relations, ways);
    if (!unfound.isEmpty()) {
      notes.add(
          "the rows of these tables cannot be found again, since they have no primary or unique key"
              + " of columns that are never NULL: should triggers change them, the run fails: "
              + String.join(", ", unfound));
    }
    return notes;
  }

  private static Set<String> withoutIdentity(
      LoadRequest request, Map<TableRef, Relation> relations, Map<TableRef, Way> ways) {
    Set<String> tables = new TreeSet<>();
    for (TableLoad load : request.tables()) {
      Relation relation = relations.get(load.task().destination().ref());
      Way way = ways.get(load.task().destination().ref());
      if (relation != null
          && way != null
          && !way.changing().isEmpty()
          && relation.identity(LoadScript.arriving(load)).isEmpty()) {
        tables.add(relation.ref().toString());
      }
    }
    return tables;
  }
}
