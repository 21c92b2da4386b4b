package io.neosync.postgres;

import io.neosync.schema.Key;
import io.neosync.schema.TableRef;
import io.neosync.spi.Load;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells a listener the primary keys of rows that are left out. */
record SkippedKeys(Relation relation, List<String> columns, Load.Observer observer) {

  static SkippedKeys of(Relation relation, Load.Observer observer) {
    return new SkippedKeys(
        relation, relation.table().primaryKey().map(Key::columns).orElse(List.of()), observer);
  }

  /** The key's columns of {@code alias} as text, for a select list. */
  String list(String alias) {
    return columns.isEmpty()
        ? "1"
        : columns.stream()
            .map(column -> "CAST(" + alias + "." + PgSql.name(column) + " AS text)")
            .collect(Collectors.joining(", "));
  }

  void tell(ResultSet row, Optional<String> constraint) throws SQLException {
    Map<String, String> key = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      key.put(columns.get(i), row.getString(i + 1));
    }
    TableRef table = relation.table().ref();
    observer.skipped(table, constraint, key);
  }

  /** The rows of a staging table that did not get into the table in this transaction. */
  String notStored(String staging, String transaction) {
    String same =
        columns.stream()
            .map(column -> "t.%1$s = s.%1$s".formatted(PgSql.name(column)))
            .collect(Collectors.joining(" AND "));
    return "SELECT %s FROM %s s WHERE NOT EXISTS (SELECT FROM %s t WHERE %s AND t.xmin = '%s')"
        .formatted(
            list("s"), staging, relation.only(), same.isEmpty() ? "false" : same, transaction);
  }
}
