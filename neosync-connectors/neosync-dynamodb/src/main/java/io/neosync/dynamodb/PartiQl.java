package io.neosync.dynamodb;

import io.neosync.spi.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The little PartiQL that a subset needs: conditions taken apart at their placeholders, and put
 * together to the statement that reads a table's items.
 */
final class PartiQl {

  private final String text;
  private final List<String> fragments = new ArrayList<>();
  private final StringBuilder fragment = new StringBuilder();
  private int at;

  private PartiQl(String text) {
    this.text = text;
  }

  /**
   * A question mark is a placeholder unless it stands in a string, a quoted name, an Ion literal or
   * a comment; {@code ??} is a question mark.
   *
   * @throws IllegalArgumentException if there are more or fewer values than placeholders, or a
   *     string, name, literal or comment does not end
   */
  static Condition parse(String text, List<@Nullable Object> values) {
    return new Condition(text, new PartiQl(text).scan(), values);
  }

  private List<String> scan() {
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '?' -> placeholder();
        case '\'' -> copyTo(end("'", "a string"));
        case '"' -> copyTo(end("\"", "a quoted name"));
        case '`' -> copyTo(end("`", "a literal"));
        case '-' -> copyTo(text.startsWith("--", at) ? endOfLine() : at + 1);
        case '/' -> copyTo(text.startsWith("/*", at) ? endOfComment() : at + 1);
        default -> copyTo(at + 1);
      }
    }
    fragments.add(fragment.toString());
    return fragments;
  }

  private void copyTo(int end) {
    fragment.append(text, at, end);
    at = end;
  }

  private void placeholder() {
    if (text.startsWith("??", at)) {
      fragment.append('?');
      at += 2;
    } else {
      fragments.add(fragment.toString());
      fragment.setLength(0);
      at++;
    }
  }

  /** Behind the next quote. A doubled one begins what is scanned as another string. */
  private int end(String quote, String what) {
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw new IllegalArgumentException(what + " does not end");
    }
    return end + 1;
  }

  private int endOfLine() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private int endOfComment() {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      throw new IllegalArgumentException("a comment does not end");
    }
    return end + 2;
  }

  /**
   * Reads the items of a table that fulfil all conditions. Each stands on lines of its own, since
   * it may end with a comment.
   */
  static String statement(String table, List<Condition> conditions) {
    return "SELECT * FROM \"%s\" WHERE %s"
        .formatted(
            table,
            conditions.stream()
                .map(
                    condition -> "(" + String.join("?", condition.fragments()) + lineEnd(condition))
                .collect(Collectors.joining(" AND ")));
  }

  private static String lineEnd(Condition condition) {
    return condition.text().contains("--") ? "\n)" : ")";
  }

  /** What the statement's placeholders stand for, in order. */
  static List<AttributeValue> parameters(List<Condition> conditions) {
    List<AttributeValue> parameters = new ArrayList<>();
    conditions.forEach(
        condition ->
            condition.values().forEach(value -> parameters.add(Documents.attribute(value))));
    return parameters;
  }
}
