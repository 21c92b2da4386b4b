package io.neosync.mongodb;

import io.neosync.spi.LoadRequest;
import io.neosync.spi.Problems;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonValue;

/** Looks, while planning, at every document that people wrote by hand. */
record WrittenChecks(Problems problems) {

  /** More problems of one collection are only counted. */
  private static final int NAMED = 5;

  void check(LoadRequest request) {
    for (LoadRequest.TableLoad load : request.tables()) {
      WrittenDocuments.rows(load.task()).ifPresent(rows -> check(load.task(), rows));
    }
  }

  private void check(TableTask task, List<WrittenRow> rows) {
    Map<BsonValue, WrittenRow> seen = new HashMap<>();
    int found = 0;
    for (WrittenRow row : rows) {
      for (Map.Entry<String, WrittenRow.Cell> field : row.cells().entrySet()) {
        try {
          BsonValue value = WrittenDocuments.bson(field.getValue().value());
          if (field.getKey().equals(Collections.ID)) {
            identity(task, value, row, seen);
          }
        } catch (WrittenDocuments.Unfit e) {
          if (found++ < NAMED) {
            problems.add(
                task.source().ref(),
                "field %s at %s %s"
                    .formatted(field.getKey(), field.getValue().place(), e.getMessage()));
          }
        }
      }
    }
    if (found > NAMED) {
      problems.add(
          task.source().ref(), "%d more values have no place in BSON".formatted(found - NAMED));
    }
  }

  private void identity(
      TableTask task, BsonValue id, WrittenRow row, Map<BsonValue, WrittenRow> seen) {
    WrittenRow earlier = seen.putIfAbsent(id, row);
    if (id.isArray() || id.isNull()) {
      problems.add(
          task.source().ref(),
          "the _id of the document at %s is %s, which tells no document apart; leave it out to be given one"
              .formatted(row.place(), id.isNull() ? "null" : "a list"));
    } else if (earlier != null) {
      problems.add(
          task.source().ref(),
          "the documents at %s and %s have the same _id".formatted(earlier.place(), row.place()));
    }
  }
}
