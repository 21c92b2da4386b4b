package io.neosync.benchmarks;

import io.neosync.contract.postgres.SqlScript;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * A shop in five tables, made on the server itself; the same rows for the same scale, anywhere.
 *
 * @param rows number of rows by table, parents before children
 */
record Dataset(Map<String, Long> rows) {

  private static final Map<String, Integer> WHOLE = new LinkedHashMap<>();

  static {
    WHOLE.put("users", 400_000);
    WHOLE.put("products", 100_000);
    WHOLE.put("orders", 1_300_000);
    WHOLE.put("order_items", 2_500_000);
    WHOLE.put("events", 1_000_000);
  }

  /** A part of the whole of 5.3 million rows. */
  static Dataset scaled(double scale) {
    Map<String, Long> rows = new LinkedHashMap<>();
    WHOLE.forEach((table, count) -> rows.put(table, Math.max(10, Math.round(count * scale))));
    return new Dataset(rows);
  }

  /** Parents before children. */
  List<String> tables() {
    return List.copyOf(rows.keySet());
  }

  long totalRows() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Replaces the content of both databases: tables and rows here, only the tables there. */
  void create(Databases databases) throws SQLException {
    String schema = SqlScript.of(Dataset.class, "schema.sql").text();
    String data = SqlScript.of(Dataset.class, "data.sql").text();
    for (Map.Entry<String, Long> table : rows.entrySet()) {
      data = data.replace("${" + table.getKey() + "}", table.getValue().toString());
    }
    int keys = schema.indexOf("CREATE INDEX");
    String fresh = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;";
    execute(databases.source(), fresh + schema.substring(0, keys) + data + schema.substring(keys));
    execute(databases.source(), "VACUUM (ANALYZE)");
    execute(databases.destination(), fresh + schema);
  }

  /** Bytes of the source's tables without indexes. */
  long bytes(Endpoint source) throws SQLException {
    try (Connection connection = source.connect();
        Statement statement = connection.createStatement();
        ResultSet size =
            statement.executeQuery(
                "SELECT sum(pg_table_size(oid)) FROM pg_class"
                    + " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")) {
      size.next();
      return size.getLong(1);
    }
  }

  private static void execute(Endpoint endpoint, String script) throws SQLException {
    Properties properties = new Properties();
    PGProperty.PREFER_QUERY_MODE.set(properties, PreferQueryMode.SIMPLE.value());
    try (Connection connection = endpoint.connect(properties);
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(script);
    }
  }
}
