package io.neosync.contract.mongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/**
 * A database of a test. Closing drops it, and closes the client.
 *
 * @param uri the server's connection string
 */
public record MongoTestDatabase(String uri, MongoClient client, String name)
    implements AutoCloseable {

  public MongoDatabase database() {
    return client.getDatabase(name);
  }

  public MongoCollection<RawBsonDocument> collection(String collection) {
    return database().getCollection(collection, RawBsonDocument.class);
  }

  /** Inserts documents that are written as JSON. */
  public void insert(String collection, String... documents) {
    collection(collection)
        .insertMany(Arrays.stream(documents).map(RawBsonDocument::parse).toList());
  }

  /** All documents in hexadecimal, ordered by {@code _id}. */
  public List<String> bytes(String collection) {
    List<String> bytes = new ArrayList<>();
    for (RawBsonDocument document : collection(collection).find().sort(Sorts.ascending("_id"))) {
      bytes.add(hex(document));
    }
    return bytes;
  }

  /** All documents as JSON, ordered by {@code _id}. */
  public List<String> json(String collection) {
    List<String> json = new ArrayList<>();
    for (RawBsonDocument document : collection(collection).find().sort(Sorts.ascending("_id"))) {
      json.add(document.toJson());
    }
    return json;
  }

  public long count(String collection) {
    return collection(collection).countDocuments();
  }

  private static String hex(RawBsonDocument document) {
    ByteBuf buffer = document.getByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    try (client) {
      database().drop();
    }
  }

  /** The name only: the connection string may have a password in it. */
  @Override
  public String toString() {
    return name;
  }
}
