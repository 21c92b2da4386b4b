package io.neosync.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Version and settings that decide a server's speed, a line each. */
record ServerSettings(String text) {

  private static final String QUERY =
      """
      SELECT name, current_setting(name) FROM pg_settings
      WHERE name IN (
        'server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'wal_level',
        'wal_compression', 'shared_buffers', 'max_wal_size', 'checkpoint_timeout', 'work_mem',
        'maintenance_work_mem', 'max_parallel_maintenance_workers')
      ORDER BY name <> 'server_version', name
      """;

  static ServerSettings read(Endpoint endpoint) throws SQLException {
    StringBuilder settings = new StringBuilder();
    try (Connection connection = endpoint.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        settings.append("%n  %-34s %s".formatted(rows.getString(1), rows.getString(2)));
      }
    }
    return new ServerSettings(settings.toString());
  }

  @Override
  public String toString() {
    return text;
  }
}
