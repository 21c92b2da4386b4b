package io.neosync.mongodb;

import com.mongodb.MongoException;
import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.DocumentType;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** The collections of a database, with what each of them is. */
final class Collections {

  /** The field that tells documents apart. */
  static final String ID = "_id";

  /** The index on it that every collection has. */
  static final String ID_INDEX = "_id_";

  /** Where the server tells no average size. */
  private static final long USUAL_SIZE = 2_000;

  private static final Column DOCUMENT =
      new Column(
          DocumentType.COLUMN,
          new DocumentType(MongoDb.ENGINE),
          false,
          Column.Fill.NONE,
          OptionalLong.empty());

  private static final List<Key> KEYS = List.of(new Key(ID_INDEX, Key.Kind.PRIMARY, List.of(ID)));

  /** What a collection is. */
  enum Kind {
    ORDINARY,
    /** Drops its oldest documents when it is full. */
    CAPPED,
    /** Measurements, which are stored together and have no unique {@code _id}. */
    TIME_SERIES,
    /** A query under the name of a collection. */
    VIEW
  }

  private final Map<String, Kind> kinds;

  private Collections(Map<String, Kind> kinds) {
    this.kinds = kinds;
  }

  /** Called in a lane. */
  static Collections read(Deployment deployment) {
    List<BsonDocument> infos =
        deployment.database().listCollections(BsonDocument.class).into(new ArrayList<>());
    return of(infos);
  }

  /**
   * @param infos the server's answer to {@code listCollections}
   */
  static Collections of(List<BsonDocument> infos) {
    Map<String, Kind> kinds = new TreeMap<>();
    for (BsonDocument info : infos) {
      String name = info.getString("name").getValue();
      if (!name.startsWith("system.")) {
        kinds.put(name, kind(info));
      }
    }
    return new Collections(kinds);
  }

  private static Kind kind(BsonDocument info) {
    String type = info.containsKey("type") ? info.getString("type").getValue() : "collection";
    BsonDocument options = info.getDocument("options", new BsonDocument());
    if (type.equals("view")) {
      return Kind.VIEW;
    } else if (type.equals("timeseries") || options.containsKey("timeseries")) {
      return Kind.TIME_SERIES;
    }
    return options.getBoolean("capped", BsonBoolean.FALSE).getValue() ? Kind.CAPPED : Kind.ORDINARY;
  }

  boolean has(String name) {
    return kinds.containsKey(name);
  }

  /** What the collection is; an ordinary one where there is none yet. */
  Kind kind(String name) {
    return kinds.getOrDefault(name, Kind.ORDINARY);
  }

  /** All of them, views too. */
  List<String> names() {
    return List.copyOf(kinds.keySet());
  }

  /** Some collection, to try something with; empty where there is none. */
  Optional<String> any() {
    return kinds.keySet().stream().findFirst();
  }

  /** Everything but views, which are no collections. Called in a lane: asks for counts. */
  Catalog catalog(Deployment deployment) {
    List<Table> tables = new ArrayList<>();
    Map<TableRef, String> others = new TreeMap<>();
    kinds.forEach(
        (name, kind) -> {
          TableRef ref = new TableRef(deployment.name(), name);
          if (kind == Kind.VIEW) {
            others.put(ref, "a view, and views are not synced");
          } else {
            tables.add(table(ref, estimate(deployment, name)));
          }
        });
    return Catalog.of(tables, others);
  }

  private static long estimate(Deployment deployment, String name) {
    return Math.max(0, deployment.database().getCollection(name).estimatedDocumentCount());
  }

  static Table table(TableRef ref, long estimatedRows) {
    return new Table(ref, List.of(DOCUMENT), KEYS, List.of(), estimatedRows);
  }

  /** The documents' average size in bytes, or a guess. Called in a lane. */
  static long averageSize(Deployment deployment, String name) {
    try {
      BsonDocument stats =
          deployment
              .database()
              .runCommand(new BsonDocument("collStats", new BsonString(name)), BsonDocument.class);
      return stats.getNumber("avgObjSize", new BsonInt32((int) USUAL_SIZE)).longValue();
    } catch (MongoException e) {
      return USUAL_SIZE; // not everybody who may read may ask this
    }
  }
}
