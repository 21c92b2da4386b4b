package io.neosync.s3;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.neosync.spi.EngineValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link DynamicEncoder} writes. */
final class DynamicDecoder {

  private DynamicDecoder() {}

  /** The value that begins with the current token. */
  static @Nullable Object decode(JsonParser from) throws IOException, DamagedException {
    JsonToken token = from.currentToken();
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> from.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_FLOAT -> from.getDoubleValue();
      case VALUE_NUMBER_INT -> {
        long number = from.getLongValue();
        if (number == (int) number) {
          yield (int) number;
        }
        yield number;
      }
      case START_ARRAY -> elements(from, new ArrayList<>());
      case START_OBJECT -> object(from);
      default -> throw new DamagedException("a value begins with " + token);
    };
  }

  private static <C extends Collection<@Nullable Object>> C elements(JsonParser from, C into)
      throws IOException, DamagedException {
    while (next(from) != JsonToken.END_ARRAY) {
      into.add(decode(from));
    }
    return into;
  }

  private static JsonToken next(JsonParser from) throws IOException, DamagedException {
    JsonToken token = from.nextToken();
    if (token == null) {
      throw new DamagedException("a value ends in its middle");
    }
    return token;
  }

  /** A document, or a value that says its type. */
  static Object object(JsonParser from) throws IOException, DamagedException {
    if (next(from) == JsonToken.FIELD_NAME && from.currentName().startsWith("$")) {
      return tagged(from, from.currentName());
    }
    return fields(from);
  }

  /** From the first name, or the end where there is none. */
  private static Map<String, @Nullable Object> fields(JsonParser from)
      throws IOException, DamagedException {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    while (from.currentToken() == JsonToken.FIELD_NAME) {
      String name = from.currentName();
      next(from);
      document.put(name, decode(from));
      next(from);
    }
    return document;
  }

  private static Object tagged(JsonParser from, String tag) throws IOException, DamagedException {
    next(from);
    Object value = payload(from, tag);
    if (next(from) != JsonToken.END_OBJECT) {
      throw new DamagedException("an object has more fields than " + tag);
    }
    return value;
  }

  private static Object payload(JsonParser from, String tag) throws IOException, DamagedException {
    switch (tag) {
      case Tags.LIST -> {
        expect(from, JsonToken.START_ARRAY);
        List<@Nullable Object> list = new ArrayList<>();
        return elements(from, list);
      }
      case Tags.SET -> {
        expect(from, JsonToken.START_ARRAY);
        LinkedHashSet<@Nullable Object> set = new LinkedHashSet<>();
        return elements(from, set);
      }
      case Tags.DOCUMENT -> {
        expect(from, JsonToken.START_OBJECT);
        next(from);
        return fields(from);
      }
      case Tags.ENGINE -> {
        return engineValue(from);
      }
      default -> {
        ValueDecoder decoder = Scalars.BY_TAG.get(tag);
        if (decoder == null) {
          throw new DamagedException("there is no type " + tag);
        }
        return decoder.decode(from);
      }
    }
  }

  private static EngineValue engineValue(JsonParser from) throws IOException, DamagedException {
    expect(from, JsonToken.START_OBJECT);
    next(from);
    Map<String, @Nullable Object> parts = fields(from);
    if (parts.get("engine") instanceof String engine
        && parts.get("type") instanceof String type
        && parts.get("text") instanceof String text) {
      return new EngineValue(engine, type, text);
    }
    throw new DamagedException("an engine's value lacks engine, type or text");
  }

  static void expect(JsonParser from, JsonToken token) throws DamagedException {
    if (from.currentToken() != token) {
      throw new DamagedException(from.currentToken() + " stands where " + token + " should");
    }
  }
}
