package io.neosync.postgres;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.Emptying;
import io.neosync.spi.Problems;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds rows written by hand that reference a row which is neither written nor there. The server
 * would notice when the rows are in, but not say where they were written.
 */
final class WrittenReferences {

  private final Backend backend;
  private final LoadRequest request;
  private final Problems problems;
  private final Map<TableRef, TableTask> tasks = new HashMap<>();

  WrittenReferences(Backend backend, LoadRequest request, Problems problems) {
    this.backend = backend;
    this.request = request;
    this.problems = problems;
    request.tables().forEach(load -> tasks.put(load.task().destination().ref(), load.task()));
  }

  void check() throws SQLException {
    for (TableTask task : tasks.values()) {
      List<WrittenColumn> columns = WrittenColumn.of(task);
      if (!columns.isEmpty()) {
        for (ForeignKey key : task.destination().foreignKeys()) {
          check(task, columns, key);
        }
      }
    }
  }

  /** Some rows' values in the columns of a key. */
  private record Values(List<WrittenRow> rows, List<List<String>> values, boolean complete) {

    static Values of(List<WrittenColumn> columns, List<String> names) {
      List<WrittenRow> rows = new ArrayList<>();
      List<List<String>> values = new ArrayList<>();
      boolean complete = true;
      for (WrittenRow row : columns.isEmpty() ? List.<WrittenRow>of() : all(columns)) {
        Optional<List<String>> known = WrittenKeys.values(row, names, columns);
        if (known.isPresent()) {
          rows.add(row);
          values.add(known.get());
        } else if (!row.cells().keySet().containsAll(names)) {
          complete = false;
        }
      }
      return new Values(rows, values, complete);
    }

    private static List<WrittenRow> all(List<WrittenColumn> columns) {
      return columns.get(0).written().table().rows();
    }

    String[] column(int index) {
      return values.stream().map(row -> row.get(index)).toArray(String[]::new);
    }
  }

  private void check(TableTask task, List<WrittenColumn> columns, ForeignKey key)
      throws SQLException {
    Values children = Values.of(columns, key.columns());
    TableTask parent = tasks.get(key.referenced());
    List<WrittenColumn> parentColumns = parent == null ? List.of() : WrittenColumn.of(parent);
    boolean othersArrive = parent != null && parentColumns.isEmpty();
    Values parents = Values.of(parentColumns, key.referencedColumns());
    // A key that the server gives is not known yet.
    if (children.rows().isEmpty() || othersArrive || !parents.complete()) {
      return;
    }
    List<Integer> lost;
    try {
      lost = lost(task.destination(), key, children, parents, parentColumns);
    } catch (SQLException e) {
      if (PgErrors.connectionLost(e)) {
        throw e;
      }
      // Types whose operators are not on our path: the foreign key itself decides.
      backend.undo();
      return;
    }
    String names = String.join(", ", key.columns());
    lost.stream()
        .map(children.rows()::get)
        .forEach(
            row ->
                problems.add(
                    task.source().ref(),
                    "the row at %s references (%s) a row of %s that does not exist; write that row, or correct the reference (%s)"
                        .formatted(
                            row.cells().getOrDefault(key.columns().get(0), place(row)).place(),
                            names,
                            key.referenced(),
                            key.name())));
  }

  private static WrittenRow.Cell place(WrittenRow row) {
    return new WrittenRow.Cell(null, row.place());
  }

  private List<Integer> lost(
      Table table,
      ForeignKey key,
      Values children,
      Values parents,
      List<WrittenColumn> parentColumns)
      throws SQLException {
    int width = key.columns().size();
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      arguments.add(backend.textArray(children.column(i)));
    }
    String sql =
        "select c.i::int from unnest(%s) with ordinality c(%s, i) where true"
            .formatted(repeated("?", width), names("v", width));
    if (!parents.rows().isEmpty()) {
      for (int i = 0; i < width; i++) {
        arguments.add(backend.textArray(parents.column(i)));
      }
      sql +=
          " and not exists (select from unnest(%s) p(%s) where %s)"
              .formatted(
                  repeated("?", width),
                  names("w", width),
                  matched(table, key, parentColumns, width));
    }
    if (!emptied(key.referenced())) {
      sql +=
          " and not exists (select from %s r where %s)"
              .formatted(
                  PgSql.name(key.referenced()),
                  IntStream.range(0, width)
                      .mapToObj(
                          i ->
                              "r.%s = cast(c.v%d as %s)"
                                  .formatted(
                                      PgSql.name(key.referencedColumns().get(i)),
                                      i,
                                      type(table, key.columns().get(i))))
                      .collect(Collectors.joining(" and ")));
    }
    return backend.query(sql + " order by i", row -> row.getInt(1) - 1, arguments.toArray());
  }

  private static String matched(
      Table table, ForeignKey key, List<WrittenColumn> parentColumns, int width) {
    return IntStream.range(0, width)
        .mapToObj(
            i ->
                "cast(p.w%d as %s) = cast(c.v%d as %s)"
                    .formatted(
                        i,
                        parentColumns.stream()
                            .filter(each -> each.name().equals(key.referencedColumns().get(i)))
                            .map(each -> each.type().name())
                            .findFirst()
                            .orElse("text"),
                        i,
                        type(table, key.columns().get(i))))
        .collect(Collectors.joining(" and "));
  }

  private static String type(Table table, String column) {
    return table.column(column).map(each -> each.type().name()).orElse("text");
  }

  private boolean emptied(TableRef table) {
    return request.emptying() != Emptying.NONE && tasks.containsKey(table);
  }

  private static String repeated(String text, int times) {
    return String.join(", ", java.util.Collections.nCopies(times, text));
  }

  private static String names(String prefix, int width) {
    return IntStream.range(0, width).mapToObj(i -> prefix + i).collect(Collectors.joining(", "));
  }
}
