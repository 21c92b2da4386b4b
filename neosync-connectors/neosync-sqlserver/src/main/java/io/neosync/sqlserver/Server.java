package io.neosync.sqlserver;

import io.neosync.spi.SnapshotGuarantee;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * What a server says of itself and of the current database.
 *
 * @param schema the user's default one
 * @param foldsNames whether names are told apart by more than case
 * @param snapshot what its transactions can promise a reader
 * @param identity the same for all connections to the database, and for no other database
 */
record Server(
    String database,
    String schema,
    boolean foldsNames,
    SnapshotGuarantee snapshot,
    String identity) {

  /** SQL Server 2016, the first with what the catalog is asked for. */
  private static final int OLDEST = 13;

  /** Azure's databases, managed instances and edges, whose version says nothing. */
  private static final Set<Integer> AZURE = Set.of(5, 8, 9, 12);

  static Server of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TSql.SERVER)) {
      row.next();
      int edition = row.getInt(1);
      String version = row.getString(2);
      int major = Integer.parseInt(version.substring(0, version.indexOf('.')));
      if (major < OLDEST && !AZURE.contains(edition)) {
        throw new SQLException(
            "the server is SQL Server version %s; SQL Server 2016 (13) is the oldest that is supported"
                .formatted(version));
      }
      String schema = row.getString(4);
      return new Server(
          row.getString(3),
          schema == null ? "" : schema,
          row.getBoolean(5),
          guarantee(row.getInt(6), row.getBoolean(7)),
          row.getString(8));
    }
  }

  /**
   * @param state of snapshot isolation: 0 off, 1 on, 2 and 3 on their way from one to the other
   */
  private static SnapshotGuarantee guarantee(int state, boolean versionedStatements) {
    if (state == 1) {
      return SnapshotGuarantee.ONE_INSTANT;
    }
    return versionedStatements ? SnapshotGuarantee.PER_TABLE : SnapshotGuarantee.NONE;
  }
}
