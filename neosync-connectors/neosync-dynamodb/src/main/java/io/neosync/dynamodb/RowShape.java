package io.neosync.dynamodb;

import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a row says an item. */
interface RowShape {

  /** For rows that are read. */
  static RowShape reading(TableTask task) {
    return Columns.of(task) ? ColumnRows.reading(task) : DocumentRows.OWN;
  }

  /** For rows that are written. */
  static RowShape writing(TableTask task, DynamoTable table) {
    return Columns.of(task) ? ColumnRows.writing(task) : DocumentRows.writing(task, table);
  }

  /**
   * @throws IllegalArgumentException if the row cannot be stored unchanged; the message has no
   *     values
   */
  Map<String, AttributeValue> item(Row row);

  /**
   * @throws IllegalArgumentException if the row would not say all of the item; the message has no
   *     values
   */
  Row row(Map<String, AttributeValue> item);
}
