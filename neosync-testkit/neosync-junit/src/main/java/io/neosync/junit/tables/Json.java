package io.neosync.junit.tables;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.neosync.spi.Moment;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON by its meaning: the order of fields, spaces and zeros at a number's end say nothing. */
final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  static boolean same(Object expected, String actual, Comparison comparison) {
    try {
      Object wanted = expected instanceof String text ? parsed(text) : expected;
      return sameValues(wanted, parsed(actual), comparison);
    } catch (IOException e) {
      return expected.toString().equals(actual);
    }
  }

  private static @Nullable Object parsed(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new IOException("goes on after its end");
      }
      return value;
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IOException("is empty");
    }
    switch (token) {
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        return list;
      }
      case START_OBJECT -> {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          document.put(name, value(parser));
        }
        return document;
      }
      case VALUE_NULL -> {
        return null;
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return parser.getBooleanValue();
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        return parser.getDecimalValue();
      }
      default -> {
        return parser.getText();
      }
    }
  }

  private static boolean sameValues(
      @Nullable Object expected, @Nullable Object actual, Comparison comparison) {
    if (expected instanceof Map<?, ?> wanted) {
      return actual instanceof Map<?, ?> document
          && wanted.keySet().equals(document.keySet())
          && wanted.keySet().stream()
              .allMatch(name -> sameValues(wanted.get(name), document.get(name), comparison));
    }
    if (expected instanceof Collection<?> wanted) {
      List<?> left = new ArrayList<>(wanted);
      return actual instanceof List<?> list
          && left.size() == list.size()
          && java.util.stream.IntStream.range(0, list.size())
              .allMatch(i -> sameValues(left.get(i), list.get(i), comparison));
    }
    if (expected instanceof Moment moment) {
      return moment.text().equals(actual);
    }
    return expected instanceof BigDecimal
        ? actual instanceof BigDecimal && comparison.same(expected, actual)
        : java.util.Objects.equals(expected, actual);
  }

  /** A list or document in one line. */
  static String of(@Nullable Object value) {
    if (value instanceof Map<?, ?> document) {
      List<String> fields = new ArrayList<>();
      document.forEach((name, field) -> fields.add("\"" + name + "\": " + of(field)));
      return "{" + String.join(", ", fields) + "}";
    }
    if (value instanceof Collection<?> list) {
      return "[" + String.join(", ", list.stream().map(Json::of).toList()) + "]";
    }
    return value instanceof String text ? "\"" + text + "\"" : Comparison.shown(value);
  }
}
