package io.neosync.mysql;

import io.neosync.mysql.SqlToken.Kind;
import io.neosync.mysql.TableText.Item;
import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Defaults as they are. The server writes its definitions in three bytes a character, and a
 * question mark for what needs four; so where there is one, it is asked for the default itself.
 */
final class ExactDefaults {

  private ExactDefaults() {}

  /**
   * @param notes for the plan, to add what could not be asked
   */
  static TableText of(Backend backend, TableRef table, TableText text, List<String> notes)
      throws SQLException {
    List<Item> items = new ArrayList<>();
    for (Item item : text.items()) {
      items.add(item.type() == Item.Type.COLUMN ? exact(backend, table, item, notes) : item);
    }
    return new TableText(items, text.options());
  }

  /** One row of the table, or of NULL where it has none. */
  static String anyRow(TableRef table) {
    return "(SELECT 1 AS one) AS nothing LEFT JOIN %s ON TRUE LIMIT 1"
        .formatted(MySqlSql.name(table));
  }

  private static Item exact(Backend backend, TableRef table, Item column, List<String> notes)
      throws SQLException {
    List<SqlToken> tokens = column.tokens();
    int depth = 0;
    for (int i = 0; i + 2 < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      SqlToken value = tokens.get(i + 2);
      if (depth == 0 && tokens.get(i).is("DEFAULT") && uncertain(value)) {
        Optional<String> asked = value(backend, table, column.name());
        if (asked.isEmpty()) {
          notes.add(
              "the default of column %s of table %s has a question mark, which may stand for a character that the source does not write as long as the table is empty"
                  .formatted(column.name(), table));
          return column;
        }
        List<SqlToken> exact = new ArrayList<>(tokens);
        exact.set(i + 2, new SqlToken(Kind.STRING, quoted(asked.get())));
        return column.with(exact);
      }
    }
    return column;
  }

  private static boolean uncertain(SqlToken token) {
    return token.kind() == Kind.STRING && token.text().indexOf('?') >= 0;
  }

  /** Empty where the column is never NULL and the table has no rows, so that nobody can ask. */
  private static Optional<String> value(Backend backend, TableRef table, String column)
      throws SQLException {
    return backend
        .query(
            "SELECT CONVERT(DEFAULT(%s) USING utf8mb4) FROM %s"
                .formatted(MySqlSql.name(column), anyRow(table)),
            row -> Optional.ofNullable(row.getString(1)))
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
