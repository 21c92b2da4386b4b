package io.neosync.junit;

import io.neosync.spi.DatabaseIdentity;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps a database for the test that runs, until all of its callbacks and methods are done. */
final class Leases {

  private record Key(DatabaseIdentity identity) {}

  private Leases() {}

  /** Waits for the database, unless this test has it already. */
  static void take(ExtensionContext context, SharedDatabases.Shared database) throws Exception {
    ExtensionContext.Store store = context.getStore(NeosyncExtension.NAMESPACE);
    Key key = new Key(database.identity());
    if (store.get(key) == null) {
      store.put(key, database.lease());
    }
  }
}
