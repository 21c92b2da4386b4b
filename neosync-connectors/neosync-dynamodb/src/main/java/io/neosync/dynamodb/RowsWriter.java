package io.neosync.dynamodb;

import io.neosync.dynamodb.DynamoException.Kind;
import io.neosync.spi.Batch;
import io.neosync.spi.Row;
import io.neosync.spi.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes rows as items. */
record RowsWriter(Writer<Items> items, RowShape shape) implements Writer<Batch> {

  @Override
  public void write(Batch batch) throws Exception {
    List<Map<String, AttributeValue>> converted = new ArrayList<>(batch.rows().size());
    for (Row row : batch.rows()) {
      converted.add(item(row));
    }
    items.write(Items.of(converted));
  }

  private Map<String, AttributeValue> item(Row row) throws DynamoException {
    try {
      return shape.item(row);
    } catch (IllegalArgumentException e) {
      throw new DynamoException(Kind.REFUSED, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public long finish() throws Exception {
    return items.finish();
  }

  @Override
  public void close() throws Exception {
    items.close();
  }
}
