package io.neosync.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Map;
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

  /** What a value takes in the heap besides its content, with its place in a map or list. */
  private static final int VALUE_OBJECT = 160;

  /** Bytes of a list or map besides its elements, and of each element besides itself. */
  private static final int CONTAINER = 3;

  static ItemSize of(Map<String, AttributeValue> item) {
    Tally tally = new Tally();
    tally.attributes(item);
    return tally.total();
  }

  static ItemSize of(AttributeValue value) {
    Tally tally = new Tally();
    tally.value(value);
    return tally.total();
  }

  /** Adds up, without an object for each value: every item is measured. */
  private static final class Tally {

    private long bytes;
    private long numberBytes;
    private long values;

    void attributes(Map<String, AttributeValue> attributes) {
      for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
        bytes += utf8(attribute.getKey());
        value(attribute.getValue());
      }
    }

    void value(AttributeValue value) {
      values++;
      switch (value.type()) {
        case S -> bytes += utf8(value.s());
        case N -> number(value.n());
        case B -> bytes += value.b().asByteArrayUnsafe().length;
        case BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> bytes++;
        case SS -> value.ss().forEach(text -> bytes += utf8(text));
        case BS -> value.bs().forEach(binary -> bytes += binary.asByteArrayUnsafe().length);
        case NS -> {
          value.ns().forEach(this::number);
          values += value.ns().size();
        }
        case L -> {
          bytes += CONTAINER + value.l().size();
          value.l().forEach(this::value);
        }
        case M -> {
          bytes += CONTAINER + value.m().size();
          attributes(value.m());
        }
      }
    }

    private void number(String number) {
      numberBytes += Math.min(21, (number.length() + 1) / 2 + 2);
    }

    ItemSize total() {
      return new ItemSize(bytes + numberBytes, bytes, values);
    }
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

  /** About how many bytes of the heap it takes. */
  long heap() {
    return 2 * bytes + values * VALUE_OBJECT;
  }

  /** Capacity units to write it. */
  long writeUnits() {
    return Math.max(1, (bytes + 1023) / 1024);
  }
}
