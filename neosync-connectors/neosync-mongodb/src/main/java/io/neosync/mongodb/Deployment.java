package io.neosync.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ServerDescription;
import io.neosync.spi.DatabaseIdentity;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** A database and what its server says of itself. Used from one lane at a time. */
final class Deployment {

  /** MongoDB 5.0. */
  private static final int SNAPSHOTS_SINCE_WIRE_VERSION = 13;

  private final MongoClient client;
  private final boolean owned;
  private final MongoDatabase database;
  private final BsonDocument hello;

  private Deployment(MongoClient client, boolean owned, String database, BsonDocument hello) {
    this.client = client;
    this.owned = owned;
    this.database = client.getDatabase(database);
    this.hello = hello;
  }

  /** Connects; called in a lane. */
  static Deployment open(Access access, String database) {
    MongoClient client = access.clients().get();
    try {
      return new Deployment(client, access.owned(), database, hello(client.getDatabase("admin")));
    } catch (RuntimeException e) {
      if (access.owned()) {
        client.close();
      }
      throw e;
    }
  }

  private static BsonDocument hello(MongoDatabase admin) {
    try {
      // The older name, which all servers know.
      return admin.runCommand(new BsonDocument("isMaster", new BsonInt32(1)), BsonDocument.class);
    } catch (MongoCommandException e) {
      return admin.runCommand(new BsonDocument("hello", new BsonInt32(1)), BsonDocument.class);
    }
  }

  MongoClient client() {
    return client;
  }

  MongoDatabase database() {
    return database;
  }

  String name() {
    return database.getName();
  }

  /** A collection of documents that stay the bytes they are. */
  MongoCollection<RawBsonDocument> collection(String name) {
    return RawCodec.on(database.getCollection(name, RawBsonDocument.class));
  }

  boolean sharded() {
    return new BsonString("isdbgrid").equals(hello.get("msg"));
  }

  boolean snapshots() {
    return (sharded() || hello.containsKey("setName"))
        && hello.getNumber("maxWireVersion", new BsonInt32(0)).intValue()
            >= SNAPSHOTS_SINCE_WIRE_VERSION;
  }

  /**
   * A replica set is its name and members, a cluster its identifier, another server the process
   * that runs it or, where it does not tell, its address.
   */
  DatabaseIdentity identity() {
    return new DatabaseIdentity(deployment(), Set.of(name()), DatabaseIdentity.Unit.TABLE);
  }

  private String deployment() {
    if (hello.containsKey("setName")) {
      TreeSet<String> members = new TreeSet<>();
      for (String kind : List.of("hosts", "passives", "arbiters")) {
        if (hello.isArray(kind)) {
          hello.getArray(kind).forEach(host -> members.add(host.asString().getValue()));
        }
      }
      return "set " + hello.getString("setName").getValue() + members;
    }
    BsonDocument cluster = sharded() ? clusterVersion() : new BsonDocument();
    if (cluster.containsKey("clusterId")) {
      return "cluster " + cluster.get("clusterId");
    }
    BsonValue version = hello.get("topologyVersion");
    return version != null && version.isDocument()
        ? "process " + version.asDocument().get("processId")
        : "address " + addresses();
  }

  private BsonDocument clusterVersion() {
    try {
      BsonDocument version =
          client.getDatabase("config").getCollection("version", BsonDocument.class).find().first();
      return version == null ? new BsonDocument() : version;
    } catch (MongoException e) {
      return new BsonDocument(); // not readable for everybody
    }
  }

  private List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    for (ServerDescription server : client.getClusterDescription().getServerDescriptions()) {
      addresses.add(numeric(server.getAddress()));
    }
    addresses.sort(null);
    return addresses;
  }

  private static String numeric(ServerAddress address) {
    try {
      return InetAddress.getByName(address.getHost()).getHostAddress() + ":" + address.getPort();
    } catch (UnknownHostException e) {
      return address.toString();
    }
  }

  /** Closes the client if it was made here. */
  void close() {
    if (owned) {
      client.close();
    }
  }
}
