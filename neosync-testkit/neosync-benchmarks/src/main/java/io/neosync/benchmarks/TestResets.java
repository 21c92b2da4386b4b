package io.neosync.benchmarks;

import io.neosync.Sync;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.postgres.compare.TableContents;
import io.neosync.postgres.Postgres;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long tests wait for their data: before each of 200 tests, of which each changes 3 of 12
 * tables, the 2,000 rows of a fixture are brought back. One database, one connection for each
 * contender, all of them in turns; after each round the database is compared with the seed, value
 * by value.
 */
final class TestResets {

  static final String NAME = "test-resets";

  private static final int TESTS = 200;
  private static final int CHANGED = 3;

  private TestResets() {}

  static void measure(Arguments arguments, PrintStream out) throws Exception {
    // As servers for tests run: what a crash would lose is of no interest.
    try (PostgresServer server = PostgresServer.start(Map.of("fsync", "off"));
        TestDatabase database = server.createDatabase()) {
      database.execute(ResetShop.SCHEMA);
      Sync.from(ResetShop.fixtures()).to(Postgres.at(database.dataSource())).build().run();
      out.printf(
          "%s: %d rows in %d tables; each of %d tests changes %d tables%n",
          NAME, ResetShop.ROWS, ResetShop.TABLES.size(), TESTS, CHANGED);
      out.println("Server:" + ServerSettings.read(endpoint(database)));
      Map<String, double[]> millis = new LinkedHashMap<>();
      try (ResetContenders contenders = new ResetContenders(database)) {
        for (int round = 0; round <= arguments.rounds(); round++) {
          for (ResetContenders.Reset reset : contenders.all()) {
            if (!arguments.includes(reset.name())) {
              continue;
            }
            double[] taken = round(database, reset);
            out.printf(
                "  %-8s %-26s %8.2f ms%n",
                round == 0 ? "warm-up" : "round " + round, reset.name(), median(taken));
            if (round > 0) {
              millis.merge(reset.name(), taken, TestResets::joined);
            }
          }
        }
      }
      print(millis, out);
    }
  }

  private static Endpoint endpoint(TestDatabase database) {
    return new Endpoint(database.url(), database.user(), database.password());
  }

  private static double[] round(TestDatabase database, ResetContenders.Reset reset)
      throws Exception {
    double[] millis = new double[TESTS];
    try (Connection test = database.connection();
        Statement statement = test.createStatement()) {
      // What the contender before left behind is not this one's to wade through.
      statement.execute("VACUUM FULL");
      List<String> seed = content(test);
      for (int i = 0; i < TESTS; i++) {
        List<String> changed = ResetShop.changed(i, CHANGED);
        ResetShop.change(test, changed);
        long start = System.nanoTime();
        reset.run(changed);
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
      if (!content(test).equals(seed)) {
        throw new IllegalStateException(reset.name() + " left something else than the seed");
      }
    }
    return millis;
  }

  private static List<String> content(Connection connection) throws SQLException {
    return TableContents.of(connection, "public").lines();
  }

  private static double[] joined(double[] first, double[] second) {
    double[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void print(Map<String, double[]> millis, PrintStream out) {
    double first = median(millis.values().iterator().next());
    out.printf("%n%-26s %10s %10s %10s %8s%n", "", "median ms", "mean ms", "p95 ms", "x");
    millis.forEach(
        (name, values) -> {
          double[] sorted = values.clone();
          Arrays.sort(sorted);
          out.printf(
              "%-26s %10.2f %10.2f %10.2f %8.2f%n",
              name,
              median(values),
              Arrays.stream(values).average().orElse(0),
              sorted[(int) (sorted.length * 0.95)],
              median(values) / first);
        });
    out.println("\nEach round was compared with the seed by checksums. x: median relative to the");
    out.println("first line.");
  }
}
