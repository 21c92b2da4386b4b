package io.neosync.mysql;

import io.neosync.mysql.SqlToken.Kind;
import io.neosync.mysql.TableText.Item;
import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Defaults as they are. The server writes its definitions in three bytes a character, and a
 * question mark for what needs four; so where there is one, it is asked for the default itself.
 */
final class ExactDefaults {

  private ExactDefaults() {}

  static TableText of(Backend backend, TableRef table, TableText text) throws SQLException {
    List<Item> items = new ArrayList<>();
    for (Item item : text.items()) {
      items.add(item.type() == Item.Type.COLUMN ? exact(backend, table, item) : item);
    }
    return new TableText(items, text.options());
  }

  private static Item exact(Backend backend, TableRef table, Item column) throws SQLException {
    List<SqlToken> tokens = column.tokens();
    int depth = 0;
    for (int i = 0; i + 2 < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      SqlToken value = tokens.get(i + 2);
      if (depth == 0 && tokens.get(i).is("DEFAULT") && uncertain(value)) {
        List<SqlToken> exact = new ArrayList<>(tokens);
        exact.set(i + 2, new SqlToken(Kind.STRING, quoted(value(backend, table, column.name()))));
        return column.with(exact);
      }
    }
    return column;
  }

  private static boolean uncertain(SqlToken token) {
    return token.kind() == Kind.STRING && token.text().indexOf('?') >= 0;
  }

  private static String value(Backend backend, TableRef table, String column) throws SQLException {
    return backend
        .query(
            "SELECT CONVERT(DEFAULT(%s) USING utf8mb4) FROM (SELECT 1 AS one) AS nothing LEFT JOIN %s ON FALSE"
                .formatted(MySqlSql.name(column), MySqlSql.name(table)),
            row -> row.getString(1))
        .get(0);
  }

  private static String quoted(String value) {
    return "'"
        + value.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n").replace("\0", "\\0")
        + "'";
  }

  /** Whether a column's labels may hold a character that the server did not write. */
  static boolean hidesLabels(Relation relation, String column) {
    return relation
        .table()
        .column(column)
        .map(Relation::type)
        .filter(type -> type.kind() == MySqlType.Kind.ENUM || type.kind() == MySqlType.Kind.SET)
        .filter(type -> type.name().indexOf('?') >= 0)
        .isPresent();
  }
}
