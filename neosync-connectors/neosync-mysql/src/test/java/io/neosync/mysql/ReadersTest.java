package io.neosync.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.neosync.Sync;
import io.neosync.SyncException;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import io.neosync.jdbc.Connections;
import io.neosync.schema.TableRef;
import io.neosync.spi.Row;
import io.neosync.spi.SnapshotGuarantee;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Several connections that read one snapshot, and what is said where there cannot be several. */
class ReadersTest {

  private static final String DIGITS =
      "CREATE TABLE digits (x INT); INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6),"
          + " (7), (8), (9);";

  /** A thousand numbers from 0. */
  private static final String NUMBERS =
      "(SELECT a.x + 10 * b.x + 100 * c.x AS n FROM digits a, digits b, digits c) numbers";

  /** The same moves to and from the two tables leave their sum as it is. */
  private static final String ACCOUNTS =
      DIGITS
          + "CREATE TABLE a (id INT PRIMARY KEY, amount BIGINT NOT NULL);"
          + "CREATE TABLE b (id INT PRIMARY KEY, amount BIGINT NOT NULL);"
          + "INSERT INTO a SELECT n, 100 FROM "
          + NUMBERS
          + "; INSERT INTO b SELECT n, 100 FROM "
          + NUMBERS
          + "; ANALYZE TABLE a, b;";

  private static final long SUM = 2 * 1_000 * 100;

  abstract static class Cases {

    private final MySqlEngine engine;

    Cases(MySqlEngine engine) {
      this.engine = engine;
    }

    private MySqlDatabase database(String script) throws SQLException {
      MySqlDatabase database = MySqlServer.shared(engine).createDatabase();
      database.execute(script);
      return database;
    }

    private static MySql source(MySqlDatabase database, int readers) {
      return Pair.at(database).readers(readers).thresholds(Pair.NONE);
    }

    private static Sync sync(MySql source, Tally destination) {
      return Sync.from(source).to(destination).exceptTables("digits").build();
    }

    @Test
    void eachRowIsReadOnceWhereverTheKeysAre() throws SQLException {
      String tables =
          DIGITS
              + "CREATE TABLE even (id INT PRIMARY KEY, body VARCHAR(50));CREATE TABLE far (id"
              + " BIGINT UNSIGNED PRIMARY KEY, body VARCHAR(50));CREATE TABLE below (id BIGINT, k"
              + " VARCHAR(5), body VARCHAR(50), PRIMARY KEY (id, k));CREATE TABLE nothing (id INT"
              + " PRIMARY KEY);INSERT INTO even SELECT n, REPEAT('x', 50) FROM "
              + NUMBERS
              + "; INSERT INTO far SELECT n, '' FROM "
              + NUMBERS
              + "; INSERT INTO far VALUES (18446744073709551615, 'last');"
              + "INSERT INTO below SELECT -9223372036854775808 + n DIV 10, n, '' FROM "
              + NUMBERS
              + "; INSERT INTO below VALUES (0, '', ''), (9223372036854775807, '', '');"
              + "ANALYZE TABLE even, far, below, nothing;";
      try (MySqlDatabase database = database(tables)) {
        Set<String> seen = new HashSet<>();
        AtomicLong rows = new AtomicLong();
        Sync sync =
            sync(
                source(database, 3),
                new Tally(
                    (table, row) -> {
                      rows.incrementAndGet();
                      seen.add(
                          table.name() + row.value(0) + "|" + (row.size() > 2 ? row.value(1) : ""));
                    }));

        SyncReport report = sync.run();

        assertThat(report.rowsRead()).isEqualTo(3_003);
        assertThat(rows).hasValue(3_003);
        assertThat(seen).hasSize(3_003);
        assertThat(report.bytes()).isGreaterThan(50_000);
        assertThat(report.notes().get(0)).isEqualTo("the source is read by 3 connections");
        assertThat(report.notes().get(1))
            .startsWith("several connections at once read ")
            .contains(database.name() + ".even", ".far", ".below");
      }
    }

