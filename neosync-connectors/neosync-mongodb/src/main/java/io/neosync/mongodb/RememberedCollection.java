package io.neosync.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * What a collection held: its documents to the byte, and what it takes to create it again. Called
 * in a lane.
 *
 * @param options as {@code create} takes them
 * @param indexes as {@code createIndexes} takes them, but for that of {@code _id}
 */
record RememberedCollection(
    String name,
    BsonDocument options,
    List<BsonDocument> indexes,
    Map<BsonValue, RawBsonDocument> documents) {

  static RememberedCollection of(Deployment deployment, String name) {
    BsonDocument options = new BsonDocument();
    for (BsonDocument info :
        deployment
            .database()
            .listCollections(BsonDocument.class)
            .filter(new BsonDocument("name", new BsonString(name)))) {
      options = info.getDocument("options", new BsonDocument());
    }
    List<BsonDocument> indexes = new ArrayList<>();
    for (BsonDocument index :
        deployment.database().getCollection(name).listIndexes(BsonDocument.class)) {
      if (!index.getString("name").getValue().equals("_id_")) {
        index.remove("v");
        index.remove("ns");
        indexes.add(index);
      }
    }
    return new RememberedCollection(name, options, indexes, documents(deployment, name));
  }

  private static Map<BsonValue, RawBsonDocument> documents(Deployment deployment, String name) {
    Map<BsonValue, RawBsonDocument> documents = new LinkedHashMap<>();
    for (RawBsonDocument document : deployment.collection(name).find()) {
      documents.put(Objects.requireNonNull(document.get(Collections.ID)), document);
    }
    return documents;
  }

  /** Creates the collection, which somebody dropped. */
  void create(Deployment deployment) {
    BsonDocument create = new BsonDocument("create", new BsonString(name));
    create.putAll(options);
    deployment.database().runCommand(create);
    if (!indexes.isEmpty()) {
      deployment
          .database()
          .runCommand(
              new BsonDocument("createIndexes", new BsonString(name))
                  .append("indexes", new BsonArray(indexes)));
    }
  }

  /**
   * Puts back the documents that changed, and those alone.
   *
   * @return whether there were any
   */
  boolean restore(Deployment deployment) {
    Map<BsonValue, RawBsonDocument> now = documents(deployment, name);
    List<WriteModel<RawBsonDocument>> writes = new ArrayList<>();
    now.keySet().stream()
        .filter(id -> !documents.containsKey(id))
        .forEach(id -> writes.add(new DeleteOneModel<>(byId(id))));
    documents.forEach(
        (id, document) -> {
          RawBsonDocument there = now.get(id);
          if (there == null || !there.getByteBuffer().asNIO().equals(nio(document))) {
            writes.add(
                new ReplaceOneModel<>(byId(id), document, new ReplaceOptions().upsert(true)));
          }
        });
    if (!writes.isEmpty()) {
      MongoCollection<RawBsonDocument> collection = deployment.collection(name);
      // In order: what goes may have had the unique value of what comes back.
      collection.bulkWrite(writes, new BulkWriteOptions().ordered(true));
    }
    return !writes.isEmpty();
  }

  private static java.nio.ByteBuffer nio(RawBsonDocument document) {
    return document.getByteBuffer().asNIO();
  }

  private static BsonDocument byId(BsonValue id) {
    return new BsonDocument(Collections.ID, id);
  }

  /** The name only: documents stay out of logs. */
  @Override
  public String toString() {
    return name;
  }
}
