package io.neosync.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item as the service's own values, measured once. */
record Item(Map<String, AttributeValue> attributes, ItemSize size) {

  static Item of(Map<String, AttributeValue> attributes) {
    return new Item(attributes, ItemSize.of(attributes));
  }

  /** The size only: values stay out of logs. */
  @Override
  public String toString() {
    return "item of " + size.bytes() + " bytes";
  }
}