    @Test
    void rangesAreAboutEqualWhereverTheKeysAre() throws SQLException {
      String far =
          DIGITS
              + "CREATE TABLE far (id BIGINT UNSIGNED PRIMARY KEY, body VARCHAR(50));"
              + "INSERT INTO far SELECT n, '' FROM "
              + NUMBERS
              + "; INSERT INTO far VALUES (18446744073709551615, 'last'); ANALYZE TABLE far;";
      try (MySqlDatabase database = database(far)) {
        List<String> ranges = ranges(database, "far", 8);

        List<Long> rows = new ArrayList<>();
        for (String range : ranges) {
          rows.add(database.queryLong("SELECT COUNT(*) FROM far WHERE " + range));
        }
        assertThat(rows.stream().mapToLong(Long::longValue).sum()).isEqualTo(1_001);
        assertThat(rows).hasSizeBetween(8, 16).allMatch(each -> each <= 2 * 1_001 / 8);
      }
    }

    private static List<String> ranges(MySqlDatabase database, String table, int number)
        throws SQLException {
      return Backend.open(
          Connections.borrowed(database.dataSource()),
          "source",
          Connection.TRANSACTION_REPEATABLE_READ,
          (connections, backend) -> {
            try (backend) {
              Map<TableRef, Relation> relations =
                  CatalogReader.read(backend, List.of(database.name()));
              Relation relation = relations.get(new TableRef(database.name(), table));
              return KeyRanges.of(backend, relation.table(), "id", number);
            }
          });
    }

    @Test
    void allConnectionsSeeOneInstantWhileOthersCommit() throws Exception {
      try (MySqlDatabase database = database(ACCOUNTS);
          Mover mover = new Mover(database)) {
        AtomicLong sum = new AtomicLong();
        Sync sync =
            sync(source(database, 4), new Tally((table, row) -> sum.addAndGet(amount(row))));
        for (int run = 0; run < 20; run++) {
          sum.set(0);
          mover.awaitMoves();

          SyncReport report = sync.run();

          assertThat(sum).hasValue(SUM);
          assertThat(report.snapshot()).isEqualTo(SnapshotGuarantee.ONE_INSTANT);
          assertThat(report.notes().get(0)).isEqualTo("the source is read by 4 connections");
        }
      }
    }

    private static long amount(Row row) {
      return row.value(1) instanceof Long amount ? amount : 0;
    }

    @Test
    void withoutThePrivilegeOneConnectionReadsAndThePlanSaysSo() throws SQLException {
      MySqlServer server = MySqlServer.shared(engine);
      try (MySqlDatabase database = database(ACCOUNTS)) {
        String user = "reader_" + Long.toString(System.nanoTime(), 36);
        server.administer("CREATE USER %s IDENTIFIED BY 'secret'".formatted(user));
        server.administer("GRANT SELECT ON `%s`.* TO %s".formatted(database.name(), user));
        try {
          AtomicLong sum = new AtomicLong();
          Sync sync =
              sync(
                  MySql.at(database.url(), user, "secret").readers(3).thresholds(Pair.NONE),
                  new Tally((table, row) -> sum.addAndGet(amount(row))));

          SyncPlan plan = sync.plan();

          assertThat(plan.notes())
              .containsExactly(
                  "the source is read by one connection instead of 3: its user may not lock the"
                      + " tables for a moment, for which it needs SELECT and LOCK TABLES on all of"
                      + " them");
          assertThat(plan.snapshot()).isEqualTo(SnapshotGuarantee.ONE_INSTANT);
          assertThat(sync.run().notes()).isEqualTo(plan.notes());
          assertThat(sum).hasValue(SUM);
        } finally {
          server.administer("DROP USER " + user);
        }
      }
    }

    /** The other session's statement goes on until the run is over, however long that takes. */
    @Test
    void whereAnotherSessionWritesForLongOneConnectionReads() throws Exception {
      String update = "UPDATE b SET amount = amount + 0 * GET_LOCK('%s', 600) WHERE id = 1";
      try (MySqlDatabase database = database(ACCOUNTS);
          Gate gate = new Gate(database, update)) {
        AtomicLong sum = new AtomicLong();

        SyncReport report =
            sync(source(database, 3), new Tally((table, row) -> sum.addAndGet(amount(row)))).run();

        assertThat(report.notes())
            .containsExactly(
                "the source is read by one connection instead of 3: the tables could not be locked"
                    + " within 1 s, since others were writing to one of them all the time");
        assertThat(sum).hasValue(SUM);
        assertThat(gate.waits()).isTrue();
        // Nobody else is kept from reading or writing, not even while that statement goes on.
        database.execute(
            "SET SESSION lock_wait_timeout = 5; INSERT INTO a VALUES (-1, 0); SELECT * FROM b");
      }
    }

