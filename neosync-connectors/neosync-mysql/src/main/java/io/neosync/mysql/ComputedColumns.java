package io.neosync.mysql;

import io.neosync.mysql.SqlToken.Kind;
import io.neosync.mysql.TableText.Item;
import io.neosync.schema.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The computed columns of a table by which its rows are kept apart, for a table beside it: no value
 * of them arrives, so that it has to compute them too.
 *
 * @param names of those that can be computed from what arrives
 * @param items the definitions of the columns that arrive, and of these
 * @param charset what those of text have where their definitions do not say it
 */
record ComputedColumns(List<String> names, List<String> items, String charset) {

  ComputedColumns {
    names = List.copyOf(names);
    items = List.copyOf(items);
  }

  /** The table beside the other, with one more column. */
  String definition(String column) {
    return "(%s, %s) ENGINE = InnoDB %s".formatted(column, String.join(", ", items), charset);
  }

  /** Those of this table; without names where it keeps no rows apart so. */
  static ComputedColumns of(Backend backend, Relation relation, List<String> arriving)
      throws SQLException {
    Set<String> wanted = new HashSet<>();
    relation.uniqueKeys().forEach(key -> wanted.addAll(key.columns()));
    boolean any =
        relation.table().columns().stream()
            .filter(Column::generated)
            .anyMatch(column -> wanted.contains(column.name()));
    return any ? of(TableText.shown(backend, relation.ref()), wanted, arriving) : none();
  }

  private static ComputedColumns of(TableText text, Set<String> wanted, List<String> arriving) {
    List<String> names = new ArrayList<>();
    List<String> items = new ArrayList<>();
    for (Item item : text.items()) {
      if (item.type() == Item.Type.COLUMN) {
        if (arriving.contains(item.name())) {
          items.add(uncounted(item));
        } else if (wanted.contains(item.name()) && arriving.containsAll(origins(item))) {
          items.add(item.text());
          names.add(item.name());
        }
      }
    }
    return new ComputedColumns(names, items, text.charset());
  }

  private static ComputedColumns none() {
    return new ComputedColumns(List.of(), List.of(), "");
  }

  /** The columns that a computed one is made of; itself, which does not arrive, for any other. */
  private static List<String> origins(Item item) {
    List<SqlToken> tokens = item.tokens();
    int start = 0;
    while (start < tokens.size() && !tokens.get(start).is("GENERATED")) {
      start++;
    }
    return start == tokens.size()
        ? List.of(item.name())
        : tokens.subList(start, tokens.size()).stream()
            .filter(token -> token.kind() == Kind.QUOTED)
            .map(SqlToken::name)
            .toList();
  }

  /** A table has one counter, and here it counts the rows. */
  private static String uncounted(Item item) {
    List<SqlToken> tokens = new ArrayList<>(item.tokens());
    tokens.removeIf(token -> token.is("AUTO_INCREMENT"));
    return SqlScanner.join(tokens);
  }
}
