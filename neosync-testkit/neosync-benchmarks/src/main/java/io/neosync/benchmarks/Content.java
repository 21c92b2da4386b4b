package io.neosync.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a database holds, to be compared with another's.
 *
 * @param tables by table, its row count or the checksum of its rows, their order left aside
 * @param definitions all keys, indexes and foreign keys
 */
record Content(Map<String, String> tables, Definitions definitions) {

  /** Counts the rows of each table. */
  static Content counted(Endpoint endpoint, Dataset dataset) throws SQLException {
    return read(endpoint, dataset, "SELECT count(*) FROM ");
  }

  /** Counts the rows of each table and adds up a hash of each. */
  static Content hashed(Endpoint endpoint, Dataset dataset) throws SQLException {
    return read(
        endpoint,
        dataset,
        "SELECT count(*) || ' rows, sum ' || sum(hashtextextended(t::text, 0)) FROM ");
  }

  private static Content read(Endpoint endpoint, Dataset dataset, String query)
      throws SQLException {
    Map<String, String> tables = new TreeMap<>();
    try (Connection connection = endpoint.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET timezone = 'UTC'");
      for (String table : dataset.tables()) {
        try (ResultSet result = statement.executeQuery(query + table + " AS t")) {
          result.next();
          tables.put(table, result.getString(1));
        }
      }
      return new Content(tables, Definitions.read(connection));
    }
  }

  /**
   * Compares this content, which is the right one.
   *
   * @throws IllegalStateException if the other one differs, with both
   */
  void requireSame(Content other) {
    if (!equals(other)) {
      throw new IllegalStateException(
          "The destination is not complete.%nExpected %s%nbut found %s".formatted(this, other));
    }
  }
}
