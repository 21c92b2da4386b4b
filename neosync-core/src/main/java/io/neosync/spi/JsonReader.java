package io.neosync.spi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes one JSON text apart. */
final class JsonReader {

  /** Deeper documents would need a deeper stack. */
  private static final int DEPTH = 1_000;

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,9})?");

  private static final int DIGITS_OF_A_LONG = 18;

  private final String json;
  private int at;

  JsonReader(String json) {
    this.json = json;
  }

  @Nullable Object read() {
    Object value = value(0);
    space();
    if (at < json.length()) {
      throw wrong("is no JSON");
    }
    return value;
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("a value " + what);
  }

  private void space() {
    while (at < json.length() && " \t\n\r".indexOf(json.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    space();
    if (at == json.length()) {
      throw wrong("is no JSON");
    }
    return json.charAt(at);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw wrong("is no JSON");
    }
    at++;
  }

  private @Nullable Object value(int depth) {
    if (depth > DEPTH) {
      throw wrong("is JSON that nests too deeply");
    }
    return switch (peek()) {
      case '{' -> fields(depth);
      case '[' -> elements(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!json.startsWith(word, at)) {
      throw wrong("is no JSON");
    }
    at += word.length();
    return value;
  }

  private Map<String, @Nullable Object> fields(int depth) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    expect('{');
    if (peek() == '}') {
      at++;
      return fields;
    }
    do {
      peek();
      String name = string();
      expect(':');
      Object value = value(depth + 1);
      if (fields.containsKey(name)) {
        throw wrong("is JSON that names a field twice");
      }
      fields.put(name, value);
    } while (more('}'));
    return fields;
  }

  private List<@Nullable Object> elements(int depth) {
    List<@Nullable Object> elements = new ArrayList<>();
    expect('[');
    if (peek() == ']') {
      at++;
      return elements;
    }
    do {
      elements.add(value(depth + 1));
    } while (more(']'));
    return elements;
  }

  private boolean more(char end) {
    char c = peek();
    if (c != ',' && c != end) {
      throw wrong("is no JSON");
    }
    at++;
    return c == ',';
  }

  private String string() {
    expect('"');
    StringBuilder text = new StringBuilder();
    while (at < json.length() && json.charAt(at) != '"') {
      char c = json.charAt(at++);
      if (c < ' ') {
        throw wrong("is no JSON");
      }
      text.append(c == '\\' ? escaped() : c);
    }
    expect('"');
    return text.toString();
  }

  private char escaped() {
    char c = at < json.length() ? json.charAt(at++) : ' ';
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong("is no JSON");
    };
  }

  private char unicode() {
    if (at + 4 > json.length() || !json.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
      throw wrong("is no JSON");
    }
    at += 4;
    return (char) Integer.parseInt(json.substring(at - 4, at), 16);
  }

  private Object number() {
    Matcher number = NUMBER.matcher(json).region(at, json.length());
    if (!number.lookingAt()) {
      throw wrong("is no JSON");
    }
    at = number.end();
    boolean whole = number.group(1) == null && number.group(2) == null;
    String digits = number.group();
    return whole && digits.length() <= DIGITS_OF_A_LONG && !digits.equals("-0")
        ? (Object) Long.valueOf(digits)
        : new BigDecimal(digits);
  }
}
