package io.neosync.postgres;

import java.sql.SQLException;

/** Settings of the loading transaction that make rebuilding, and joins with its rows, fast. */
final class LoadSettings {

  /**
   * Memory for sorting an index and for checking a foreign key, at least; the server's own setting
   * counts when it is higher. Parallel index builds want 32 MB for each of their processes.
   */
  private static final String MAINTENANCE_MEMORY =
      """
      select set_config('maintenance_work_mem', '256MB', true)
      where pg_size_bytes(current_setting('maintenance_work_mem')) < pg_size_bytes('256MB')
      """;

  /** Memory for a join of many rows, at least. */
  private static final String JOIN_MEMORY =
      """
      select set_config('work_mem', '64MB', true)
      where pg_size_bytes(current_setting('work_mem')) < pg_size_bytes('64MB')
      """;

  private LoadSettings() {}

  static void apply(Backend backend) throws SQLException {
    backend.forEach(MAINTENANCE_MEMORY, row -> {});
    backend.forEach(JOIN_MEMORY, row -> {});
  }
}
