package io.neosync.mongodb;

import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.spi.TableTask;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Collections as tables with columns, the other side's, each of which is a field. */
final class Columns {

  private Columns() {}

  /** The collection as rows for this table are read from it: any value may be in a field. */
  static Table reading(Table collection, Table destination) {
    List<Column> taking =
        destination.columns().stream().filter(column -> !column.generated()).toList();
    return with(collection, taking, key(destination), column -> FieldType.ANY);
  }

  /** The collection as it takes the rows of this table. */
  static Table writing(Table collection, Table source) {
    return with(
        collection,
        source.columns(),
        key(source),
        column -> FieldType.holding(column.type().logical()));
  }

  /** The columns that tell rows apart, and are the {@code _id} of their documents. */
  static List<String> key(Table table) {
    return table.primaryKey().map(Key::columns).orElse(List.of(Collections.ID));
  }

  private static Table with(
      Table collection, List<Column> columns, List<String> key, Function<Column, FieldType> type) {
    return new Table(
        collection.ref(),
        columns.stream()
            .map(
                column ->
                    new Column(
                        column.name(),
                        type.apply(column),
                        !key.contains(column.name()),
                        Column.Fill.NONE,
                        OptionalLong.empty()))
            .toList(),
        List.of(new Key(Collections.ID_INDEX, Key.Kind.PRIMARY, key)),
        List.of(),
        collection.estimatedRows());
  }

  /** Whether documents are read or written as columns. */
  static boolean of(TableTask task) {
    return task.columns().stream()
        .anyMatch(
            column ->
                column.source().type() instanceof FieldType
                    || column.destination().type() instanceof FieldType);
  }
}
