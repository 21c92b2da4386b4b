package io.neosync.benchmarks;

import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The source and the destination, each on a server of its own.
 *
 * <p>Both servers are started here, with {@link #SETTINGS}, unless the environment names two
 * databases in {@value #SOURCE_VARIABLE} and {@value #DESTINATION_VARIABLE}: JDBC URLs, user and
 * password included. Everything in the schema {@code public} of those is dropped.
 */
final class Databases implements AutoCloseable {

  static final String SOURCE_VARIABLE = "NEOSYNC_BENCHMARK_SOURCE_URL";
  static final String DESTINATION_VARIABLE = "NEOSYNC_BENCHMARK_DESTINATION_URL";

  /**
   * What differs from PostgreSQL's defaults. As safe as a production server (the first three are
   * the defaults, which servers for tests lack), and with room for a load of this size.
   */
  static final Map<String, String> SETTINGS =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "max_connections", "100",
          "shared_buffers", "512MB",
          "max_wal_size", "4GB");

  private final Endpoint source;
  private final Endpoint destination;
  private final Runnable stop;

  private Databases(Endpoint source, Endpoint destination, Runnable stop) {
    this.source = source;
    this.destination = destination;
    this.stop = stop;
  }

  /** Opens those of the environment, or starts both servers. */
  static Databases open() throws SQLException, IOException, InterruptedException {
    String source = System.getenv(SOURCE_VARIABLE);
    String destination = System.getenv(DESTINATION_VARIABLE);
    if (source != null && destination != null) {
      return new Databases(given(source), given(destination), () -> {});
    }
    Unpacking.inOwnProcess();
    PostgresServer first = PostgresServer.start(SETTINGS);
    PostgresServer second = PostgresServer.start(SETTINGS);
    return new Databases(
        started(first.createDatabase()),
        started(second.createDatabase()),
        () -> {
          first.close();
          second.close();
        });
  }

  private static Endpoint started(TestDatabase database) {
    return new Endpoint(database.url(), database.user(), database.password());
  }

  private static Endpoint given(String url) {
    PGSimpleDataSource parsed = new PGSimpleDataSource();
    parsed.setUrl(url);
    String user = parsed.getUser();
    String password = parsed.getPassword();
    return new Endpoint(
        url.replaceAll("([?&])(user|password)=[^&]*", "$1"),
        user == null ? "postgres" : user,
        password == null ? "" : password);
  }

  Endpoint source() {
    return source;
  }

  Endpoint destination() {
    return destination;
  }

  /** Stops the servers that were started here. */
  @Override
  public void close() {
    stop.run();
  }
}
