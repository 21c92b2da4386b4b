package io.neosync.jdbc.written;

import io.neosync.spi.Moment;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON, numbers with the digits that were written. */
public final class WrittenJson {

  private WrittenJson() {}

  /**
   * @throws Unfit if JSON has no form for a part of the value
   */
  public static String of(Object value) throws Unfit {
    StringBuilder json = new StringBuilder();
    append(json, value);
    return json.toString();
  }

  private static void append(StringBuilder json, @Nullable Object value) throws Unfit {
    if (value == null || value instanceof Boolean) {
      json.append(value);
    } else if (value instanceof BigDecimal number) {
      json.append(number);
    } else if (value instanceof String text) {
      quote(json, text);
    } else if (value instanceof Moment moment) {
      quote(json, moment.text());
    } else if (value instanceof Collection<?> list) {
      String comma = "[";
      for (Object element : list) {
        json.append(comma);
        append(json, element);
        comma = ",";
      }
      json.append(list.isEmpty() ? "[]" : "]");
    } else if (value instanceof Map<?, ?> document) {
      String comma = "{";
      for (Map.Entry<?, ?> field : document.entrySet()) {
        json.append(comma);
        quote(json, String.valueOf(field.getKey()));
        json.append(':');
        append(json, field.getValue());
        comma = ",";
      }
      json.append(document.isEmpty() ? "{}" : "}");
    } else {
      throw new Unfit("holds something that JSON has no form for");
    }
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
