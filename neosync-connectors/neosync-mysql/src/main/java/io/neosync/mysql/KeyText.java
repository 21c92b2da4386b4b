package io.neosync.mysql;

import java.util.ArrayList;
import java.util.List;

/** The parts of a key as {@code SHOW CREATE TABLE} writes it. */
final class KeyText {

  private KeyText() {}

  /** The expression of each part, in order; empty where a part is a column. */
  static List<String> expressions(TableText.Item key) {
    List<SqlToken> tokens = key.tokens();
    List<String> expressions = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      if (token.is("(")) {
        depth++;
        start = depth == 1 ? i + 1 : start;
      } else if (token.is(")")) {
        depth--;
      }
      boolean ends = (token.is(",") && depth == 1) || (token.is(")") && depth == 0);
      if (ends) {
        expressions.add(expression(tokens.subList(start, i)));
        start = i + 1;
      }
      if (token.is(")") && depth == 0) {
        break;
      }
    }
    return expressions;
  }

  /** What stands in brackets; a direction may follow it. */
  private static String expression(List<SqlToken> part) {
    if (!part.get(0).is("(")) {
      return "";
    }
    int end = part.size();
    while (!part.get(end - 1).is(")")) {
      end--;
    }
    return SqlScanner.join(part.subList(0, end));
  }
}
