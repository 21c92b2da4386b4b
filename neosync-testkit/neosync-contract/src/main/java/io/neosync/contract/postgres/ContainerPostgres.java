package io.neosync.contract.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A server in a container, where Docker answers. */
final class ContainerPostgres {

  private static final String IMAGE = "postgres:18";
  private static final String USER = "postgres";
  private static final String PASSWORD = "postgres";

  private ContainerPostgres() {}

  static RunningPostgres start(Map<String, String> settings) throws PostgresUnavailableException {
    if (!dockerMayAnswer() || !DockerClientFactory.instance().isDockerAvailable()) {
      throw new PostgresUnavailableException("Docker does not answer");
    }
    PostgreSQLContainer container =
        new PostgreSQLContainer(IMAGE)
            .withUsername(USER)
            .withPassword(PASSWORD)
            .withCommand(command(settings));
    try {
      container.start();
    } catch (RuntimeException e) {
      container.stop();
      throw new PostgresUnavailableException(
          "Docker did not start %s: %s".formatted(IMAGE, e.getMessage()), e);
    }
    return new RunningPostgres(
        "PostgreSQL in a container of " + IMAGE,
        "jdbc:postgresql://%s:%d/"
            .formatted(
                container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)),
        "",
        container.getDatabaseName(),
        USER,
        PASSWORD,
        container::stop);
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

  private static String[] command(Map<String, String> settings) {
    List<String> command = new ArrayList<>(List.of("postgres"));
    settings.forEach(
        (name, value) -> {
          command.add("-c");
          command.add(name + "=" + value);
        });
    return command.toArray(String[]::new);
  }
}
