package io.neosync.jdbc;

import io.neosync.spi.Condition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a condition apart at its placeholders, the way the engine's own lexer would: a question
 * mark inside a string, a quoted name or a comment is not one, and {@code ??} is a question mark.
 * Immutable.
 */
public final class ConditionSyntax {

  /** What an engine's lexer knows beyond standard SQL. */
  public enum Feature {
    /** {@code $tag$ … $tag$} is a string. */
    DOLLAR_QUOTES,
    /** {@code E'…'} is a string in which a backslash escapes the next character. */
    ESCAPE_STRINGS,
    /** A backslash escapes the next character in every string. */
    BACKSLASH_ESCAPES,
    /** A comment between slash and star may contain others. */
    NESTED_COMMENTS,
    /** A backtick quotes a name. */
    BACKTICK_NAMES,
    /** A hash begins a comment. */
    HASH_COMMENTS,
    /** Square brackets quote a name. */
    BRACKET_NAMES,
    /** Double quotes are those of a string, in which a backslash escapes too. */
    DOUBLE_QUOTED_STRINGS,
    /** Two dashes begin a comment only before a space: {@code 5--3} is 8. */
    SPACE_AFTER_DASHES
  }

  private final Set<Feature> features;

  private ConditionSyntax(Set<Feature> features) {
    this.features = features;
  }

  public static ConditionSyntax of(Feature... features) {
    EnumSet<Feature> set = EnumSet.noneOf(Feature.class);
    set.addAll(List.of(features));
    return new ConditionSyntax(set);
  }

  /**
   * @throws IllegalArgumentException if there are more or fewer values than placeholders, or a
   *     string, name or comment does not end
   */
  public Condition parse(String text, List<@Nullable Object> values) {
    return new Condition(text, new Scan(text).fragments(), values);
  }

  /** One pass over a condition. */
  private final class Scan {
    private final String text;
    private final List<String> fragments = new ArrayList<>();
    private final StringBuilder fragment = new StringBuilder();
    private int at;

    Scan(String text) {
      this.text = text;
    }

    List<String> fragments() {
      while (at < text.length()) {
        char c = text.charAt(at);
        switch (c) {
          case '?' -> placeholder();
          case '\'' -> copyTo(endOfString('\'', backslashEscapes()));
          case '"' ->
              copyTo(
                  has(Feature.DOUBLE_QUOTED_STRINGS)
                      ? endOfString('"', backslashEscapes())
                      : endOfQuoted('"', "quoted name"));
          case '`' ->
              copyTo(has(Feature.BACKTICK_NAMES) ? endOfQuoted('`', "quoted name") : at + 1);
          case '[' -> copyTo(has(Feature.BRACKET_NAMES) ? endOfQuoted(']', "quoted name") : at + 1);
          case '-' -> copyTo(dashesBeginComment() ? endOfLine() : at + 1);
          case '#' -> copyTo(has(Feature.HASH_COMMENTS) ? endOfLine() : at + 1);
          case '/' -> copyTo(text.startsWith("/*", at) ? endOfComment() : at + 1);
          case '$' -> copyTo(has(Feature.DOLLAR_QUOTES) ? endOfDollarQuoted() : at + 1);
          default -> copyTo(at + 1);
        }
      }
      fragments.add(fragment.toString());
      return fragments;
    }

    private boolean has(Feature feature) {
      return features.contains(feature);
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

    private boolean backslashEscapes() {
      if (has(Feature.BACKSLASH_ESCAPES)) {
        return true;
      }
      boolean prefixed = at > 0 && (text.charAt(at - 1) == 'E' || text.charAt(at - 1) == 'e');
      return has(Feature.ESCAPE_STRINGS) && prefixed && !partOfName(at - 2);
    }

    private boolean partOfName(int index) {
      if (index < 0) {
        return false;
      }
      char c = text.charAt(index);
      return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private boolean dashesBeginComment() {
      if (!text.startsWith("--", at)) {
        return false;
      }
      return !has(Feature.SPACE_AFTER_DASHES)
          || at + 2 == text.length()
          || text.charAt(at + 2) <= ' ';
    }

    private int endOfString(char quote, boolean backslashEscapes) {
      for (int i = at + 1; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\\' && backslashEscapes) {
          i++;
        } else if (c == quote) {
          // A doubled quote is one inside the string: what follows is scanned as a string again.
          return i + 1;
        }
      }
      throw new IllegalArgumentException("a string does not end");
    }

    private int endOfQuoted(char quote, String what) {
      int end = text.indexOf(quote, at + 1);
      if (end < 0) {
        throw new IllegalArgumentException("a " + what + " does not end");
      }
      return end + 1;
    }

    private int endOfLine() {
      int end = text.indexOf('\n', at);
      return end < 0 ? text.length() : end;
    }

    private int endOfComment() {
      int depth = 1;
      for (int i = at + 2; i < text.length() - 1; i++) {
        if (text.startsWith("*/", i)) {
          if (--depth == 0) {
            return i + 2;
          }
          i++;
        } else if (has(Feature.NESTED_COMMENTS) && text.startsWith("/*", i)) {
          depth++;
          i++;
        }
      }
      throw new IllegalArgumentException("a comment does not end");
    }

    private int endOfDollarQuoted() {
      if (partOfName(at - 1)) {
        return at + 1;
      }
      int tagEnd = at + 1;
      while (tagEnd < text.length() && text.charAt(tagEnd) != '$') {
        char c = text.charAt(tagEnd);
        boolean first = tagEnd == at + 1;
        if (!(Character.isLetter(c) || c == '_' || (!first && Character.isDigit(c)))) {
          return at + 1;
        }
        tagEnd++;
      }
      if (tagEnd >= text.length()) {
        return at + 1;
      }
      String tag = text.substring(at, tagEnd + 1);
      int end = text.indexOf(tag, tagEnd + 1);
      if (end < 0) {
        throw new IllegalArgumentException("a dollar-quoted string does not end");
      }
      return end + tag.length();
    }
  }
}
