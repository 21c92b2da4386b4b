package io.neosync.contract.mongodb;

import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.neosync.contract.mongodb.MongoServer.Kind;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** Goes through the ways to a server, in their order. */
final class Servers {

  private static final String IMAGE = "mongo:8.0";

  private Servers() {}

  static MongoServer find() {
    String url = System.getenv(MongoServer.VARIABLE);
    if (url != null && !url.isBlank()) {
      return new MongoServer("the MongoDB of " + MongoServer.VARIABLE, url, Kind.MONGODB, () -> {});
    }
    return dockerAnswers() ? container() : standIn();
  }

  private static MongoServer container() {
    MongoDBContainer container = new MongoDBContainer(IMAGE).withReplicaSet();
    container.start();
    return new MongoServer(
        "MongoDB in a container of " + IMAGE,
        container.getConnectionString(),
        Kind.MONGODB,
        container::stop);
  }

  /**
   * Where there is no trace of Docker, Testcontainers is not asked: it would log pages about it.
   */
  private static boolean dockerAnswers() {
    Path home = Path.of(System.getProperty("user.home"));
    boolean trace =
        System.getenv("DOCKER_HOST") != null
            || System.getProperty("os.name").startsWith("Windows")
            || Stream.of(
                    Path.of("/var/run/docker.sock"),
                    home.resolve(".docker/run/docker.sock"),
                    home.resolve(".docker/desktop/docker.sock"),
                    home.resolve(".testcontainers.properties"))
                .anyMatch(Files::exists);
    return trace && DockerClientFactory.instance().isDockerAvailable();
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
