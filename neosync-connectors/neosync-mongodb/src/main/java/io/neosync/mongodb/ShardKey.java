package io.neosync.mongodb;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;

/** By which fields a collection is spread over a cluster's shards. */
final class ShardKey {

  private ShardKey() {}

  /**
   * The fields of the shard key; empty where the collection is not sharded. Called in a lane.
   *
   * @throws MongoException if the client may not know
   */
  static Optional<BsonDocument> of(Deployment deployment, String collection) {
    if (!deployment.sharded()) {
      return Optional.empty();
    }
    BsonDocument entry =
        deployment
            .client()
            .getDatabase("config")
            .getCollection("collections", BsonDocument.class)
            .find(Filters.eq(Collections.ID, deployment.name() + "." + collection))
            .first();
    return entry(entry == null ? new BsonDocument() : entry);
  }

  /**
   * @param entry the collection's document of {@code config.collections}, empty where there is none
   */
  static Optional<BsonDocument> entry(BsonDocument entry) {
    return entry.isDocument("key") && !entry.getBoolean("dropped", BsonBoolean.FALSE).getValue()
        ? Optional.of(entry.getDocument("key"))
        : Optional.empty();
  }

  /** Whether two documents of the same {@code _id} meet on one shard, where it is unique. */
  static boolean unique(BsonDocument key) {
    return key.size() == 1 && key.containsKey(Collections.ID);
  }
}
