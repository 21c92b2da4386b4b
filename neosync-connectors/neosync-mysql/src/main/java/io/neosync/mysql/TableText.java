package io.neosync.mysql;

import io.neosync.mysql.SqlToken.Kind;
import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table as {@code SHOW CREATE TABLE} writes it, taken apart as far as to be put together again.
 *
 * @param items columns, keys and constraints, in order
 * @param options what follows them: engine, character set, partitions
 */
record TableText(List<Item> items, String options) {

  /**
   * One of what stands in the brackets.
   *
   * @param name empty where it has none
   */
  record Item(Type type, String name, String text) {

    /** What an item describes. */
    enum Type {
      COLUMN,
      KEY,
      FOREIGN_KEY,
      CHECK,
      OTHER
    }

    List<SqlToken> tokens() {
      return SqlScanner.scan(text, "");
    }

    Item with(List<SqlToken> tokens) {
      return new Item(type, name, SqlScanner.join(tokens));
    }
  }

  TableText {
    items = List.copyOf(items);
  }

  /** What the server says of a table. */
  static TableText shown(Backend backend, TableRef table) throws SQLException {
    String create =
        backend.query("SHOW CREATE TABLE " + MySqlSql.name(table), row -> row.getString(2)).get(0);
    return parse(create)
        .orElseThrow(
            () ->
                // MariaDB forgets to double backticks in names of referenced columns.
                new SQLException(
                    "what the server says of table "
                        + table
                        + " cannot be read, which is its mistake"));
  }

  /** Takes it apart; empty if it is not as the server writes it. */
  static Optional<TableText> parse(String create) {
    List<SqlToken> tokens = SqlScanner.scan(create, "");
    List<Item> items = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      boolean opens = token.is("(");
      boolean closes = token.is(")");
      depth += opens ? 1 : closes ? -1 : 0;
      if (opens && depth == 1) {
        start = i + 1;
      } else if ((closes && depth == 0) || (token.is(",") && depth == 1)) {
        items.add(item(tokens.subList(start, i)));
        start = i + 1;
      }
      if (closes && depth == 0) {
        String options = SqlScanner.join(tokens.subList(i + 1, tokens.size()));
        return Optional.of(new TableText(items, options.strip()));
      }
    }
    return Optional.empty();
  }

  private static Item item(List<SqlToken> tokens) {
    List<SqlToken> said = tokens.stream().filter(token -> !token.blank()).toList();
    String text = SqlScanner.join(tokens).strip();
    SqlToken first = said.get(0);
    if (first.kind() == Kind.QUOTED) {
      return new Item(Item.Type.COLUMN, first.name(), text);
    }
    if (first.is("CONSTRAINT")) {
      boolean foreign = said.get(2).is("FOREIGN");
      return new Item(foreign ? Item.Type.FOREIGN_KEY : Item.Type.CHECK, said.get(1).name(), text);
    }
    if (first.is("CHECK")) {
      return new Item(Item.Type.CHECK, "", text);
    }
    return switch (first.text().toUpperCase(Locale.ROOT)) {
      case "PRIMARY" -> new Item(Item.Type.KEY, "PRIMARY", text);
      case "KEY" -> new Item(Item.Type.KEY, said.get(1).name(), text);
      case "UNIQUE", "FULLTEXT", "SPATIAL", "VECTOR" ->
          new Item(Item.Type.KEY, said.get(2).name(), text);
      default -> new Item(Item.Type.OTHER, "", text);
    };
  }

  /** The option that names the character set, and the collation where the server writes it. */
  String charset() {
    List<SqlToken> tokens = SqlScanner.scan(options, "");
    StringBuilder charset = new StringBuilder();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      boolean option = tokens.get(i).is("CHARSET") || tokens.get(i).is("COLLATE");
      if (option && tokens.get(i + 1).is("=")) {
        charset.append(SqlScanner.join(tokens.subList(i, i + 3))).append(' ');
      }
    }
    return charset.toString();
  }

  /** The statement that creates the table by this name. */
  String create(TableRef name) {
    return items.stream()
        .map(item -> "  " + item.text())
        .collect(
            Collectors.joining(
                ",\n", "CREATE TABLE " + MySqlSql.name(name) + " (\n", "\n) " + options));
  }
}
