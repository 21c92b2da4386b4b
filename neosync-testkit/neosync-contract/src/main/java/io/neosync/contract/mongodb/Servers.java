package io.neosync.contract.mongodb;

import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.neosync.contract.mongodb.MongoServer.Kind;
import io.neosync.contract.server.Docker;
import io.neosync.contract.server.ServerUnavailableException;
import io.neosync.contract.server.ServerWays;
import java.net.InetSocketAddress;
import org.testcontainers.mongodb.MongoDBContainer;

/** Goes through the ways to a server, in their order. */
final class Servers {

  private static final String IMAGE = "mongo:8.0";

  private Servers() {}

  static MongoServer find() {
    return ServerWays.variable(MongoServer.VARIABLE)
        .map(
            url ->
                new MongoServer(
                    "the MongoDB of " + MongoServer.VARIABLE, url, Kind.MONGODB, () -> {}))
        .orElseGet(
            () ->
                ServerWays.first(
                    "No MongoDB to test with. Set %s.".formatted(MongoServer.VARIABLE),
                    Servers::container,
                    Servers::standIn));
  }

  private static MongoServer container() throws ServerUnavailableException {
    MongoDBContainer container =
        Docker.started(IMAGE, () -> new MongoDBContainer(IMAGE).withReplicaSet());
    return new MongoServer(
        "MongoDB in a container of " + IMAGE,
        container.getConnectionString(),
        Kind.MONGODB,
        container::stop);
  }

  static MongoServer standIn() {
    de.bwaldvogel.mongo.MongoServer server =
        new de.bwaldvogel.mongo.MongoServer(new MemoryBackend().version(ServerVersion.MONGO_5_0));
    InetSocketAddress address = server.bind();
    return new MongoServer(
        "mongo-java-server on port %d, a stand-in for MongoDB (set %s for a real one)"
            .formatted(address.getPort(), MongoServer.VARIABLE),
        "mongodb://127.0.0.1:" + address.getPort(),
        Kind.STAND_IN,
        server::shutdownNow);
  }
}
