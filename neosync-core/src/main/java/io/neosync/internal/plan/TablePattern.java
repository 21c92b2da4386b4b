package io.neosync.internal.plan;

import io.neosync.schema.TableRef;
import java.util.regex.Pattern;

/**
 * A name of tables with wildcards: {@code *} for any characters, {@code ?} for one. It is compared
 * with the table's name and, if it has a dot itself, with schema and name joined by a dot.
 */
final class TablePattern {

  private final String text;
  private final Pattern pattern;

  TablePattern(String text) {
    this.text = text;
    StringBuilder regex = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
              }
            });
    this.pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  boolean matches(TableRef table) {
    // A schema may hold a table called literally as a pattern reads; wildcards then still match it.
    return text.equals(table.name())
        || pattern.matcher(table.name()).matches()
        || (text.indexOf('.') >= 0 && pattern.matcher(table.toString()).matches());
  }

  @Override
  public String toString() {
    return text;
  }
}
