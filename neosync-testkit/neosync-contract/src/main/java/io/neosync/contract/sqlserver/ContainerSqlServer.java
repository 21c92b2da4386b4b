package io.neosync.contract.sqlserver;

import io.neosync.contract.server.Docker;
import io.neosync.contract.server.ServerUnavailableException;
import org.testcontainers.mssqlserver.MSSQLServerContainer;

/** A server in a container, where Docker answers. */
final class ContainerSqlServer {

  private static final String IMAGE = "mcr.microsoft.com/mssql/server:2022-latest";

  private ContainerSqlServer() {}

  static RunningSqlServer start() throws ServerUnavailableException {
    MSSQLServerContainer container =
        Docker.started("SQL Server", () -> new MSSQLServerContainer(IMAGE).acceptLicense());
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
}
