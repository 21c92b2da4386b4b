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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells a listener the primary keys of rows that are left out.
 *
 * @param columns the key's; empty where there is none
 */
record SkippedKeys(Relation relation, List<String> columns, Load.Observer observer) {

  static SkippedKeys of(Relation relation, Load.Observer observer) {
    return new SkippedKeys(
        relation, relation.table().primaryKey().map(Key::columns).orElse(List.of()), observer);
  }

  /** As {@link #of}, for rows that have no more columns than {@code arriving} yet. */
  static SkippedKeys of(Relation relation, Set<String> arriving, Load.Observer observer) {
    SkippedKeys keys = of(relation, observer);
    return arriving.containsAll(keys.columns())
        ? keys
        : new SkippedKeys(relation, List.of(), observer);
  }

  /** The key's columns of {@code alias} as text, for a select list; never empty. */
  List<String> list(String alias) {
    return columns.isEmpty()
        ? List.of("1")
        : columns.stream()
            .map(column -> "CAST(" + alias + "." + PgSql.name(column) + " AS text)")
            .toList();
  }

  void tell(ResultSet row, Optional<String> constraint) throws SQLException {
    Map<String, String> key = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      key.put(columns.get(i), row.getString(i + 1));
    }
    TableRef table = relation.table().ref();
    observer.skipped(table, constraint, key);
  }

  /**
   * The rows of a staging table that did not get into the table in this transaction; of rows with
   * the same key, one did at most.
   */
  String notStored(String staging, String transaction) {
    String same =
        columns.stream()
            .map(column -> "t.%1$s = s.%1$s".formatted(PgSql.name(column)))
            .collect(Collectors.joining(" AND "));
    return """
    SELECT %1$s FROM (SELECT *, row_number() OVER (PARTITION BY %2$s) AS "neosync twin" FROM %3$s) s
    WHERE "neosync twin" > 1
      OR NOT EXISTS (SELECT FROM %4$s t WHERE %5$s AND t.xmin = '%6$s')\
    """
        .formatted(
            String.join(", ", list("s")),
            PgSql.names(columns),
            staging,
            relation.only(),
            same,
            transaction);
  }

  /** Tells of rows whose keys nobody knows. */
  void tell(long rows) {
    for (long i = 0; i < rows; i++) {
      observer.skipped(relation.table().ref(), Optional.empty(), Map.of());
    }
  }
}
