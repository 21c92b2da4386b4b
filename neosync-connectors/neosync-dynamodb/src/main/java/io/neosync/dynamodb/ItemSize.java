package io.neosync.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How large items are: for the service, by the rules of its developer guide, and in this JVM.
 *
 * @param bytes as the service counts; of numbers, which it counts only about, the most that it may
 *     be
 * @param leastBytes the same without numbers: certainly not more than the service counts
 * @param values how many values there are, nested ones included
 */
record ItemSize(long bytes, long leastBytes, long values) {

  /** The largest item that the service takes. */
  static final int MAX_BYTES = 400 * 1024;

  private static final ItemSize NOTHING = new ItemSize(0, 0, 0);

  /** What a value takes in the heap besides its content, with its place in a map or list. */
  private static final int VALUE_OBJECT = 160;

  /** Bytes of a list or map besides its elements, and of each element besides itself. */
  private static final int CONTAINER = 3;

  static ItemSize of(Map<String, AttributeValue> item) {
    ItemSize size = NOTHING;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      size = size.plus(content(utf8(attribute.getKey()))).plus(of(attribute.getValue()));
    }
    return size;
  }

  static ItemSize of(AttributeValue value) {
    return switch (value.type()) {
      case S -> value(utf8(value.s()));
      case N -> number(value.n());
      case B -> value(bytes(value.b()));
      case BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> value(1);
      case SS -> value(value.ss().stream().mapToLong(ItemSize::utf8).sum());
      case BS -> value(value.bs().stream().mapToLong(ItemSize::bytes).sum());
      case NS -> value.ns().stream().map(ItemSize::number).reduce(NOTHING, ItemSize::plus);
      case L -> elements(value.l());
      case M -> of(value.m()).plus(content(CONTAINER + value.m().size())).plus(value(0));
    };
  }

  private static ItemSize elements(Collection<AttributeValue> elements) {
    return elements.stream()
        .map(ItemSize::of)
        .reduce(NOTHING, ItemSize::plus)
        .plus(value(CONTAINER + elements.size()));
  }

  private static ItemSize number(String number) {
    return new ItemSize(Math.min(21, (number.length() + 1) / 2 + 2), 0, 1);
  }

  private static ItemSize value(long bytes) {
    return new ItemSize(bytes, bytes, 1);
  }

  private static ItemSize content(long bytes) {
    return new ItemSize(bytes, bytes, 0);
  }

  private static long bytes(SdkBytes binary) {
    return binary.asByteArrayUnsafe().length;
  }

  /** Bytes of the text in UTF-8. */
  private static long utf8(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return text.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return text.length();
  }

  private ItemSize plus(ItemSize other) {
    return new ItemSize(bytes + other.bytes, leastBytes + other.leastBytes, values + other.values);
  }

  /** About how many bytes of the heap it takes. */
  long heap() {
    return 2 * bytes + values * VALUE_OBJECT;
  }

  /** Capacity units to write it. */
  long writeUnits() {
    return Math.max(1, (bytes + 1023) / 1024);
  }
}
