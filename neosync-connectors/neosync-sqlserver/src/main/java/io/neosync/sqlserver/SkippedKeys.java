package io.neosync.sqlserver;

import io.neosync.jdbc.RowStream;
import io.neosync.schema.Column;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.Key;
import io.neosync.spi.Load;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells a listener the primary keys of rows that are left out. */
final class SkippedKeys {

  private SkippedKeys() {}

  /**
   * Tells of the rows that are about to be removed.
   *
   * @param orphans as {@link TSql#orphans} renders them
   * @param arriving the columns that the rows have
   */
  static void tell(
      Backend backend,
      Relation relation,
      ForeignKey key,
      String orphans,
      List<String> arriving,
      Load.Observer observer)
      throws SQLException {
    if (!observer.wantsSkippedRows()) {
      return;
    }
    List<Column> columns =
        relation.table().primaryKey().map(Key::columns).filter(arriving::containsAll).stream()
            .flatMap(List::stream)
            .map(name -> relation.table().column(name).orElseThrow())
            .toList();
    String list =
        columns.isEmpty()
            ? "1"
            : columns.stream()
                .map(column -> TSql.keyText("c", column.name(), Relation.type(column)))
                .collect(Collectors.joining(", "));
    try (RowStream rows = backend.stream(TSql.selectOrphans(list, orphans))) {
      while (rows.next()) {
        observer.skipped(relation.ref(), Optional.of(key.name()), values(rows.row(), columns));
      }
    }
  }

  private static Map<String, String> values(ResultSet row, List<Column> columns)
      throws SQLException {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String value = row.getString(i + 1);
      if (value != null) {
        values.put(columns.get(i).name(), value);
      }
    }
    return values;
  }
}
