package io.neosync.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a server says of itself.
 *
 * @param mariaDb whether it is MariaDB
 * @param localInfile whether it takes LOAD DATA LOCAL
 * @param foldsNames whether names of tables are told apart by more than case
 * @param maxPacket bytes of the longest statement
 * @param identity the same for all connections to it, and for no other server
 */
record Server(
    boolean mariaDb,
    int major,
    int minor,
    int patch,
    boolean localInfile,
    boolean foldsNames,
    long maxPacket,
    String identity) {

  private static final String QUERY =
      """
      SELECT VERSION(), @@local_infile, @@lower_case_table_names, @@max_allowed_packet,
        CONCAT_WS('/', @@hostname, @@port, @@socket, @@datadir, @@server_id)\
      """;

  /** A disk's copy keeps the number, so that it does not suffice alone. */
  private static final String NUMBER = "SELECT @@server_uuid";

  static Server of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Server server;
      try (ResultSet row = statement.executeQuery(QUERY)) {
        row.next();
        server = of(row);
      }
      if (server.mariaDb) {
        return server;
      }
      try (ResultSet row = statement.executeQuery(NUMBER)) {
        row.next();
        return new Server(
            false,
            server.major,
            server.minor,
            server.patch,
            server.localInfile,
            server.foldsNames,
            server.maxPacket,
            server.identity + "/" + row.getString(1));
      }
    }
  }

  private static Server of(ResultSet row) throws SQLException {
    String version = row.getString(1);
    boolean mariaDb = version.contains("MariaDB");
    // Some proxies of MariaDB put 5.5.5- before the version.
    String[] numbers = version.replaceFirst("^5\\.5\\.5-", "").split("[^0-9]", 4);
    int major = Integer.parseInt(numbers[0]);
    int minor = Integer.parseInt(numbers[1]);
    if (major < (mariaDb ? 10 : 8) || (mariaDb && major == 10 && minor < 6)) {
      throw new SQLException(
          "the server is %s %d.%d; MySQL 8.0 or MariaDB 10.6 is the oldest that is supported"
              .formatted(mariaDb ? "MariaDB" : "MySQL", major, minor));
    }
    return new Server(
        mariaDb,
        major,
        minor,
        numbers.length < 3 || numbers[2].isEmpty() ? 0 : Integer.parseInt(numbers[2]),
        row.getBoolean(2),
        row.getInt(3) != 0,
        row.getLong(4),
        row.getString(5));
  }

  /** The version as comments in statements name it: 80031. */
  int version() {
    return major * 10_000 + minor * 100 + patch;
  }

  /** What it is called, with its version. */
  String product() {
    return "%s %d.%d.%d".formatted(mariaDb ? "MariaDB" : "MySQL", major, minor, patch);
  }
}
