package io.neosync.contract.mysql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;

/** A server in a container, where Docker answers. */
final class ContainerMySql {

  private static final int PORT = 3306;
  private static final String PASSWORD = "neosync";

  private ContainerMySql() {}

  static RunningMySql start(MySqlEngine engine, Map<String, String> settings)
      throws MySqlUnavailableException {
    if (!dockerMayAnswer() || !DockerClientFactory.instance().isDockerAvailable()) {
      throw new MySqlUnavailableException("Docker does not answer");
    }
    JdbcDatabaseContainer<?> container =
        engine == MySqlEngine.MYSQL
            ? new MySQLContainer("mysql:8.4").withUsername("root").withPassword(PASSWORD)
            : new MariaDBContainer("mariadb:11.4").withUsername("root").withPassword(PASSWORD);
    container.setCommand(
        settings.entrySet().stream()
            .map(each -> "--" + each.getKey() + "=" + each.getValue())
            .toArray(String[]::new));
    try {
      container.start();
    } catch (RuntimeException e) {
      container.stop();
      throw new MySqlUnavailableException(
          "Docker did not start %s: %s".formatted(engine, e.getMessage()), e);
    }
    return new RunningMySql(
        engine + " in a container of " + container.getDockerImageName(),
        "jdbc:mysql://%s:%d/".formatted(container.getHost(), container.getMappedPort(PORT)),
        "root",
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
}
