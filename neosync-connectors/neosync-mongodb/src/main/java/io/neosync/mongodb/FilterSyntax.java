package io.neosync.mongodb;

import io.neosync.spi.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the placeholders of a filter: the question marks outside of strings, regular expressions
 * and comments. Comments are left out of the fragments, since JSON has none.
 */
final class FilterSyntax {

  private final String text;
  private final List<String> fragments = new ArrayList<>();
  private final StringBuilder fragment = new StringBuilder();
  private int at;

  private FilterSyntax(String text) {
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException if there are too few or too many values, or a string or
   *     comment does not end
   */
  static Condition parse(String text, List<@Nullable Object> values) {
    return new Condition(text, new FilterSyntax(text).fragments(), values);
  }

  private List<String> fragments() {
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '?' -> {
          fragments.add(fragment.toString());
          fragment.setLength(0);
          at++;
        }
        case '"' -> copyTo(end('"', "string"));
        case '\'' -> copyTo(end('\'', "string"));
        case '/' -> slash();
        default -> copyTo(at + 1);
      }
    }
    fragments.add(fragment.toString());
    return fragments;
  }

  private void slash() {
    if (text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      skipTo(end < 0 ? text.length() : end);
    } else if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      if (end < 0) {
        throw new IllegalArgumentException("a comment does not end");
      }
      skipTo(end + 2);
    } else {
      copyTo(end('/', "regular expression"));
    }
  }

  private int end(char quote, String what) {
    for (int i = at + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("a " + what + " does not end");
  }

  private void copyTo(int end) {
    fragment.append(text, at, end);
    at = end;
  }

  private void skipTo(int end) {
    fragment.append(' ');
    at = end;
  }
}
