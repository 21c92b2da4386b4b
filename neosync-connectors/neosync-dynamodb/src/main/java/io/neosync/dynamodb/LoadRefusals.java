package io.neosync.dynamodb;

import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.TableLoad;
import io.neosync.spi.Problems;
import io.neosync.spi.TableTask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Finds, before anything is written, why tables cannot be loaded. */
final class LoadRefusals {

  private final Map<TableRef, DynamoTable> tables;
  private final Problems problems;

  LoadRefusals(Map<TableRef, DynamoTable> tables, Problems problems) {
    this.tables = tables;
    this.problems = problems;
  }

  void check(LoadRequest request) {
    Map<String, DynamoTable> read = new LinkedHashMap<>();
    for (TableLoad load : request.tables()) {
      DynamoTable.of(load.task().source()).ifPresent(table -> read.put(table.identity(), table));
    }
    for (TableLoad load : request.tables()) {
      DynamoTable to = Objects.requireNonNull(tables.get(load.task().destination().ref()));
      to.unusable()
          .ifPresentOrElse(
              reason -> problems.add(to.ref(), "cannot be written: " + reason),
              () -> check(load.task(), to, read));
    }
  }

  private void check(TableTask task, DynamoTable to, Map<String, DynamoTable> read) {
    if (Columns.of(task)) {
      KeyRefusal.of(task, to).ifPresent(reason -> problems.add(task.source().ref(), reason));
    } else {
      DynamoTable.of(task.source()).ifPresent(from -> check(from, to, read));
    }
  }

  private void check(DynamoTable from, DynamoTable to, Map<String, DynamoTable> read) {
    if (from.unusable().isPresent()) {
      return;
    }
    if (read.containsKey(to.identity())) {
      problems.add(
          from.ref(),
          "source and destination are the same database, and it would go to %s, which is read; mapTable sends it elsewhere"
              .formatted(to.ref()));
    } else if (from.replicatesTo(to) || to.replicatesTo(from)) {
      problems.add(
          from.ref(),
          "%s is a replica of it, which DynamoDB itself keeps the same".formatted(to.ref()));
    }
    if (!from.key().equals(to.key())) {
      problems.add(
          from.ref(),
          "its key is %s, and that of %s is %s; create that table with the same key"
              .formatted(from.key(), to.ref(), to.key()));
    }
  }
}
