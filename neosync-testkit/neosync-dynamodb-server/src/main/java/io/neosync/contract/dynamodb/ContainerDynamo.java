package io.neosync.contract.dynamodb;

import io.neosync.contract.server.Docker;
import io.neosync.contract.server.ServerUnavailableException;
import java.net.URI;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;

/** DynamoDB Local in a container, where Docker answers. */
final class ContainerDynamo {

  private static final String IMAGE = "amazon/dynamodb-local:3.1.0";
  private static final int PORT = 8000;

  private ContainerDynamo() {}

  static RunningDynamo start() throws ServerUnavailableException {
    GenericContainer<?> container =
        Docker.started(IMAGE, () -> new GenericContainer<>(IMAGE).withExposedPorts(PORT));
    return RunningDynamo.local(
        "DynamoDB Local in a container of " + IMAGE,
        URI.create("http://%s:%d".formatted(container.getHost(), container.getMappedPort(PORT))),
        container::stop,
        Optional.empty());
  }
}
