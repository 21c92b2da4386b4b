package io.neosync.contract.postgres;

import io.neosync.contract.server.SharedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL server that tests may do anything to.
 *
 * <p>It is found in this order: the server named by {@value #VARIABLE}, a container where Docker
 * answers, an embedded server out of Maven Central. Where none of them is to be had, asking for one
 * throws {@link org.opentest4j.TestAbortedException} with the reasons, which JUnit reports as
 * skipped.
 *
 * <p>Safe for use by several threads.
 */
public final class PostgresServer implements AutoCloseable {

  /**
   * Environment variable with the JDBC URL, user and password included, of a server on which the
   * user may create databases.
   */
  public static final String VARIABLE = "NEOSYNC_TEST_POSTGRES_URL";

  private static final SharedServer<RunningPostgres> SHARED =
      new SharedServer<>(PostgresLocator::find);

  private final RunningPostgres running;
  private final Runnable stop;

  private PostgresServer(RunningPostgres running, Runnable stop) {
    this.running = running;
    this.stop = stop;
  }

  /**
   * The one server of this JVM, started by the first call and stopped when the JVM ends. Closing it
   * does nothing.
   *
   * <p>An embedded or container server runs without fsync.
   *
   * @throws org.opentest4j.TestAbortedException if no server is to be had
   */
  public static PostgresServer shared() {
    return new PostgresServer(SHARED.get(), () -> {});
  }

  /**
   * Starts a server of one's own, independent of every other; {@link #close()} stops it, and so
   * does the end of the JVM. The server that {@value #VARIABLE} names is never used here.
   *
   * @param settings server settings by name, as in postgresql.conf without quotes. They win over
   *     the defaults for tests, which are {@code fsync=off}, {@code synchronous_commit=off}, {@code
   *     full_page_writes=off}, {@code timezone=UTC} and {@code max_connections=300}
   * @throws org.opentest4j.TestAbortedException if no server is to be had, which includes settings
   *     that the server refuses
   */
  public static PostgresServer start(Map<String, String> settings) {
    RunningPostgres running = PostgresLocator.start(settings);
    return new PostgresServer(running, running.stop());
  }

  /**
   * Starts an embedded server of one's own, also where Docker answers; otherwise as {@link #start}.
   *
   * @throws org.opentest4j.TestAbortedException if there is none for this platform
   */
  public static PostgresServer startEmbedded(Map<String, String> settings) {
    RunningPostgres running = PostgresLocator.startEmbedded(settings);
    return new PostgresServer(running, running.stop());
  }

  /** Where the server came from, to be read by people; without credentials. */
  public String origin() {
    return running.origin();
  }

  /**
   * Creates an empty UTF-8 database with a name of its own.
   *
   * @throws SQLException if the server refuses
   */
  public TestDatabase createDatabase() throws SQLException {
    return createDatabase("template0");
  }

  TestDatabase createDatabase(String template) throws SQLException {
    return createDatabase(
        "neosync_test_" + UUID.randomUUID().toString().replace('-', '_'), template);
  }

  /**
   * Creates an empty UTF-8 database.
   *
   * @param name lower-case letters, digits and underscores
   * @throws SQLException if the server refuses, or has a database of that name
   */
  public TestDatabase createNamedDatabase(String name) throws SQLException {
    return createDatabase(name, "template0");
  }

  private TestDatabase createDatabase(String name, String template) throws SQLException {
    administer(
        "CREATE DATABASE %s TEMPLATE %s%s"
            .formatted(name, template, template.equals("template0") ? " ENCODING 'UTF8'" : ""));
    return new TestDatabase(this, name);
  }

  void dropDatabase(String name) throws SQLException {
    administer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  PGSimpleDataSource dataSource(String database) {
    return running.dataSource(database);
  }

  String url(String database) {
    return running.url(database);
  }

  String user() {
    return running.user();
  }

  String password() {
    return running.password();
  }

  private void administer(String sql) throws SQLException {
    try (Connection connection = running.dataSource(running.database()).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Stops the server, unless it is the shared one. Later calls do nothing. */
  @Override
  public void close() {
    stop.run();
  }

  @Override
  public String toString() {
    return origin();
  }
}
