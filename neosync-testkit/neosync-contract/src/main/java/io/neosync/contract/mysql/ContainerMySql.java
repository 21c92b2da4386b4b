package io.neosync.contract.mysql;

import io.neosync.contract.server.Docker;
import io.neosync.contract.server.ServerUnavailableException;
import java.util.Map;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;

/** A server in a container, where Docker answers. */
final class ContainerMySql {

  private static final int PORT = 3306;
  private static final String PASSWORD = "neosync";

  private ContainerMySql() {}

  static RunningMySql start(MySqlEngine engine, Map<String, String> settings)
      throws ServerUnavailableException {
    JdbcDatabaseContainer<?> container =
        Docker.started(engine.toString(), () -> container(engine, settings));
    return new RunningMySql(
        engine + " in a container of " + container.getDockerImageName(),
        "jdbc:mysql://%s:%d/".formatted(container.getHost(), container.getMappedPort(PORT)),
        "root",
        PASSWORD,
        container::stop);
  }

  private static JdbcDatabaseContainer<?> container(
      MySqlEngine engine, Map<String, String> settings) {
    JdbcDatabaseContainer<?> container =
        engine == MySqlEngine.MYSQL
            ? new MySQLContainer("mysql:8.4").withUsername("root").withPassword(PASSWORD)
            : new MariaDBContainer("mariadb:11.4").withUsername("root").withPassword(PASSWORD);
    container.setCommand(
        settings.entrySet().stream()
            .map(each -> "--" + each.getKey() + "=" + each.getValue())
            .toArray(String[]::new));
    return container;
  }
}
