package io.neosync.postgres;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server's text of an array, taken apart. */
final class PgArrayText {

  private final String text;
  private final PgType element;
  private final char delimiter;
  private int at;

  private PgArrayText(String text, PgType element) {
    this.text = text;
    this.element = element;
    this.delimiter = element.bare().typeName().equals("box") ? ';' : ',';
  }

  /** The elements, or lists of them where there are several dimensions. */
  static List<@Nullable Object> elements(String text, PgType element) {
    return new PgArrayText(text, element).list();
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> elements = new ArrayList<>();
    at++;
    while (text.charAt(at) != '}') {
      elements.add(element());
      if (text.charAt(at) == delimiter) {
        at++;
      }
    }
    at++;
    return elements;
  }

  private @Nullable Object element() {
    if (text.charAt(at) == '{') {
      return list();
    }
    boolean quoted = text.charAt(at) == '"';
    String value = quoted ? quoted() : plain();
    return !quoted && value.equals("NULL") ? null : PgValue.of(value, element);
  }

  private String plain() {
    int start = at;
    while (text.charAt(at) != delimiter && text.charAt(at) != '}') {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    for (at++; text.charAt(at) != '"'; at++) {
      if (text.charAt(at) == '\\') {
        at++;
      }
      value.append(text.charAt(at));
    }
    at++;
    return value.toString();
  }
}
