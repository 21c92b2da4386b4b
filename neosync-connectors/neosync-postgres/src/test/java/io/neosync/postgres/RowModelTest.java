package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncException;
import io.neosync.SyncListener;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.postgres.compare.CatalogDump;
import io.neosync.contract.postgres.leak.Leftovers;
import io.neosync.postgres.model.RandomCase;
import io.neosync.postgres.model.RowModel.Outcome;
import io.neosync.postgres.model.Settings;
import io.neosync.postgres.model.Shape;
import io.neosync.postgres.model.Shape.Reference;
import io.neosync.postgres.model.Shape.TableShape;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Random schemas, rows and options: a sync leaves what a slow row-by-row model says it leaves. */
class RowModelTest {

  private static final int CASES = Integer.getInteger("neosync.test.cases", 200);
  private static final long FIRST_SEED = Long.getLong("neosync.test.seed", 1);

  /** Orders in which rows may have arrived, to be tried where the server chooses the order. */
  private static final int ORDERS = 200;

  private static TestDatabase source;
  private static TestDatabase destination;
  private static Connection from;
  private static Connection to;
  private static PGSimpleDataSource lentSource;
  private static PGSimpleDataSource lentDestination;
  private static boolean nullsNotDistinct;

  /** Lends one and the same connection again and again. */
  private static PGSimpleDataSource lending(TestDatabase database) throws SQLException {
    PGSimpleDataSource plain = database.dataSource();
    PGConnectionPoolDataSource pool = new PGConnectionPoolDataSource();
    pool.setUrl(plain.getUrl());
    pool.setUser(plain.getUser());
    pool.setPassword(plain.getPassword());
    var pooled = pool.getPooledConnection();
    return new PGSimpleDataSource() {
      private static final long serialVersionUID = 1L;

      @Override
      public Connection getConnection() throws SQLException {
        return pooled.getConnection();
      }
    };
  }

  @BeforeAll
  static void start() throws SQLException {
    PostgresServer server = PostgresServer.shared();
    source = server.createDatabase();
    destination = server.createDatabase();
    from = source.connection();
    to = destination.connection();
    lentSource = lending(source);
    lentDestination = lending(destination);
    nullsNotDistinct = to.getMetaData().getDatabaseMajorVersion() >= 15;
  }

  @AfterAll
  static void stop() throws SQLException {
    try (TestDatabase one = source;
        TestDatabase other = destination) {
      from.close();
      to.close();
    }
  }

