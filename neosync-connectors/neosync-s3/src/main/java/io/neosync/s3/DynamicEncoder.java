package io.neosync.s3;

import io.neosync.spi.EngineValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values that say themselves what they are. What JSON has is plain: text, truth, objects, lists; a
 * whole number is an {@link Integer}, or a {@link Long} if it is too large for one, a number with
 * point or exponent a {@link Double}. Everything else is an object with one field, whose name says
 * the type: {@code {"$decimal": "12.50"}}. An object whose own first name begins with a dollar sign
 * is wrapped in {@code $document}. docs/s3-format.md has the list.
 */
final class DynamicEncoder {

  /** The largest whole number up to which a double holds each one. */
  private static final long LARGEST_EXACT = 1L << 53;

  private DynamicEncoder() {}

  static void encode(@Nullable Object value, JsonBuffer to) {
    if (value == null) {
      to.nothing();
    } else if (value instanceof String text) {
      to.string(text);
    } else if (value instanceof Boolean truth) {
      to.truth(truth);
    } else if (value instanceof Integer number) {
      to.number(number);
    } else if (value instanceof Double number && !Double.isNaN(number) && !number.isInfinite()) {
      to.raw(number.toString());
    } else if (value instanceof Long number && isExact(number) && number != number.intValue()) {
      to.number(number);
    } else if (value instanceof List<?> list) {
      elements(list, to);
    } else if (value instanceof Map<?, ?> document && !seemsTagged(document)) {
      fields(document, to);
    } else {
      tagged(value, to);
    }
  }

  private static boolean seemsTagged(Map<?, ?> document) {
    return !document.isEmpty()
        && String.valueOf(document.keySet().iterator().next()).startsWith("$");
  }

  static void elements(Iterable<?> values, JsonBuffer to) {
    to.raw('[');
    boolean first = true;
    for (Object value : values) {
      if (!first) {
        to.raw(',');
      }
      first = false;
      encode(value, to);
    }
    to.raw(']');
  }

  private static void fields(Map<?, ?> document, JsonBuffer to) {
    to.raw('{');
    boolean first = true;
    for (Map.Entry<?, ?> field : document.entrySet()) {
      if (!first) {
        to.raw(',');
      }
      first = false;
      to.string(String.valueOf(field.getKey())).raw(':');
      encode(field.getValue(), to);
    }
    to.raw('}');
  }

  /** Any value but null as an object that says its type, also what JSON has. */
  static void tagged(Object value, JsonBuffer to) {
    String name = tag(value);
    to.raw('{').string(name).raw(':');
    payload(value, to);
    to.raw('}');
  }

  private static String tag(Object value) {
    if (value instanceof List) {
      return Tags.LIST;
    } else if (value instanceof Set) {
      return Tags.SET;
    } else if (value instanceof Map) {
      return Tags.DOCUMENT;
    } else if (value instanceof EngineValue) {
      return Tags.ENGINE;
    }
    String name = Tags.NAMES.get(value.getClass());
    if (name == null) {
      throw new IllegalArgumentException(
          "a value of " + value.getClass().getName() + " has no place in a file");
    }
    return name;
  }

  private static void payload(Object value, JsonBuffer to) {
    if (value instanceof Long number) {
      whole(number, to);
    } else if (value instanceof Double || value instanceof Float) {
      floating((Number) value, to);
    } else if (value instanceof byte[] bytes) {
      to.base64(bytes);
    } else if (value instanceof Iterable<?> values) {
      elements(values, to);
    } else if (value instanceof Map<?, ?> document) {
      fields(document, to);
    } else if (value instanceof EngineValue own) {
      to.raw("{\"engine\":").string(own.engine());
      to.raw(",\"type\":").string(own.type());
      to.raw(",\"text\":").string(own.text()).raw('}');
    } else if (value instanceof BigDecimal || value instanceof UUID || value instanceof Duration) {
      to.string(value.toString());
    } else if (value instanceof Temporal) {
      Times.quoted(value, to);
    } else {
      // Text, truth and integers, which are plain wherever they are not told by their tag.
      encode(value, to);
    }
  }

  private static boolean isExact(long number) {
    return number <= LARGEST_EXACT && number >= -LARGEST_EXACT;
  }

  /** A number where a double holds it, for those who read JSON with doubles; text otherwise. */
  static void whole(long number, JsonBuffer to) {
    if (isExact(number)) {
      to.number(number);
    } else {
      to.raw('"').raw(Long.toString(number)).raw('"');
    }
  }

  /** The shortest number that is read as the same; as text what JSON has no number for. */
  static void floating(Number number, JsonBuffer to) {
    double value = number.doubleValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      to.string(number.toString());
    } else {
      to.raw(number.toString());
    }
  }
}
