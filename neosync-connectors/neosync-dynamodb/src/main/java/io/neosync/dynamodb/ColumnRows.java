package io.neosync.dynamodb;

import io.neosync.schema.Column;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items whose attributes are columns: a row's column is the attribute of its name. A row's NULL is
 * an attribute that the item lacks, since no index takes DynamoDB's own NULL; read is either.
 *
 * @param names of the columns
 */
record ColumnRows(List<String> names) implements RowShape {

  static ColumnRows writing(TableTask task) {
    return named(task.columns().stream().map(ColumnMapping::destination).toList());
  }

  static ColumnRows reading(TableTask task) {
    return named(task.columns().stream().map(ColumnMapping::source).toList());
  }

  private static ColumnRows named(List<Column> columns) {
    return new ColumnRows(columns.stream().map(Column::name).toList());
  }

  @Override
  public Map<String, AttributeValue> item(Row row) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      Object value = row.value(i);
      if (value != null) {
        item.put(names.get(i), Documents.attribute(value));
      }
    }
    return item;
  }

  @Override
  public Row row(Map<String, AttributeValue> item) {
    Map<String, @Nullable Object> attributes = Documents.document(item);
    @Nullable Object[] values = new Object[names.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = attributes.remove(names.get(i));
    }
    if (!attributes.isEmpty()) {
      throw new IllegalArgumentException(
          "an item has attributes that the destination has no columns for: "
              + String.join(", ", attributes.keySet()));
    }
    return Row.of(values);
  }
}
