package io.neosync.dynamodb;

import io.neosync.schema.Column;
import io.neosync.schema.Table;
import io.neosync.spi.TableTask;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Tables of items as tables with columns, the other side's, each of which is an attribute. */
final class Columns {

  private Columns() {}

  /** The table as rows for this one are read from it: any value may be in an attribute. */
  static Table reading(Table items, Table destination) {
    List<Column> taking =
        destination.columns().stream().filter(column -> !column.generated()).toList();
    return with(items, taking, column -> AttributeType.ANY);
  }

  /** The table as it takes the rows of this one. */
  static Table writing(Table items, Table source) {
    return with(items, source.columns(), column -> AttributeType.holding(column.type().logical()));
  }

  private static Table with(
      Table items, List<Column> columns, Function<Column, AttributeType> type) {
    return new Table(
        items.ref(),
        columns.stream()
            .map(
                column ->
                    new Column(
                        column.name(),
                        type.apply(column),
                        true,
                        Column.Fill.NONE,
                        OptionalLong.empty()))
            .toList(),
        items.keys(),
        List.of(),
        items.estimatedRows());
  }

  /** Whether items are read or written as columns. */
  static boolean of(TableTask task) {
    return task.columns().stream()
        .anyMatch(
            column ->
                column.source().type() instanceof AttributeType
                    || column.destination().type() instanceof AttributeType);
  }
}
