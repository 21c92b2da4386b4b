package io.neosync.contract.postgres;

import io.neosync.contract.server.Docker;
import io.neosync.contract.server.ServerUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A server in a container, where Docker answers. */
final class ContainerPostgres {

  private static final String IMAGE = "postgres:18";
  private static final String USER = "postgres";
  private static final String PASSWORD = "postgres";

  private ContainerPostgres() {}

  static RunningPostgres start(Map<String, String> settings) throws ServerUnavailableException {
    PostgreSQLContainer container =
        Docker.started(
            IMAGE,
            () ->
                new PostgreSQLContainer(IMAGE)
                    .withUsername(USER)
                    .withPassword(PASSWORD)
                    .withCommand(command(settings)));
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
