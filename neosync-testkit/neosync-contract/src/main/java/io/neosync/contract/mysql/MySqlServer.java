package io.neosync.contract.mysql;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.neosync.contract.server.SharedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A real MySQL or MariaDB server that tests may do anything to.
 *
 * <p>It is found in this order: the server that the engine's environment variable names, a
 * container where Docker answers, an embedded server out of Maven Central. Where none of them is to
 * be had, asking for one throws {@link org.opentest4j.TestAbortedException} with the reasons, which
 * JUnit reports as skipped.
 *
 * <p>Safe for use by several threads.
 */
public final class MySqlServer implements AutoCloseable {

  private static final Map<MySqlEngine, SharedServer<RunningMySql>> SHARED =
      Arrays.stream(MySqlEngine.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  engine -> engine, engine -> new SharedServer<>(() -> MySqlLocator.find(engine))));

  private final MySqlEngine engine;
  private final RunningMySql running;
  private final Runnable stop;

  private MySqlServer(MySqlEngine engine, RunningMySql running, Runnable stop) {
    this.engine = engine;
    this.running = running;
    this.stop = stop;
  }

  /**
   * The one server of this engine in this JVM, started by the first call and stopped when the JVM
   * ends. Closing it does nothing.
   *
   * @throws org.opentest4j.TestAbortedException if no server is to be had
   */
  public static MySqlServer shared(MySqlEngine engine) {
    return new MySqlServer(engine, Objects.requireNonNull(SHARED.get(engine)).get(), () -> {});
  }

  /**
   * Starts a server of one's own, independent of every other; {@link #close()} stops it, and so
   * does the end of the JVM. The server that a variable names is never used here.
   *
   * @param settings server options by name, without the leading dashes; they win over the defaults
   *     for tests
   * @throws org.opentest4j.TestAbortedException if no server is to be had, which includes settings
   *     that the server refuses
   */
  public static MySqlServer start(MySqlEngine engine, Map<String, String> settings) {
    RunningMySql running = MySqlLocator.start(engine, settings);
    return new MySqlServer(engine, running, running.stop());
  }

  public MySqlEngine engine() {
    return engine;
  }

  /** Where the server came from, to be read by people; without credentials. */
  public String origin() {
    return running.origin();
  }

  /**
   * Creates an empty utf8mb4 database with a name of its own.
   *
   * @throws SQLException if the server refuses
   */
  public MySqlDatabase createDatabase() throws SQLException {
    return createNamedDatabase("neosync_test_" + UUID.randomUUID().toString().replace('-', '_'));
  }

  /**
   * Creates an empty utf8mb4 database.
   *
   * @param name without backticks
   * @throws SQLException if the server refuses, or has a database of that name
   */
  public MySqlDatabase createNamedDatabase(String name) throws SQLException {
    administer("CREATE DATABASE `%s` CHARACTER SET utf8mb4".formatted(name));
    return new MySqlDatabase(this, name);
  }

  void dropDatabase(String name) throws SQLException {
    administer("DROP DATABASE IF EXISTS `%s`".formatted(name));
  }

  MysqlDataSource dataSource(String database) {
    return running.dataSource(database);
  }

  String url(String database) {
    return running.url(database);
  }

  /** A user who may do anything. */
  public String user() {
    return running.user();
  }

  /** The user's password; may be empty. */
  public String password() {
    return running.password();
  }

  /** Runs statements that concern the server, without a current database. */
  public void administer(String sql) throws SQLException {
    try (Connection connection = running.dataSource("").getConnection();
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