  @Test
  void leavesWhatTheModelLeaves() throws Exception {
    Map<String, Integer> seen = new TreeMap<>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
      RandomCase example = new RandomCase(seed, nullsNotDistinct);
      try {
        check(seed, example, seen);
      } catch (Exception | AssertionError e) {
        throw new AssertionError(described(seed, example) + "\n" + e.getMessage(), e);
      }
    }
    System.out.println("cases: " + seen);
  }

  private static String described(long seed, RandomCase example) {
    return """
    seed %d, %s, rebuild %s, compare %s
    -- source
    %s-- destination
    %s-- expected %s\
    """
        .formatted(
            seed,
            example.settings(),
            example.rebuild(),
            example.compare(),
            example.sourceScript(),
            example.destinationScript(),
            example.expected());
  }

  private void check(long seed, RandomCase example, Map<String, Integer> seen) throws Exception {
    prepare(from, example.sourceScript());
    prepare(to, example.destinationScript());
    CatalogDump before = CatalogDump.of(to, "s");
    Shape shape = example.shape();
    assertThat(rows(shape)).isEqualTo(example.existing());

    List<String> ways = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    boolean listening = seed % 4 == 0;
    Optional<SyncReport> report = Optional.empty();
    Optional<SyncException> failure = Optional.empty();
    try {
      report = Optional.of(sync(example, ways, listening ? skipped : null).run());
    } catch (SyncException e) {
      failure = Optional.of(e);
    }
    if (listening && report.isPresent()) {
      assertThat(skipped).hasSize((int) report.get().rowsSkipped());
    }
    boolean ordered = ways.stream().noneMatch(way -> way.startsWith("missing"));
    ways.forEach(way -> seen.merge(way.replaceFirst("t\\d_", ""), 1, Integer::sum));
    seen.merge(failure.isPresent() ? "failed" : "succeeded", 1, Integer::sum);

    List<List<List<String>>> found = rows(shape);
    assertThat(before.differences(CatalogDump.of(to, "s"))).isEmpty();
    assertThat(Leftovers.in(to)).isEmpty();
    assertThat(Leftovers.in(lentDestination.getConnection())).isEmpty();

    List<String> differences = differences(example, example.expected(), report, failure, found);
    Random orders = new Random(seed);
    for (int i = 0; i < ORDERS && !ordered && !differences.isEmpty(); i++) {
      List<String> others =
          differences(example, example.expected(found, orders), report, failure, found);
      differences = others.isEmpty() ? others : differences;
    }
    if (!differences.isEmpty()) {
      throw new AssertionError(
          String.join("\n", differences)
              + failure.map(e -> "\n" + e).orElse("")
              + report.map(r -> "\n" + r).orElse(""),
          failure.orElse(null));
    }
  }

  private static void prepare(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET client_min_messages = error; DROP SCHEMA IF EXISTS s CASCADE; CREATE SCHEMA s; SET"
              + " search_path = s;\n"
              + script
              + "RESET client_min_messages; RESET search_path");
    }
  }

  private static Sync sync(RandomCase example, List<String> ways, @Nullable List<String> skipped) {
    Settings settings = example.settings();
    SyncBuilder builder =
        Sync.from(Postgres.at(lentSource).schemas("s"))
            .to(
                Postgres.at(lentDestination)
                    .schemas("s")
                    .thresholds(
                        new Thresholds(
                            example.rebuild() ? 0 : Long.MAX_VALUE,
                            example.compare() ? 0 : Long.MAX_VALUE,
                            example.compare() ? 0 : Long.MAX_VALUE)));
    if (skipped != null) {
      builder.listener(TwoDatabases.noting(skipped));
    }
    builder.listener(
        new SyncListener() {
          @Override
          public void started(SyncPlan plan) {
            plan.tables().forEach(table -> ways.add(table.way()));
          }
        });
    builder.tables(
        settings.synced().stream()
            .map(table -> example.shape().tables().get(table).name())
            .toArray(String[]::new));
    if (settings.truncateBeforeInsert()) {
      builder.truncateBeforeInsert();
    }
    if (settings.truncateCascade()) {
      builder.truncateCascade();
    }
    if (settings.append()) {
      builder.append();
    }
    if (settings.onConflictDoNothing()) {
      builder.onConflictDoNothing();
    }
    if (settings.skipForeignKeyViolations()) {
      builder.skipForeignKeyViolations();
    }
    return builder.build();
  }

  /** The destination's rows, table by table. */
  private static List<List<List<String>>> rows(Shape shape) throws SQLException {
    List<List<List<String>>> tables = new ArrayList<>();
    for (TableShape table : shape.tables()) {
      List<List<String>> rows = new ArrayList<>();
      try (Statement statement = to.createStatement();
          ResultSet result = statement.executeQuery("SELECT * FROM s." + table.name())) {
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= table.columns().size(); i++) {
            row.add(result.getString(i));
          }
          rows.add(row);
        }
      }
      tables.add(rows);
    }
    return tables;
  }

  private static List<String> differences(
      RandomCase example,
      Outcome expected,
      Optional<SyncReport> report,
      Optional<SyncException> failure,
      List<List<List<String>>> found) {
    List<String> differences = new ArrayList<>();
    if (expected.failure().isPresent() != failure.isPresent()) {
      differences.add("expected failure: %s".formatted(expected.failure()));
    }
    for (int table = 0; table < found.size(); table++) {
      List<String> missing = lines(expected.rows().get(table));
      List<String> surplus = lines(found.get(table));
      lines(found.get(table)).forEach(missing::remove);
      lines(expected.rows().get(table)).forEach(surplus::remove);
      if (!missing.isEmpty() || !surplus.isEmpty()) {
        differences.add("t%d lacks %s, should lack %s".formatted(table, missing, surplus));
      }
      if (report.isPresent() && expected.failure().isEmpty()) {
        if (example.settings().synced().contains(table)) {
          counts(differences, example, expected, report.get(), table);
        }
      }
    }
    return differences;
  }

  private static List<String> lines(List<List<String>> rows) {
    return rows.stream().map(List::toString).collect(Collectors.toCollection(ArrayList::new));
  }

  private static void counts(
      List<String> differences,
      RandomCase example,
      Outcome expected,
      SyncReport report,
      int table) {
    SyncReport.TableReport counted = report.table("t" + table);
    long read = example.source().get(table).size();
    long conflicts = expected.conflicts().get(table);
    List<Set<String>> orphans = expected.orphans().get(table);
    long written = read - conflicts - orphans.size();
    if (counted.rowsRead() != read
        || counted.rowsWritten() != written
        || counted.skippedByConflict() != conflicts
        || counted.rowsSkipped() != read - written) {
      differences.add(
          "t%d: expected %d read, %d written, %d conflicts, but: %s"
              .formatted(table, read, written, conflicts, counted));
    }
    // A row that violates several foreign keys may be counted under any of them.
    Map<String, Long> lost = new HashMap<>(counted.skippedByForeignKey());
    for (Reference reference : example.shape().references()) {
      String name = reference.name();
      long count = lost.getOrDefault(name, 0L);
      lost.remove(name);
      long least = orphans.stream().filter(keys -> keys.equals(Set.of(name))).count();
      long most = orphans.stream().filter(keys -> keys.contains(name)).count();
      if (count < least || count > most) {
        differences.add("%s: expected %d to %d rows, but %d".formatted(name, least, most, count));
      }
    }
    if (!lost.isEmpty()) {
      differences.add("t" + table + ": rows lost by " + lost);
    }
  }
}
