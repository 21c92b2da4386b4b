package io.neosync.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Some items as the service's own values: the piece of {@link ItemFormat#ITEMS}.
 *
 * @param bytes as the service measures them
 */
record Items(List<Map<String, AttributeValue>> items, long bytes) {

  /** The number of items only: values stay out of logs. */
  @Override
  public String toString() {
    return items.size() + " items";
  }
}
