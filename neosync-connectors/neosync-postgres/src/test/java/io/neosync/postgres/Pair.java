package io.neosync.postgres;

import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.postgres.leak.Leftovers;
import java.sql.SQLException;
import java.time.Duration;

/** Two databases of a test's own, with the same tables to begin with. Closing drops them. */
record Pair(TestDatabase source, TestDatabase destination) implements AutoCloseable {

  /** Sets every key and index aside, however few rows come. */
  static final Thresholds REBUILD_ALL = new Thresholds(0, 0, 0);

  /** Runs {@code tables} on both sides, and {@code rows} on the source only. */
  static Pair of(String tables, String rows) throws SQLException {
    TestDatabase source = PostgresServer.shared().createDatabase();
    source.execute(tables);
    Pair pair = new Pair(source, source.copy());
    source.execute(rows);
    return pair;
  }

  static Pair of(String tables) throws SQLException {
    return of(tables, "SELECT");
  }

  Postgres from() {
    return Postgres.at(source.dataSource());
  }

  Postgres to() {
    return Postgres.at(destination.dataSource());
  }

  SyncBuilder sync() {
    return Sync.from(from()).to(to());
  }

  /** As {@link #sync()}, with keys and indexes set aside while rows arrive. */
  SyncBuilder rebuildingSync() {
    return Sync.from(from()).to(to().thresholds(REBUILD_ALL));
  }

  /** The rows of a query on the destination. */
  java.util.List<String> rows(String sql) throws SQLException {
    return destination.queryStrings(sql);
  }

  void assertNothingLeft() throws SQLException {
    Leftovers.assertNone(Duration.ofSeconds(5), source, destination);
  }

  @Override
  public void close() throws SQLException {
    try (source;
        destination) {
      // Both are dropped, even when dropping one fails.
    }
  }
}
