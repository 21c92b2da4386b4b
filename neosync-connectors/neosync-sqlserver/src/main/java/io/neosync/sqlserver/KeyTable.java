package io.neosync.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerBulkCopyOptions;
import io.neosync.schema.TableRef;
import io.neosync.spi.KeySet;
import io.neosync.spi.Row;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A temporary table of integer keys, which can be any number: neither the 2,100 parameters of a
 * statement nor the 1,000 rows of a VALUES limit it.
 */
record KeyTable(String name, List<String> columns) {

  private static final SqlServerType KEY = SqlServerType.of("bigint", 8, 19, 0, "", 0);

  /** Makes and fills the one table of keys that a session may have at a time. */
  static KeyTable fill(Backend backend, KeySet keys) throws SQLException {
    List<String> columns = keys.key().columns();
    String name = TSql.temporary("neosync_keys");
    backend.createTemporaryTable(name, TSql.createKeys(name, columns.size()));
    List<BulkColumn> bulk =
        IntStream.rangeClosed(1, columns.size())
            .mapToObj(each -> BulkColumn.of(TSql.keyColumn(each), KEY))
            .toList();
    BulkRows rows =
        BulkRows.of(
            bulk,
            keys.values().stream()
                .map(values -> Row.of(Arrays.stream(values).boxed().toArray()))
                .iterator());
    SQLServerBulkCopyOptions options = new SQLServerBulkCopyOptions();
    options.setTableLock(true);
    backend.copy(name, options, rows);
    return new KeyTable(name, columns);
  }

  /** That a row of {@code table} has one of the keys. */
  String condition(TableRef table) {
    return TSql.among(name, table, columns);
  }
}
