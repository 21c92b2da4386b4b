package io.neosync.junit;

import io.neosync.Sync;
import io.neosync.SyncReport;
import org.jspecify.annotations.Nullable;

/** What a sync that a test's author wrote did so far, for a class or for one test. */
final class SyncProgress implements AutoCloseable {

  private final Sync sync;
  private final SharedDatabases databases;
  private SharedDatabases.@Nullable Lease lease;
  private @Nullable SeededDatabase database;
  private @Nullable SyncReport report;

  SyncProgress(Sync sync, SharedDatabases databases) {
    this.sync = sync;
    this.databases = databases;
  }

  synchronized SeededDatabase database() throws Exception {
    if (database == null) {
      database = new SeededDatabase(sync.destination(), databases.find(sync.destination()));
    }
    return database;
  }

  /**
   * Runs the sync if it did not run yet. The database is then ours until this is closed: tests that
   * build on what earlier ones did cannot share it with those of other classes.
   */
  synchronized SyncReport once() throws Exception {
    SyncReport done = report;
    if (done == null) {
      lease = database().shared().lease();
      done = sync.run();
      report = done;
    }
    return done;
  }

  @Override
  public synchronized void close() throws Exception {
    if (lease != null) {
      lease.close();
    }
    if (database != null) {
      database.close();
    }
  }
}
