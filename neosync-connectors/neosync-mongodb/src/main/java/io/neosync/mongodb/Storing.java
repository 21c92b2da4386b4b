package io.neosync.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.neosync.spi.LoadRequest.OnConflict;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Stores documents in one collection, each batch by one command. As long as a collection shows no
 * document of theirs, they are inserted, which costs the server less than replacing; those that
 * turn out to be there are replaced. Used by several lanes at once.
 */
final class Storing {

  private static final int DUPLICATE_KEY = 11000;

  private final MongoCollection<RawBsonDocument> collection;
  private final OnConflict onConflict;
  private final Tally tally;
  private volatile boolean inserting;

  /**
   * @param empty whether the collection held no document a moment ago
   */
  Storing(
      MongoCollection<RawBsonDocument> collection,
      OnConflict onConflict,
      boolean empty,
      Tally tally) {
    this.collection = collection;
    this.onConflict = onConflict;
    this.inserting = empty || onConflict == OnConflict.FAIL;
    this.tally = tally;
  }

  /** Stores the documents, or tells the tally of those that the server refuses. */
  void store(List<RawBsonDocument> documents) {
    tally.sent(documents.size());
    if (inserting) {
      List<RawBsonDocument> there = insert(documents);
      if (!there.isEmpty()) {
        inserting = false;
        replace(there);
      }
    } else {
      replace(documents);
    }
  }

  /** Inserts what is not there, and returns the documents that are to replace others. */
  private List<RawBsonDocument> insert(List<RawBsonDocument> documents) {
    try {
      collection.insertMany(documents, new InsertManyOptions().ordered(false));
      tally.settled(documents.size(), documents.size());
      return List.of();
    } catch (MongoBulkWriteException e) {
      List<RawBsonDocument> there = new ArrayList<>();
      int refused = 0;
      for (BulkWriteError error : e.getWriteErrors()) {
        if (error.getCode() == DUPLICATE_KEY && onConflict == OnConflict.REPLACE) {
          there.add(documents.get(error.getIndex()));
        } else {
          tally.refused(error);
          refused++;
        }
      }
      settle(documents.size() - there.size(), refused, e);
      return there;
    }
  }

  private void replace(List<RawBsonDocument> documents) {
    List<WriteModel<RawBsonDocument>> writes = new ArrayList<>(documents.size());
    for (RawBsonDocument document : documents) {
      writes.add(
          new ReplaceOneModel<>(
              new BsonDocument(Collections.ID, id(document)),
              document,
              new ReplaceOptions().upsert(true)));
    }
    try {
      collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
      tally.settled(documents.size(), documents.size());
    } catch (MongoBulkWriteException e) {
      e.getWriteErrors().forEach(tally::refused);
      settle(documents.size(), e.getWriteErrors().size(), e);
    }
  }

  /** The server tried every document, and lists those that it refused. */
  private void settle(int documents, int refused, MongoBulkWriteException e) {
    tally.settled(documents, documents - refused);
    if (e.getWriteConcernError() != null) {
      throw e;
    }
  }

  private static BsonValue id(RawBsonDocument document) {
    BsonValue id = document.get(Collections.ID);
    if (id == null) {
      throw new IllegalArgumentException("a document of the source has no _id");
    }
    return id;
  }
}
