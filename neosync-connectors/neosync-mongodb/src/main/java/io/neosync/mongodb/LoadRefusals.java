package io.neosync.mongodb;

import com.mongodb.MongoException;
import io.neosync.schema.TableRef;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.TableLoad;
import io.neosync.spi.Problems;
import java.util.Optional;
import org.bson.BsonDocument;

/** Finds what keeps documents from replacing each other by their _id. Called in a lane. */
record LoadRefusals(Deployment deployment, Collections collections, Problems problems) {

  void check(LoadRequest request) {
    if (!deployment.database().getWriteConcern().isAcknowledged()) {
      problems.add(
          "the destination's client asks for no acknowledgement (w=0), so that nobody could tell"
              + " what arrived; use another write concern");
    }
    for (TableLoad load : request.tables()) {
      TableRef table = load.task().destination().ref();
      refusal(table).ifPresent(reason -> problems.add(table, reason));
      if (!WrittenDocuments.areWritten(load.task())) {
        KeyRefusal.of(load.task())
            .ifPresent(reason -> problems.add(load.task().source().ref(), reason));
      }
    }
  }

  private Optional<String> refusal(TableRef table) {
    return switch (collections.kind(table.name())) {
      case VIEW -> Optional.of("the destination has a view of this name, which takes no documents");
      case CAPPED ->
          Optional.of(
              "the destination's collection is capped: it would drop its oldest documents, those of"
                  + " this run among them; map the table to another");
      case TIME_SERIES ->
          Optional.of(
              "the destination's collection is a time series, in which no document can be replaced;"
                  + " map the table to another");
      case ORDINARY -> Names.refusal(table.schema(), table.name()).or(() -> spread(table));
    };
  }

  private Optional<String> spread(TableRef table) {
    try {
      Optional<BsonDocument> key = ShardKey.of(deployment, table.name());
      return key.filter(fields -> !ShardKey.unique(fields))
          .map(
              fields ->
                  "the destination's collection is sharded by %s: a document of the same _id may be"
                          .formatted(fields.keySet())
                      + " on another shard, where it would not be replaced; map the table to"
                      + " another");
    } catch (MongoException e) {
      return Optional.of(
          "the destination is a sharded cluster, and its role may not read config.collections to"
              + " see whether the collection is spread by _id; grant it");
    }
  }
}
