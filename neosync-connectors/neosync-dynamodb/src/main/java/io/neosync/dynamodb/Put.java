package io.neosync.dynamodb;

import io.neosync.dynamodb.DynamoException.Kind;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item to be stored. */
record Put(List<Object> key, Item item) {

  /**
   * @throws DynamoException if the table cannot take the item
   */
  static Put of(Item item, DynamoTable table) throws DynamoException {
    if (item.size().leastBytes() > ItemSize.MAX_BYTES) {
      throw tooLarge(item);
    }
    return new Put(table.key().of(item.attributes()), item);
  }

  ItemSize size() {
    return item.size();
  }

  static DynamoException tooLarge(Item item) {
    String largest = "";
    long bytes = -1;
    for (Map.Entry<String, AttributeValue> attribute : item.attributes().entrySet()) {
      long size = ItemSize.of(attribute.getValue()).bytes();
      if (size > bytes) {
        bytes = size;
        largest = attribute.getKey();
      }
    }
    return new DynamoException(
        Kind.REFUSED,
        "an item is larger than the 400 KB that DynamoDB stores; its largest attribute is %s, about %,d bytes"
            .formatted(largest, bytes));
  }

  /** Without the key: values stay out of logs. */
  @Override
  public String toString() {
    return item.toString();
  }
}
