package io.neosync.mysql;

import io.neosync.mysql.SqlToken.Kind;
import io.neosync.schema.Key;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An index that keeps rows apart.
 *
 * @param parts in order
 */
record UniqueKey(String name, List<Part> parts) {

  /**
   * @param column empty where the part is an expression
   * @param prefix so many characters of text, or bytes, count; 0 where all do
   * @param expression as the server writes it; empty where the part is a column
   */
  record Part(String column, long prefix, String expression) {

    /** Its value in a row that is called so. */
    String value(String alias) {
      if (expression.isEmpty()) {
        String value = alias + "." + MySqlSql.name(column);
        return prefix == 0 ? value : "LEFT(" + value + ", " + prefix + ")";
      }
      // The server quotes the names of columns, and nothing else there.
      return SqlScanner.scan(expression, "").stream()
          .map(token -> (token.kind() == Kind.QUOTED ? alias + "." : "") + token.text())
          .collect(Collectors.joining());
    }

    List<String> columns() {
      return expression.isEmpty()
          ? List.of(column)
          : SqlScanner.scan(expression, "").stream()
              .filter(token -> token.kind() == Kind.QUOTED)
              .map(SqlToken::name)
              .distinct()
              .toList();
    }

    /** Whether it keeps apart each of several values of one row. */
    boolean manyValues() {
      return SqlScanner.scan(expression, "").stream().anyMatch(token -> token.is("ARRAY"));
    }
  }

  UniqueKey {
    parts = List.copyOf(parts);
  }

  /** The columns that it is made of, also where these are only a part of expressions. */
  List<String> columns() {
    return parts.stream().flatMap(part -> part.columns().stream()).toList();
  }

  /** Whether its parts are columns in full. */
  boolean plain() {
    return parts.stream().allMatch(part -> part.expression().isEmpty() && part.prefix() == 0);
  }

  /** Whether rows can be told apart by comparing a value of each. */
  boolean comparable() {
    return parts.stream().noneMatch(Part::manyValues);
  }

  Key key() {
    return new Key(name, name.equals("PRIMARY") ? Key.Kind.PRIMARY : Key.Kind.UNIQUE, columns());
  }
}
