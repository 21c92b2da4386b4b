package io.neosync.contract.sqlserver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mssqlserver.MSSQLServerContainer;

/** A server in a container, where Docker answers. */
final class ContainerSqlServer {

  private static final String IMAGE = "mcr.microsoft.com/mssql/server:2022-latest";

  private ContainerSqlServer() {}

  /**
   * @throws TestAbortedException with the reason, if there is none
   */
  static RunningSqlServer start() {
    if (!dockerMayAnswer() || !DockerClientFactory.instance().isDockerAvailable()) {
      throw unavailable("Docker does not answer", null);
    }
    MSSQLServerContainer container = new MSSQLServerContainer(IMAGE).acceptLicense();
    try {
      container.start();
    } catch (RuntimeException e) {
      container.stop();
      throw unavailable("Docker did not start SQL Server: " + e.getMessage(), e);
    }
    // Testcontainers stops it when the JVM ends.
    return new RunningSqlServer(
        "SQL Server in a container of " + IMAGE,
        "jdbc:sqlserver://%s:%d;encrypt=false"
            .formatted(
                container.getHost(),
                container.getMappedPort(MSSQLServerContainer.MS_SQL_SERVER_PORT)),
        container.getUsername(),
        container.getPassword());
  }

  private static TestAbortedException unavailable(String reason, @Nullable Throwable cause) {
    return new TestAbortedException(
        "No SQL Server to test with. Set %s to a JDBC URL, user and password included. Tried: %s"
            .formatted(GivenSqlServer.VARIABLE, reason),
        cause);
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
