package io.neosync.dynamodb;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values with their types, equal exactly when DynamoDB holds the same: sets have no order. */
final class Content {

  private Content() {}

  static Object of(Map<String, AttributeValue> item) {
    Map<String, Object> all = new TreeMap<>();
    item.forEach((name, value) -> all.put(name, of(value)));
    return all;
  }

  private static Object of(AttributeValue value) {
    return switch (value.type()) {
      case SS -> List.of("SS", new HashSet<>(value.ss()));
      case NS -> List.of("NS", new HashSet<>(value.ns()));
      case BS -> List.of("BS", new HashSet<>(value.bs()));
      case L -> List.of("L", value.l().stream().map(Content::of).toList());
      case M -> List.of("M", of(value.m()));
      default -> value;
    };
  }
}
