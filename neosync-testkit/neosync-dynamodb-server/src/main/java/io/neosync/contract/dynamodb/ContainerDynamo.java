package io.neosync.contract.dynamodb;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/** DynamoDB Local in a container, where Docker answers. */
final class ContainerDynamo {

  private static final String IMAGE = "amazon/dynamodb-local:3.1.0";
  private static final int PORT = 8000;

  private ContainerDynamo() {}

  static RunningDynamo start() throws DynamoUnavailableException {
    if (!dockerMayAnswer() || !DockerClientFactory.instance().isDockerAvailable()) {
      throw new DynamoUnavailableException("Docker does not answer");
    }
    GenericContainer<?> container = new GenericContainer<>(IMAGE).withExposedPorts(PORT);
    try {
      container.start();
    } catch (RuntimeException e) {
      container.stop();
      throw new DynamoUnavailableException(
          "Docker did not start %s: %s".formatted(IMAGE, e.getMessage()), e);
    }
    return RunningDynamo.local(
        "DynamoDB Local in a container of " + IMAGE,
        URI.create("http://%s:%d".formatted(container.getHost(), container.getMappedPort(PORT))),
        container::stop,
        Optional.empty());
  }

  /**
   * Whether there is any trace of Docker. Where there is none, Testcontainers is not even asked: it
   * would log pages about each place it looked at.
   */
  private static boolean dockerMayAnswer() {
    if (System.getenv("DOCKER_HOST") != null
        || System.getProperty("os.name").startsWith("Windows")) {
      return true;
    }
    Path home = Path.of(System.getProperty("user.home"));
    return Stream.of(
            Path.of("/var/run/docker.sock"),
            home.resolve(".docker/run/docker.sock"),
            home.resolve(".docker/desktop/docker.sock"),
            home.resolve(".testcontainers.properties"))
        .anyMatch(Files::exists);
  }
}
