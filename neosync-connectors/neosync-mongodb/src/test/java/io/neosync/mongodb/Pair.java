package io.neosync.mongodb;

import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.contract.mongodb.MongoServer;
import io.neosync.contract.mongodb.MongoTestDatabase;

/** Two databases of a test's own. Closing drops them. */
record Pair(MongoTestDatabase source, MongoTestDatabase destination) implements AutoCloseable {

  static Pair create() {
    return new Pair(MongoServer.shared().createDatabase(), MongoServer.shared().createDatabase());
  }

  static MongoDb at(MongoTestDatabase database) {
    return MongoDb.at(database.uri(), database.name());
  }

  SyncBuilder sync() {
    return Sync.from(at(source)).to(at(destination));
  }

  @Override
  public void close() {
    source.close();
    destination.close();
  }
}
