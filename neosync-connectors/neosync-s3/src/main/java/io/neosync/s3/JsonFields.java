package io.neosync.s3;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small JSON document: a manifest or a part of one. What lacks, or is another type, is damage.
 */
record JsonFields(Map<?, ?> fields) {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** For rows, which may be as large as they are. */
  static JsonFactory rows() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxNestingDepth(Integer.MAX_VALUE)
                .build())
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .build();
  }

  static JsonFields parse(byte[] json) throws DamagedException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.nextToken();
      if (value(parser) instanceof Map<?, ?> fields) {
        return new JsonFields(fields);
      }
      throw new DamagedException("it is no JSON object");
    } catch (IOException e) {
      throw new DamagedException("it is no JSON");
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        fields.put(name, value(parser));
      }
      return fields;
    } else if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser));
      }
      return list;
    } else if (token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getLongValue();
    } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return parser.getBooleanValue();
    }
    return token == null || token == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  /** For people to read, with a line for each field. */
  static byte[] write(Map<String, ?> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator to = FACTORY.createGenerator(bytes)) {
      to.setPrettyPrinter(new DefaultPrettyPrinter());
      write(fields, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void write(@Nullable Object value, JsonGenerator to) throws IOException {
    if (value instanceof Map<?, ?> fields) {
      to.writeStartObject();
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        to.writeFieldName(String.valueOf(field.getKey()));
        write(field.getValue(), to);
      }
      to.writeEndObject();
    } else if (value instanceof List<?> list) {
      to.writeStartArray();
      for (Object element : list) {
        write(element, to);
      }
      to.writeEndArray();
    } else if (value instanceof Number number) {
      to.writeNumber(number.longValue());
    } else if (value instanceof Boolean truth) {
      to.writeBoolean(truth);
    } else {
      to.writeString(String.valueOf(value));
    }
  }

  boolean has(String name) {
    return fields.get(name) != null;
  }

  String text(String name) throws DamagedException {
    return of(name, String.class);
  }

  boolean truth(String name) throws DamagedException {
    return of(name, Boolean.class);
  }

  /** A whole number, or text that says one which JSON's readers may not hold. */
  long whole(String name) throws DamagedException {
    Object value = fields.get(name);
    try {
      return value instanceof String text ? Long.parseLong(text) : of(name, Long.class);
    } catch (NumberFormatException e) {
      throw new DamagedException(name + " is no number");
    }
  }

  int number(String name) throws DamagedException {
    long value = whole(name);
    if (value != (int) value) {
      throw new DamagedException(name + " is too large");
    }
    return (int) value;
  }

  JsonFields object(String name) throws DamagedException {
    return new JsonFields(of(name, Map.class));
  }

  List<JsonFields> objects(String name) throws DamagedException {
    List<JsonFields> objects = new ArrayList<>();
    for (Object element : of(name, List.class)) {
      if (!(element instanceof Map<?, ?> fields)) {
        throw new DamagedException(name + " holds something else than objects");
      }
      objects.add(new JsonFields(fields));
    }
    return objects;
  }

  List<String> texts(String name) throws DamagedException {
    List<String> texts = new ArrayList<>();
    for (Object element : of(name, List.class)) {
      texts.add(String.valueOf(element));
    }
    return texts;
  }

  /** One of an enum's names, in small letters. */
  <E extends Enum<E>> E word(String name, Class<E> words) throws DamagedException {
    String word = text(name);
    for (E each : words.getEnumConstants()) {
      if (word(each).equals(word)) {
        return each;
      }
    }
    throw new DamagedException("there is no " + name + " " + word);
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT);
  }

  private <T> T of(String name, Class<T> type) throws DamagedException {
    Object value = fields.get(name);
    if (!type.isInstance(value)) {
      throw new DamagedException(value == null ? "it lacks " + name : name + " is of another type");
    }
    return type.cast(value);
  }
}
