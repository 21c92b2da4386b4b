package io.neosync.dynamodb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Short words for items. */
final class Values {

  private Values() {}

  static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue n(String number) {
    return AttributeValue.fromN(number);
  }

  static AttributeValue n(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  static AttributeValue b(int... bytes) {
    byte[] binary = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      binary[i] = (byte) bytes[i];
    }
    return AttributeValue.fromB(SdkBytes.fromByteArray(binary));
  }

  /** Names and values by turns. */
  static Map<String, AttributeValue> item(Object... namesAndValues) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      item.put((String) namesAndValues[i], (AttributeValue) namesAndValues[i + 1]);
    }
    return item;
  }

  /** Items with the keys {@code order-0}, {@code order-1}, …, each of about so many bytes. */
  static List<Map<String, AttributeValue>> orders(int count, int bytes) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                item(
                    "id", s("order-" + i),
                    "status", s(i % 3 == 0 ? "OPEN" : "CLOSED"),
                    "total", n(i),
                    "text", s("x".repeat(bytes))))
        .toList();
  }
}