    @Test
    void whoOnlyReadsNeitherWaitsNorIsWaitedFor() throws Exception {
      String query = "SELECT GET_LOCK('%s', 600), a.* FROM a WHERE id = 1";
      try (MySqlDatabase database = database(ACCOUNTS);
          Gate gate = new Gate(database, query)) {
        AtomicLong sum = new AtomicLong();

        SyncReport report =
            sync(source(database, 3), new Tally((table, row) -> sum.addAndGet(amount(row)))).run();

        assertThat(report.notes()).contains("the source is read by 3 connections");
        assertThat(sum).hasValue(SUM);
        assertThat(gate.waits()).isTrue();
        database.execute("SET SESSION lock_wait_timeout = 5; INSERT INTO a VALUES (-1, 0)");
      }
    }

    @Test
    void rowsThatAPreparedTransactionOfNoSessionHoldsAreWaitedFor() throws SQLException {
      try (MySqlDatabase database = database(ACCOUNTS)) {
        String branch = "'" + database.name() + "'";
        try (Connection connection = database.connection();
            Statement statement = connection.createStatement()) {
          statement.execute("XA START " + branch);
          statement.execute("UPDATE a SET amount = amount + 1 WHERE id = 1");
          statement.execute("XA END " + branch);
          statement.execute("XA PREPARE " + branch);
        }
        try {
          assertThat(sync(source(database, 3), new Tally((table, row) -> {})).plan().notes().get(0))
              .startsWith("the source is read by one connection instead of 3: ");
        } finally {
          database.execute("XA ROLLBACK " + branch);
        }
      }
    }

    @Test
    void aPoolThatIsTooSmallGivesFewer() throws SQLException {
      try (MySqlDatabase database = database(ACCOUNTS);
          HikariDataSource pool = pool(database, 3)) {
        AtomicLong sum = new AtomicLong();

        SyncReport report =
            sync(
                    MySql.at(pool).readers(4).thresholds(Pair.NONE),
                    new Tally((table, row) -> sum.addAndGet(amount(row))))
                .run();

        assertThat(report.notes().get(0))
            .startsWith(
                "the source is read by 2 connections instead of 4: no more connections were to be"
                    + " had, of which one is needed for a moment to lock the tables: ");
        assertThat(sum).hasValue(SUM);
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
      }
    }

    @Test
    void borrowedConnectionsComeBackAsTheyWere() throws SQLException {
      try (MySqlDatabase database = database(ACCOUNTS);
          HikariDataSource pool = pool(database, 4)) {
        List<String> before = variables(pool);

        sync(MySql.at(pool).readers(3).thresholds(Pair.NONE), new Tally((table, row) -> {})).run();

        assertThat(variables(pool)).isEqualTo(before);
        assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isEqualTo(4);
      }
    }

    /** Of each of four connections. */
    private static List<String> variables(HikariDataSource pool) throws SQLException {
      List<String> variables = new ArrayList<>();
      List<Connection> connections = new ArrayList<>();
      try {
        for (int i = 0; i < 4; i++) {
          Connection connection = pool.getConnection();
          connections.add(connection);
          variables.add("autocommit " + connection.getAutoCommit());
          variables.add("isolation " + connection.getTransactionIsolation());
          try (Statement statement = connection.createStatement();
              var rows =
                  statement.executeQuery(
                      "SELECT @@session.lock_wait_timeout, @@session.innodb_lock_wait_timeout,"
                          + " @@session.wait_timeout, @@session.sql_mode, @@session.time_zone")) {
            rows.next();
            for (int column = 1; column <= 5; column++) {
              variables.add(rows.getString(column));
            }
          }
        }
      } finally {
        for (Connection connection : connections) {
          connection.close();
        }
      }
      return variables;
    }

