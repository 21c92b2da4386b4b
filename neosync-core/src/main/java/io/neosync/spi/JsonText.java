package io.neosync.spi;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON, and values as it has them: maps, lists, {@link String}, {@link Long} or {@link BigDecimal},
 * {@link Boolean} and null. No digit of a number is lost in either direction.
 */
public final class JsonText {

  private JsonText() {}

  /**
   * The values that a JSON text says.
   *
   * @throws IllegalArgumentException if it is no JSON, names a field twice or nests too deeply; the
   *     message holds nothing of it
   */
  public static @Nullable Object values(String json) {
    return new JsonReader(json).read();
  }

  /**
   * Values of rows and documents as JSON. What JSON has no word for, as dates and UUIDs, is the
   * text that says it.
   *
   * @throws IllegalArgumentException if JSON cannot say a value, as bytes, NaN or an {@link
   *     EngineValue}; the message does not hold it
   */
  public static String of(@Nullable Object value) {
    StringBuilder json = new StringBuilder();
    append(value, json);
    return json.toString();
  }

  static void append(@Nullable Object value, StringBuilder json) {
    if (value == null
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof BigDecimal) {
      json.append(value);
    } else if (value instanceof Float || value instanceof Double) {
      if (!Double.isFinite(((Number) value).doubleValue())) {
        throw new IllegalArgumentException("a value has no word in JSON");
      }
      json.append(value);
    } else if (value instanceof Map<?, ?> fields) {
      appendFields(fields, json);
    } else if (value instanceof Collection<?> elements) {
      appendElements(elements, json);
    } else {
      String text = CanonicalText.of(value);
      if (text == null) {
        throw new IllegalArgumentException(
            (value instanceof EngineValue ? value : "a value") + " has no word in JSON");
      }
      quote(text, json);
    }
  }

  private static void appendFields(Map<?, ?> fields, StringBuilder json) {
    json.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      json.append(first ? "" : ",");
      first = false;
      quote(String.valueOf(field.getKey()), json);
      json.append(':');
      append(field.getValue(), json);
    }
    json.append('}');
  }

  private static void appendElements(Collection<?> elements, StringBuilder json) {
    json.append('[');
    boolean first = true;
    for (Object element : elements) {
      json.append(first ? "" : ",");
      first = false;
      append(element, json);
    }
    json.append(']');
  }

  private static void quote(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ') {
            json.append("\\u%04x".formatted((int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
