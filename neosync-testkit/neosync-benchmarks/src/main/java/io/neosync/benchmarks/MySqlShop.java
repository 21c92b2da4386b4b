package io.neosync.benchmarks;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A shop in five tables on a MySQL server, and the same tables on another. The source has their
 * primary keys alone, since reading needs no others.
 *
 * <p>Both servers are started here, with {@link #SETTINGS}.
 */
final class MySqlShop implements AutoCloseable {

  /** Parents before children. */
  static final List<String> TABLES =
      List.of("users", "products", "orders", "order_items", "events");

  private static final Map<String, Integer> WHOLE =
      Map.of(
          "users", 400_000,
          "products", 100_000,
          "orders", 1_300_000,
          "order_items", 2_200_000,
          "events", 1_000_000);

  /**
   * What differs from MySQL's defaults. As safe as a production server (the first three are the
   * defaults, which servers for tests lack), and with room for a load of this size.
   */
  static final Map<String, String> SETTINGS =
      Map.of(
          "innodb-flush-method", "fsync",
          "innodb-doublewrite", "1",
          "innodb-flush-log-at-trx-commit", "1",
          "innodb-buffer-pool-size", "512M",
          "innodb-redo-log-capacity", "2G",
          "local-infile", "1");

  private final MySqlServer first;
  private final MySqlServer second;
  private final MySqlDatabase source;
  private final MySqlDatabase destination;
  private final Map<String, Long> rows = new LinkedHashMap<>();

  private MySqlShop(MySqlServer first, MySqlServer second, double scale) throws SQLException {
    this.first = first;
    this.second = second;
    this.source = first.createDatabase();
    this.destination = second.createDatabase();
    for (String table : TABLES) {
      int whole = Objects.requireNonNull(WHOLE.get(table));
      rows.put(table, Math.max(10, Math.round(whole * scale)));
    }
  }

  static MySqlShop open(double scale) throws SQLException {
    return new MySqlShop(
        MySqlServer.start(MySqlEngine.MYSQL, SETTINGS),
        MySqlServer.start(MySqlEngine.MYSQL, SETTINGS),
        scale);
  }

  MySqlDatabase source() {
    return source;
  }

  MySqlDatabase destination() {
    return destination;
  }

  long rows() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  /** A connection with further properties of the driver. */
  static Connection connect(MySqlDatabase database, DriverProperties properties)
      throws SQLException {
    MysqlDataSource dataSource = database.dataSource();
    properties.set(dataSource);
    return dataSource.getConnection();
  }

  /** Sets properties of a data source. */
  interface DriverProperties {
    void set(MysqlDataSource dataSource) throws SQLException;
  }

  /** Tables and rows on the source, tables with all their keys, and rows, on the destination. */
  void prepare() throws Exception {
    source.execute(script("mysql-schema.sql"));
    String data = script("mysql-data.sql");
    for (Map.Entry<String, Long> table : rows.entrySet()) {
      data = data.replace("${" + table.getKey() + "}", table.getValue().toString());
    }
    source.execute(data);
    source.execute("ANALYZE TABLE " + String.join(", ", TABLES));
    destination.execute(script("mysql-schema.sql"));
    destination.execute(script("mysql-keys.sql"));
    new MySqlFiles(this).run();
    destination.execute("ANALYZE TABLE " + String.join(", ", TABLES));
  }

  private static String script(String name) throws IOException {
    try (InputStream script =
        Objects.requireNonNull(MySqlShop.class.getResourceAsStream(name), name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Bytes of the source's tables. */
  long bytes() throws SQLException {
    return source.queryLong(
        "SELECT SUM(DATA_LENGTH) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()");
  }

  /** Of all rows of each table, with its keys. */
  List<String> checksums(MySqlDatabase database) throws SQLException {
    List<String> checksums = new ArrayList<>();
    for (String row : database.queryStrings("CHECKSUM TABLE " + String.join(", ", TABLES))) {
      checksums.add(row.substring(row.indexOf('.') + 1));
    }
    return checksums;
  }

  /** Lets both servers write what they have put off, which is no part of the next measurement. */
  void rest() throws SQLException {
    for (MySqlDatabase database : List.of(source, destination)) {
      database.execute("SET GLOBAL innodb_max_dirty_pages_pct = 0");
      long pages;
      do {
        pages =
            database.queryLong(
                "SELECT VARIABLE_VALUE + 0 * SLEEP(0.2) FROM performance_schema.global_status WHERE"
                    + " VARIABLE_NAME = 'Innodb_buffer_pool_pages_dirty'");
      } while (pages > 500);
      database.execute("SET GLOBAL innodb_max_dirty_pages_pct = DEFAULT");
    }
  }

  /** Version and settings that decide the servers' speed, a line each. */
  String settings() throws SQLException {
    StringBuilder settings = new StringBuilder();
    for (String row :
        destination.queryStrings(
            "SHOW VARIABLES WHERE Variable_name IN ('version', 'innodb_flush_method',"
                + " 'innodb_doublewrite', 'innodb_flush_log_at_trx_commit',"
                + " 'innodb_buffer_pool_size', 'innodb_redo_log_capacity', 'log_bin')")) {
      int bar = row.indexOf('|');
      settings.append("%n  %-34s %s".formatted(row.substring(0, bar), row.substring(bar + 1)));
    }
    return settings.toString();
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