    @Test
    void aRunThatFailsWhileSeveralReadLeavesNothing() throws Exception {
      try (MySqlDatabase database = database(ACCOUNTS)) {
        AtomicLong rows = new AtomicLong();
        Sync sync =
            sync(
                source(database, 3),
                new Tally(
                    (table, row) -> {
                      if (rows.incrementAndGet() == 500) {
                        throw new IllegalStateException("enough");
                      }
                    }));

        assertThatThrownBy(sync::run)
            .isInstanceOf(SyncException.class)
            .hasMessageContaining("enough");

        assertNothingLeft(database);
      }
    }

    @Test
    void aRunThatIsInterruptedWhileSeveralReadLeavesNothing() throws Exception {
      try (MySqlDatabase database = database(ACCOUNTS)) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Sync sync =
            sync(
                source(database, 3),
                new Tally(
                    (table, row) -> {
                      begun.countDown();
                      never.await();
                    }));
        FutureTask<SyncReport> task = new FutureTask<>(sync::run);
        Thread runner = new Thread(task, "neosync-test-runner");
        runner.start();
        begun.await();

        runner.interrupt();

        assertThatThrownBy(task::get).hasRootCauseInstanceOf(InterruptedException.class);
        assertNothingLeft(database);
      }
    }

    @Test
    void connectionsKilledAtRandomMomentsLoseNoRowUnsaid() throws Exception {
      try (MySqlDatabase database = database(ACCOUNTS)) {
        AtomicLong sum = new AtomicLong();
        Sync sync =
            sync(source(database, 3), new Tally((table, row) -> sum.addAndGet(amount(row))));
        sync.run(); // the first is slower than any other
        long start = System.nanoTime();
        sync.run();
        long usual = System.nanoTime() - start;
        Random random = new Random(7);
        for (int moment = 0; moment < 15; moment++) {
          sum.set(0);
          Thread killer = killer(database, random.nextLong(usual));
          killer.start();
          try {
            sync.run();
            assertThat(sum).hasValue(SUM);
          } catch (SyncException e) {
            assertThat(e).hasMessageNotContaining("100");
          }
          killer.join();
          assertNothingLeft(database);
        }
        sum.set(0);
        assertThat(sync.run().notes()).contains("the source is read by 3 connections");
        assertThat(sum).hasValue(SUM);
      }
    }

    /** Kills the newest connection, of a run that reads that of its last reader. */
    private static Thread killer(MySqlDatabase database, long delay) {
      return new Thread(
          () -> {
            try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
              new CountDownLatch(1).await(delay, TimeUnit.NANOSECONDS);
              List<String> newest =
                  database.queryStrings(
                      "SELECT MAX(ID) FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND"
                          + " ID <> CONNECTION_ID()");
              statement.execute("KILL " + newest.get(0));
            } catch (SQLException e) {
              // It has gone meanwhile, or was this one.
              return;
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          },
          "neosync-test-killer");
    }

    @Test
    void forMySqlOneConnectionReadsInTheOrderOfTheKey() throws SQLException {
      try (Pair pair = Pair.on(engine, "CREATE TABLE t (id INT PRIMARY KEY)")) {
        SyncPlan plan = Sync.from(pair.from().readers(2)).to(pair.to()).build().plan();

        assertThat(plan.notes())
            .containsExactly(
                "the source is read by 2 connections",
                "one connection at a time reads "
                    + pair.source().name()
                    + ".t: they go to MySQL, which takes rows best in the order of their keys");
        assertThat(pair.sync().build().plan().notes())
            .containsExactly("the source is read by one connection");
      }
    }

    @Test
    void thePlanSaysWhyATableIsReadByOne() throws SQLException {
      String tables =
          "CREATE TABLE text_key (id VARCHAR(10) PRIMARY KEY); CREATE TABLE no_key (x INT);"
              + "CREATE TABLE chosen (id INT PRIMARY KEY);"
              + "CREATE TABLE old (id INT PRIMARY KEY) ENGINE = MyISAM;";
      try (MySqlDatabase database = database(tables)) {
        SyncPlan plan =
            Sync.from(source(database, 2))
                .to(new Tally((table, row) -> {}))
                .subset("chosen", "id > ?", 5)
                .build()
                .plan();

        String schema = database.name();
        assertThat(plan.notes())
            .containsExactlyInAnyOrder(
                "the source is read by 2 connections",
                "one connection at a time reads %1$s.no_key, %1$s.text_key: no primary key of theirs begins with a whole number"
                    .formatted(schema),
                "one connection at a time reads %s.chosen: a subset restricts them"
                    .formatted(schema),
                "one connection at a time reads %s.old: their storage engine has no snapshots"
                    .formatted(schema));
        assertThat(plan.snapshot()).isEqualTo(SnapshotGuarantee.NONE);
      }
    }

