package io.neosync.examples;

import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.Shop;
import io.neosync.contract.postgres.SqlScript;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.postgres.compare.CatalogDump;
import io.neosync.contract.postgres.compare.TableContents;
import io.neosync.postgres.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Two servers with the same shop: the source's is full, the destination's has empty tables. */
final class Shops implements AutoCloseable {

  private static final SqlScript ROWS = SqlScript.of(Shops.class, "shop-data.sql");
  private static final SqlScript NEW_ROWS = SqlScript.of(Shops.class, "shop-new-rows.sql");

  /** As safe as production servers: what servers for tests usually leave out to be faster. */
  private static final Map<String, String> SETTINGS =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private final Screen screen;
  private final List<PostgresServer> servers;
  private final TestDatabase source;
  private final TestDatabase destination;
  private final CatalogDump definitions;

  private Shops(Screen screen, List<PostgresServer> servers) throws SQLException {
    this.screen = screen;
    this.servers = servers;
    source = servers.get(0).createNamedDatabase("shop");
    destination = servers.get(1).createNamedDatabase("shop_copy");
    source.load(Shop.SCHEMA);
    destination.load(Shop.SCHEMA);
    definitions = definitions(destination);
  }

  /** Starts the servers and fills the source. */
  static Shops start(Screen screen) throws SQLException {
    Stopwatch starting = new Stopwatch();
    // One after the other: the first start on a machine unpacks the server, which two cannot do at
    // once.
    List<PostgresServer> servers =
        List.of(PostgresServer.startEmbedded(SETTINGS), PostgresServer.startEmbedded(SETTINGS));
    screen.say("Two embedded PostgreSQL servers started in " + starting.text());
    Shops shops = new Shops(screen, servers);
    shops.fill();
    return shops;
  }

  private void fill() throws SQLException {
    Stopwatch filling = new Stopwatch();
    source.load(ROWS);
    long size = source.queryLong("select pg_database_size(current_database())");
    SortedMap<String, Long> rows = rows(source);
    screen.say(
        String.format(
            Locale.ROOT,
            "The source made itself %,d rows in %d tables (%d MB) in %s",
            rows.values().stream().mapToLong(Long::longValue).sum(),
            rows.size(),
            size / 1_000_000,
            filling.text()));
  }

  Postgres source() {
    return Postgres.at(source.url(), source.user(), source.password());
  }

  Postgres destination() {
    return Postgres.at(destination.url(), destination.user(), destination.password());
  }

  void newRowsArrive() throws SQLException {
    Stopwatch arriving = new Stopwatch();
    long before = sum(rows(source));
    source.load(NEW_ROWS);
    screen.say(
        String.format(
            Locale.ROOT,
            "%,d new rows: customers, products, orders, payments (%s)",
            sum(rows(source)) - before,
            arriving.text()));
  }

  SortedMap<String, Long> destinationRows() throws SQLException {
    return rows(destination);
  }

  /**
   * Compares every row of both databases, and the destination's definitions with what they were.
   */
  void compare() throws SQLException {
    Stopwatch comparing = new Stopwatch();
    CompletableFuture<TableContents> expected =
        CompletableFuture.supplyAsync(() -> content(source));
    TableContents actual = content(destination);
    List<String> differences = join(expected).differences(actual);
    List<String> changed = definitions.differences(definitions(destination));
    if (!differences.isEmpty() || !changed.isEmpty()) {
      throw new IllegalStateException("Not the same: " + differences + changed);
    }
    screen.say(
        String.format(
            Locale.ROOT,
            "Checked: all %,d rows are identical on both sides, and the destination's keys,"
                + " indexes",
            actual.rows()));
    screen.say(
        "and foreign keys are as they were before (rows, checksums and definitions, in %s)"
            .formatted(comparing.text()));
  }

  private static CatalogDump definitions(TestDatabase database) throws SQLException {
    try (Connection connection = database.connection()) {
      return CatalogDump.of(connection, "public");
    }
  }

  private static TableContents content(TestDatabase database) {
    try (Connection connection = database.connection()) {
      return TableContents.of(connection, "public");
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  private static SortedMap<String, Long> rows(TestDatabase database) throws SQLException {
    SortedMap<String, Long> rows = new TreeMap<>();
    for (String table :
        database.queryStrings(
            "select relname from pg_class where relkind = 'r' and relnamespace ="
                + " 'public'::regnamespace")) {
      rows.put(table, database.queryLong("select count(*) from " + table));
    }
    return rows;
  }

  private static long sum(SortedMap<String, Long> rows) {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public void close() {
    servers.forEach(PostgresServer::close);
  }
}
