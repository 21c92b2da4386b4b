package io.neosync.mysql;

import io.neosync.jdbc.RowStream;
import io.neosync.schema.Key;
import io.neosync.spi.Load;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells a listener the primary keys of rows that are left out.
 *
 * @param columns the key's; empty where there is none, or not in those rows yet
 */
record SkippedKeys(Relation relation, List<String> columns, Load.Observer observer) {

  /**
   * @param arriving the columns that the rows have
   */
  static SkippedKeys of(Relation relation, List<String> arriving, Load.Observer observer) {
    List<String> key = relation.table().primaryKey().map(Key::columns).orElse(List.of());
    return new SkippedKeys(relation, arriving.containsAll(key) ? key : List.of(), observer);
  }

  /**
   * Tells of the rows that a statement is about to remove.
   *
   * @param alias theirs in {@code from}
   */
  void tell(Backend backend, String alias, String from, Optional<String> constraint)
      throws SQLException {
    if (!observer.wantsSkippedRows()) {
      return;
    }
    String list =
        columns.isEmpty()
            ? "1"
            : columns.stream()
                .map(column -> text(column, alias + "." + MySqlSql.name(column)))
                .collect(Collectors.joining(", "));
    try (RowStream rows = backend.stream("SELECT " + list + " FROM " + from)) {
      while (rows.next()) {
        Map<String, String> key = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          byte[] value = rows.row().getBytes(i + 1);
          if (value != null) {
            key.put(columns.get(i), new String(value, StandardCharsets.UTF_8));
          }
        }
        observer.skipped(relation.ref(), constraint, key);
      }
    }
  }

  private String text(String column, String value) {
    MySqlType type = Relation.type(relation.table().column(column).orElseThrow());
    return switch (type.kind()) {
      case BIT, BINARY, VARBINARY, BLOB -> "HEX(" + value + ")";
      default -> type.text() ? "CONVERT(" + value + " USING utf8mb4)" : value;
    };
  }
}