    private static HikariDataSource pool(MySqlDatabase database, int size) {
      HikariConfig config = new HikariConfig();
      config.setDataSource(database.dataSource());
      config.setMaximumPoolSize(size);
      config.setConnectionTimeout(500);
      return new HikariDataSource(config);
    }

    private static void assertNothingLeft(MySqlDatabase database) throws SQLException {
      String others =
          "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND ID <>"
              + " CONNECTION_ID()";
      long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (database.queryLong(others) > 0 && System.nanoTime() < end) {
        // The server takes a moment to notice that a connection is gone.
        database.queryLong("SELECT SLEEP(0.02)");
      }
      assertThat(database.queryLong(others)).isZero();
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .noneMatch(name -> name.startsWith("neosync") && !name.startsWith("neosync-test"));
      // Nobody is kept from writing.
      database.execute(
          "SET SESSION lock_wait_timeout = 5; INSERT INTO b VALUES (-2, 0);"
              + " DELETE FROM b WHERE id = -2");
    }
  }

  /** Moves amounts from one table to the other all the time, each in a transaction of its own. */
  private static final class Mover implements AutoCloseable {
    private final MySqlDatabase database;
    private final AtomicLong moves = new AtomicLong();
    private final Thread thread = new Thread(this::move, "neosync-test-mover");
    private volatile boolean stopped;
    private volatile Throwable failure;

    Mover(MySqlDatabase database) {
      this.database = database;
      thread.start();
    }

    private void move() {
      Random random = new Random(3);
      try (Connection connection = database.connection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        while (!stopped) {
          int amount = random.nextInt(1_000);
          String where = " WHERE id = " + random.nextInt(1_000);
          statement.execute("UPDATE a SET amount = amount - " + amount + where);
          statement.execute("UPDATE b SET amount = amount + " + amount + where);
          connection.commit();
          moves.incrementAndGet();
        }
      } catch (SQLException e) {
        failure = e;
      }
    }

    /** Returns when it has moved something since. */
    void awaitMoves() {
      long before = moves.get();
      while (moves.get() == before && failure == null) {
        Thread.onSpinWait();
      }
      assertThat(failure).isNull();
    }

    @Override
    public void close() throws InterruptedException {
      stopped = true;
      thread.join();
      assertThat(failure).isNull();
    }
  }

  /** A statement that goes on until this is closed. */
  private static final class Gate implements AutoCloseable {
    private final MySqlDatabase database;
    private final String name;
    private final Connection holder;
    private final Thread thread;

    Gate(MySqlDatabase database, String statement) throws SQLException {
      this.database = database;
      this.name = database.name().substring(database.name().length() - 20);
      this.holder = database.connection();
      try (Statement lock = holder.createStatement()) {
        lock.execute("SELECT GET_LOCK('" + name + "', 0)");
      }
      thread =
          new Thread(
              () -> {
                try {
                  database.execute(statement.formatted(name));
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              },
              "neosync-test-gate");
      thread.start();
      while (!waits()) {
        database.queryLong("SELECT SLEEP(0.01)");
      }
    }

    boolean waits() throws SQLException {
      return database.queryLong(
              "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE STATE = 'User lock'"
                  + " AND DB = DATABASE()")
          == 1;
    }

    @Override
    public void close() throws SQLException, InterruptedException {
      holder.close();
      thread.join();
    }
  }

  @Test
  void fromOneToEightCanRead() {
    MySql source = MySql.at("jdbc:mysql://localhost/shop", "app", "secret");

    assertThatThrownBy(() -> source.readers(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("readers(0): from 1 to 8 connections can read");
    assertThatThrownBy(() -> source.readers(9)).isInstanceOf(IllegalArgumentException.class);
  }

  @Nested
  class OnMySql extends Cases {
    OnMySql() {
      super(MySqlEngine.MYSQL);
    }
  }

  @Nested
  class OnMariaDb extends Cases {
    OnMariaDb() {
      super(MySqlEngine.MARIADB);
    }
  }
}
