package io.neosync.contract.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import io.neosync.contract.server.ServerWays;
import io.neosync.contract.server.SharedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A SQL Server that tests may do anything to: the server that {@code NEOSYNC_TEST_SQLSERVER_URL}
 * names, or else a container where Docker answers. Where neither is to be had, asking for one
 * throws {@link org.opentest4j.TestAbortedException} with the reasons, which JUnit reports as
 * skipped.
 *
 * <p>Safe for use by several threads.
 */
public final class SqlServerInstance {

  private static final SharedServer<RunningSqlServer> SHARED =
      new SharedServer<>(SqlServerInstance::find);

  private final RunningSqlServer running;
  private final boolean babelfish;

  private SqlServerInstance(RunningSqlServer running, boolean babelfish) {
    this.running = running;
    this.babelfish = babelfish;
  }

  /**
   * The one server of this JVM, looked for by the first call.
   *
   * @throws org.opentest4j.TestAbortedException if no server is to be had
   */
  public static SqlServerInstance shared() throws SQLException {
    RunningSqlServer running = SHARED.get();
    try (Connection connection = running.dataSource("master").getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@VERSION")) {
      row.next();
      return new SqlServerInstance(running, row.getString(1).contains("Babelfish"));
    }
  }

  private static RunningSqlServer find() {
    return ServerWays.variable(GivenSqlServer.VARIABLE)
        .map(GivenSqlServer::at)
        .orElseGet(
            () ->
                ServerWays.first(
                    "No SQL Server to test with. Set %s to a JDBC URL, user and password included."
                        .formatted(GivenSqlServer.VARIABLE),
                    ContainerSqlServer::start));
  }

  /**
   * Whether the server is Babelfish for PostgreSQL, which speaks the protocol and most of the
   * language, but lacks some of what SQL Server has.
   */
  public boolean babelfish() {
    return babelfish;
  }

  /** Where the server came from, to be read by people; without credentials. */
  public String origin() {
    return running.origin();
  }

  /** A user who may do anything. */
  public String user() {
    return running.user();
  }

  public String password() {
    return running.password();
  }

  /**
   * Creates an empty database with a name of its own, which allows snapshot isolation.
   *
   * @throws SQLException if the server refuses
   */
  public SqlServerDatabase createDatabase() throws SQLException {
    String name = "neosync_test_" + UUID.randomUUID().toString().replace('-', '_');
    administer("CREATE DATABASE [" + name + "]");
    if (!babelfish) {
      administer("ALTER DATABASE [" + name + "] SET ALLOW_SNAPSHOT_ISOLATION ON");
    }
    return new SqlServerDatabase(this, name);
  }

  void dropDatabase(String name) throws SQLException {
    if (!babelfish) {
      administer(
          "IF DB_ID(N'%1$s') IS NOT NULL ALTER DATABASE [%1$s] SET SINGLE_USER WITH ROLLBACK IMMEDIATE"
              .formatted(name));
    }
    administer("DROP DATABASE IF EXISTS [" + name + "]");
  }

  SQLServerDataSource dataSource(String database) {
    return running.dataSource(database);
  }

  String url(String database) {
    return running.url(database);
  }

  /** Runs a statement that concerns the server. */
  public void administer(String sql) throws SQLException {
    try (Connection connection = running.dataSource("master").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public String toString() {
    return origin();
  }
}
