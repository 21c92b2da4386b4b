package io.neosync.mysql;

import io.neosync.jdbc.written.WrittenColumn;
import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.OnViolation;
import io.neosync.spi.Problems;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses rows written by hand that could not be told from those that are there: they may leave out
 * a key's column, which rows of a database cannot.
 */
final class WrittenIdentity {

  private WrittenIdentity() {}

  static void check(
      LoadRequest request,
      Map<TableRef, Relation> relations,
      LoadScript script,
      Problems problems) {
    if (request.onViolation() != OnViolation.SKIP) {
      return;
    }
    for (LoadRequest.TableLoad load : request.tables()) {
      TableTask task = load.task();
      Relation relation = relations.get(task.destination().ref());
      if (relation != null
          && script.way(relation.ref()).staged()
          && !relation.table().foreignKeys().isEmpty()) {
        nameless(task, relation)
            .ifPresent(
                row ->
                    problems.add(
                        task.source().ref(),
                        "skipForeignKeyViolations() tells new rows from those that are there by a"
                            + " key, and the row at "
                            + row.place()
                            + " names none; write its key"));
      }
    }
  }

  private static Optional<WrittenRow> nameless(TableTask task, Relation relation) {
    return WrittenColumn.of(task, MySqlType.class).stream()
        .findFirst()
        .flatMap(
            column ->
                column.written().table().rows().stream()
                    .filter(row -> relation.identity(List.copyOf(row.cells().keySet())).isEmpty())
                    .findFirst());
  }
}
