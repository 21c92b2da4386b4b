package io.neosync.s3;

import io.neosync.schema.Column;
import io.neosync.schema.LogicalType;
import io.neosync.spi.Batch;
import io.neosync.spi.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes rows as lines: an object with the columns' values by name, or, where documents are all
 * that a table has, the document itself. Thread-safe.
 */
final class RowEncoder {

  private final List<byte[]> names = new ArrayList<>();
  private final List<ValueEncoder> values = new ArrayList<>();
  private final boolean documents;

  RowEncoder(List<Column> columns) {
    this.documents = documents(columns);
    for (Column column : columns) {
      JsonBuffer name = new JsonBuffer();
      name.raw(names.isEmpty() ? '{' : ',').string(column.name()).raw(':');
      names.add(java.util.Arrays.copyOf(name.array(), name.size()));
      values.add(Encoders.of(column.type().logical()));
    }
  }

  /** Whether a line is a document itself. */
  static boolean documents(List<Column> columns) {
    return columns.size() == 1 && columns.get(0).type().logical() instanceof LogicalType.Document;
  }

  void encode(Batch batch, JsonBuffer to) {
    for (Row row : batch.rows()) {
      if (documents) {
        DynamicEncoder.encode(row.value(0), to);
      } else {
        fields(row, to);
      }
      to.raw('\n');
    }
  }

  private void fields(Row row, JsonBuffer to) {
    if (names.isEmpty()) {
      to.raw('{');
    }
    for (int i = 0; i < names.size(); i++) {
      to.raw(names.get(i));
      Object value = row.value(i);
      if (value == null) {
        to.nothing();
      } else {
        values.get(i).encode(value, to);
      }
    }
    to.raw('}');
  }
}
