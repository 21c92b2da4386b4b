package io.neosync.benchmarks;

import io.neosync.Sync;
import io.neosync.mysql.MySql;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The scenario {@value #NAME}: the shop from one MySQL to another. Each contender finds the rows of
 * the run before, empties the tables, and leaves every key and foreign key in place and valid.
 */
final class MySqlComparison {

  static final String NAME = "mysql";

  private final Arguments arguments;
  private final PrintStream out;
  private final MySqlShop shop;
  private final List<Way> ways;

  private MySqlComparison(Arguments arguments, PrintStream out, MySqlShop shop) {
    this.arguments = arguments;
    this.out = out;
    this.shop = shop;
    this.ways =
        List.of(
            new Way("neosync", this::sync),
            new Way("load data", new MySqlFiles(shop)),
            new Way("insert", new MySqlInserts(shop), Contender.Pace.FEWER_ROUNDS));
  }

  static void measure(Arguments arguments, PrintStream out) throws Exception {
    try (MySqlShop shop = MySqlShop.open(arguments.scale())) {
      new MySqlComparison(arguments, out, shop).run();
    }
  }

  private void sync() {
    Sync.from(MySql.at(shop.source().url(), shop.source().user(), shop.source().password()))
        .to(
            MySql.at(
                shop.destination().url(), shop.destination().user(), shop.destination().password()))
        .build()
        .run();
  }

  private void run() throws Exception {
    shop.prepare();
    long bytes = shop.bytes();
    out.printf(
        Locale.ROOT,
        "%s: %,d rows, %,d MB in %d tables, indexes not counted%nServers:%s%n",
        NAME,
        shop.rows(),
        bytes / 1_000_000,
        MySqlShop.TABLES.size(),
        shop.settings());
    List<String> wanted = shop.checksums(shop.source());
    List<Measurement> measurements = new ArrayList<>();
    for (int round = 0; round <= arguments.rounds(); round++) {
      for (Way way : ways) {
        if (arguments.includes(way) && takesPart(way, round)) {
          Measurement measurement = measure(way, round);
          if (!shop.checksums(shop.destination()).equals(wanted)) {
            throw new IllegalStateException(
                way.name() + " left something else than the source has");
          }
          out.printf(
              Locale.ROOT,
              "  %-8s %-16s %8.2f s%n",
              round == 0 ? "warm-up" : "round " + round,
              way.name(),
              measurement.seconds());
          if (!measurement.warmUp()) {
            measurements.add(measurement);
          }
        }
      }
    }
    out.printf("%n%s", new ResultTable(measurements, bytes));
    out.println("After each run all tables were compared by checksums. x: relative to the first.");
  }

  private boolean takesPart(Way way, int round) {
    return way.pace() == Contender.Pace.EACH_ROUND
        ? round > 0 || arguments.rounds() > 1
        : round > 0 && round <= arguments.roundsSlow();
  }

  private Measurement measure(Way way, int round) throws Exception {
    shop.rest();
    try {
      return Measurement.of(way, round, way.work());
    } catch (SQLException e) {
      throw new IllegalStateException(way.name() + " failed", e);
    }
  }
}
