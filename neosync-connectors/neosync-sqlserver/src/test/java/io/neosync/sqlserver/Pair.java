package io.neosync.sqlserver;

import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.contract.sqlserver.SqlServerDatabase;
import io.neosync.contract.sqlserver.SqlServerInstance;
import java.sql.SQLException;
import java.util.List;

/** Two databases, and syncs from the one to the other. */
record Pair(SqlServerDatabase source, SqlServerDatabase destination) implements AutoCloseable {

  /** Two databases on which each of the batches was executed. */
  static Pair with(String... batches) throws SQLException {
    SqlServerDatabase source = SqlServerInstance.shared().createDatabase();
    try {
      Pair pair = new Pair(source, SqlServerInstance.shared().createDatabase());
      for (String batch : batches) {
        pair.source.execute(batch);
        pair.destination.execute(batch);
      }
      return pair;
    } catch (SQLException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  SyncBuilder sync() {
    return Sync.from(SqlServer.at(source.dataSource())).to(SqlServer.at(destination.dataSource()));
  }

  List<String> there(String query) throws SQLException {
    return destination.queryStrings(query);
  }

  @Override
  public void close() throws SQLException {
    try (source;
        destination) {
      // Both, even when one fails.
    }
  }
}
