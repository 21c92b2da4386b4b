package io.neosync.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.model.CountOptions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** What a server says of a filter before it is used. Called in a lane. */
final class FilterCheck {

  /** An estimate is not worth more time. */
  private static final long COUNT_SECONDS = 2;

  private FilterCheck() {}

  /**
   * Why the server rejects the filter; empty where it does not. The server's own words where it
   * says the same of the filter without its values, since it likes to quote them.
   */
  static Optional<String> rejection(Deployment deployment, String collection, SourceFilter filter) {
    Optional<MongoCommandException> rejection = tried(deployment, collection, filter.document());
    if (rejection.isEmpty()) {
      return Optional.empty();
    }
    int code = rejection.get().getErrorCode();
    return Optional.of(
        tried(deployment, collection, filter.withoutValues())
            .filter(other -> other.getErrorCode() == code)
            .map(other -> "%s [code %d]".formatted(other.getErrorMessage(), code))
            .orElse("code %d (its message may hold values, and is withheld)".formatted(code)));
  }

  /** A query of which no document is asked for. */
  private static Optional<MongoCommandException> tried(
      Deployment deployment, String collection, BsonDocument filter) {
    try {
      deployment
          .database()
          .runCommand(
              new BsonDocument("find", new BsonString(collection))
                  .append("filter", filter)
                  .append("limit", new BsonInt32(1))
                  .append("batchSize", new BsonInt32(0))
                  .append("singleBatch", BsonBoolean.TRUE));
      return Optional.empty();
    } catch (MongoCommandException e) {
      return Optional.of(e);
    }
  }

  /** How many documents match, where that is soon told. */
  static long estimate(
      Deployment deployment, String collection, SourceFilter filter, long otherwise) {
    try {
      return deployment
          .database()
          .getCollection(collection)
          .countDocuments(
              filter.document(), new CountOptions().maxTime(COUNT_SECONDS, TimeUnit.SECONDS));
    } catch (MongoException e) {
      return otherwise; // slow, or a filter that cannot be counted by
    }
  }
}
