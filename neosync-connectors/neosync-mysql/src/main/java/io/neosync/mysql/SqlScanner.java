package io.neosync.mysql;

import io.neosync.mysql.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes MySQL's text apart as its lexer does, without understanding it: the pieces, joined again,
 * are the text.
 */
final class SqlScanner {

  private final String text;
  private final boolean backslash;
  private final boolean ansiQuotes;
  private final List<SqlToken> tokens = new ArrayList<>();
  private boolean inVersion;
  private int at;

  private SqlScanner(String text, String sqlMode) {
    this.text = text;
    this.backslash = !sqlMode.contains("NO_BACKSLASH_ESCAPES");
    this.ansiQuotes = sqlMode.contains("ANSI_QUOTES");
  }

  /**
   * @param sqlMode under which the text was written
   */
  static List<SqlToken> scan(String text, String sqlMode) {
    SqlScanner scanner = new SqlScanner(text, sqlMode);
    while (scanner.at < text.length()) {
      scanner.next();
    }
    return scanner.tokens;
  }

  static String join(List<SqlToken> tokens) {
    StringBuilder text = new StringBuilder();
    tokens.forEach(token -> text.append(token.text()));
    return text.toString();
  }

  private void next() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      add(Kind.SPACE, run(at, Character::isWhitespace));
    } else if (c == '\'' || (c == '"' && !ansiQuotes)) {
      add(Kind.STRING, quoted(c, backslash));
    } else if (c == '`' || c == '"') {
      add(Kind.QUOTED, quoted(c, false));
    } else if (wordly(c)) {
      add(Kind.WORD, run(at, SqlScanner::wordly));
    } else if (inVersion && text.startsWith("*/", at)) {
      inVersion = false;
      add(Kind.VERSION_END, at + 2);
    } else if (text.startsWith("/*!", at) || text.startsWith("/*M!", at)) {
      inVersion = true;
      add(Kind.VERSION, run(text.indexOf('!', at) + 1, Character::isDigit));
    } else if (text.startsWith("/*", at)) {
      add(Kind.COMMENT, after("*/", at + 2));
    } else if (c == '#' || dashes()) {
      add(Kind.COMMENT, after("\n", at));
    } else {
      add(Kind.SYMBOL, at + 1);
    }
  }

  /** Two dashes begin a comment only before a space. */
  private boolean dashes() {
    return text.startsWith("--", at) && (at + 2 == text.length() || text.charAt(at + 2) <= ' ');
  }

  private static boolean wordly(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 0x7f;
  }

  private void add(Kind kind, int end) {
    tokens.add(new SqlToken(kind, text.substring(at, end)));
    at = end;
  }

  private interface Test {
    boolean holds(char c);
  }

  private int run(int from, Test test) {
    int end = from;
    while (end < text.length() && test.holds(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int after(String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }

  /** Where what is quoted ends; the quote twice is a quote. */
  private int quoted(char quote, boolean escapes) {
    int end = at + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == '\\' && escapes) {
        end += 2;
      } else if (c != quote) {
        end++;
      } else if (end + 1 < text.length() && text.charAt(end + 1) == quote) {
        end += 2;
      } else {
        return end + 1;
      }
    }
    return text.length();
  }
}
