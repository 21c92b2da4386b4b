package io.neosync.benchmarks;

import io.neosync.Sync;
import io.neosync.mysql.MySql;
import java.io.PrintStream;
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
    List<Measurement> measurements =
        new Turns(arguments, out)
            .take(
                ways,
                (way, round) -> {
                  shop.rest();
                  Measurement measurement = Measurement.of(way, round, way.work());
                  way.require(shop.checksums(shop.destination()).equals(wanted));
                  return measurement;
                });
    out.printf("%n%s", new ResultTable(measurements, bytes));
    out.println("After each run all tables were compared by checksums. x: relative to the first.");
  }
}
