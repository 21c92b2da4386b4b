package io.neosync.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Some items: the piece of {@link ItemFormat#ITEMS}.
 *
 * @param bytes as the service measures them
 * @param heap about how many bytes of the heap they take
 */
record Items(List<Item> items, long bytes, long heap) {

  static Items of(List<Map<String, AttributeValue>> attributes) {
    List<Item> items = attributes.stream().map(Item::of).toList();
    long bytes = 0;
    long heap = 0;
    for (Item item : items) {
      bytes += item.size().bytes();
      heap += item.size().heap();
    }
    return new Items(items, bytes, heap);
  }

  int count() {
    return items.size();
  }

  /** The number of items only: values stay out of logs. */
  @Override
  public String toString() {
    return items.size() + " items";
  }
}
