package io.neosync.s3;

import io.neosync.contract.TestRow;
import io.neosync.contract.TestTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB, in this JVM: reads and writes Parquet without the connector and without its library. */
final class DuckDb {

  private DuckDb() {}

  private interface Use<T> {
    T of(Path file) throws IOException, SQLException;
  }

  private static <T> T withFile(Use<T> use) {
    try {
      Path file = Files.createTempFile("duckdb", ".parquet");
      try {
        return use.of(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What a statement gives.
   *
   * @param sql with {@code FILE} for the file
   */
  static List<Map<String, Object>> query(byte[] parquet, String sql) {
    return withFile(
        file -> {
          Files.write(file, parquet);
          try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
              Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            List<Map<String, Object>> rows = new ArrayList<>();
            try (ResultSet set = statement.executeQuery(sql.replace("FILE", "'" + file + "'"))) {
              while (set.next()) {
                rows.add(row(set));
              }
            }
            return rows;
          }
        });
  }

  private static Map<String, Object> row(ResultSet set) throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 1; i <= set.getMetaData().getColumnCount(); i++) {
      Object value = set.getObject(i);
      row.put(
          set.getMetaData().getColumnName(i),
          value instanceof Blob blob ? blob.getBytes(1, (int) blob.length()) : value);
    }
    return row;
  }

  static List<Map<String, Object>> rows(byte[] parquet) {
    return query(parquet, "SELECT * FROM FILE");
  }

  /** A file with these rows, as docs/s3-format.md wants it. */
  static byte[] file(TestTable table, List<TestRow> rows) {
    return withFile(
        file -> {
          try (DuckDBConnection connection =
                  (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
              Statement statement = connection.createStatement()) {
            statement.execute(
                table.columns().stream()
                    .map(column -> quoted(column.name()) + " " + type(column))
                    .collect(
                        Collectors.joining(", ", "CREATE TABLE t (", ", \"$exact\" VARCHAR)")));
            try (DuckDBAppender appender = connection.createAppender("t")) {
              for (TestRow row : rows) {
                appender.beginRow();
                for (Object value : row.values()) {
                  append(value, appender);
                }
                appender.appendNull();
                appender.endRow();
              }
            }
            statement.execute("COPY t TO '%s' (FORMAT parquet, COMPRESSION zstd)".formatted(file));
          }
          return Files.readAllBytes(file);
        });
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String type(TestTable.Column column) {
    return switch (column.type()) {
      case INTEGER -> "INTEGER";
      case LONG -> "BIGINT";
      case DECIMAL -> "DECIMAL(30, 10)";
      case NAME, TEXT -> "VARCHAR";
      case BINARY -> "BLOB";
    };
  }

  private static void append(Object value, DuckDBAppender to) throws SQLException {
    if (value == null) {
      to.appendNull();
    } else if (value instanceof Integer number) {
      to.append((int) number);
    } else if (value instanceof Long number) {
      to.append((long) number);
    } else if (value instanceof BigDecimal number) {
      to.append(number.setScale(10, RoundingMode.UNNECESSARY));
    } else if (value instanceof byte[] bytes) {
      to.append(bytes);
    } else {
      to.append((String) value);
    }
  }
}
