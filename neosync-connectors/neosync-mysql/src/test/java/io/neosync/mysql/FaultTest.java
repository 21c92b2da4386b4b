package io.neosync.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncException;
import io.neosync.TransferException;
import io.neosync.TransferException.Arrived;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Connections killed at random moments: what is said about the destination is so. The contract
 * strikes loads that are one transaction; here they are not.
 */
class FaultTest {

  private static final String SCHEMA =
      """
      CREATE TABLE p (id INT PRIMARY KEY, body VARCHAR(200), UNIQUE KEY (body));
      CREATE TABLE c (id INT PRIMARY KEY, p INT, CONSTRAINT c_p FOREIGN KEY (p) REFERENCES p (id));
      """;

  private static final String TRIGGER =
      "CREATE TRIGGER twice BEFORE UPDATE ON c FOR EACH ROW SET NEW.p = NEW.p;";

  private static final String ROWS =
      """
      INSERT INTO p SELECT n, CONCAT('row ', n) FROM (SELECT a.x + 10 * b.x + 100 * d.x + 1000 * e.x AS n
        FROM digits a, digits b, digits d, digits e) numbers;
      INSERT INTO c SELECT id, id FROM p;
      """;

  private static final String DIGITS =
      """
      CREATE TABLE digits (x INT);
      INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
      """;

  abstract static class Cases {

    /** Of each of the two. */
    private static final int MOMENTS = 10;

    /** So often at most, until one has hit a run that writes. */
    private static final int PATIENCE = 100;

    private final MySqlEngine engine;

    Cases(MySqlEngine engine) {
      this.engine = engine;
    }

    @Test
    void killedAtRandomMomentsTruncatedTablesAreAsTheFailureSays() throws Exception {
      try (Pair pair = Pair.on(engine, DIGITS + SCHEMA)) {
        Sync sync =
            Sync.from(pair.from())
                .to(pair.to().thresholds(Pair.NONE))
                .exceptTables("digits")
                .build();
        strike(
            pair,
            sync,
            "TRUNCATE TABLE p; TRUNCATE TABLE c; INSERT INTO p VALUES (-1, 'old');"
                + " INSERT INTO c VALUES (-1, -1)",
            e -> assertTruncated(pair, e),
            () -> assertThat(pair.there("SELECT p.id, c.id FROM p, c")).containsExactly("-1|-1"));
      }
    }

    @Test
    void killedAtRandomMomentsTablesThatWereCreatedAreAsTheFailureSays() throws Exception {
      try (Pair pair = Pair.on(engine)) {
        pair.source().execute(DIGITS + SCHEMA + TRIGGER);
        Sync sync = pair.sync().exceptTables("digits").initTableSchema().build();
        strike(
            pair,
            sync,
            "DROP TABLE IF EXISTS p, c",
            e -> assertCreated(pair, e),
            () -> assertThat(pair.there("SHOW TABLES")).isEmpty());
      }
    }

    /** What must be so after a failure. */
    private interface Check<T> {
      void holds(T failure) throws SQLException;
    }

    /** What must be so when nothing was written. */
    private interface Untouched {
      void holds() throws SQLException;
    }

    private static void strike(
        Pair pair, Sync sync, String reset, Check<TransferException> left, Untouched untouched)
        throws Exception {
      pair.source().execute(ROWS);
      Random random = new Random(42);
      reset(pair, reset);
      sync.run(); // the first is slower than any other
      reset(pair, reset);
      long usual = time(sync);
      int failed = 0;
      for (int i = 0; i < MOMENTS || (failed == 0 && i < PATIENCE); i++) {
        reset(pair, reset);
        boolean side = random.nextBoolean();
        Killer killer =
            new Killer(side ? pair.source() : pair.destination(), random.nextLong(usual));
        killer.start();
        Optional<SyncException> failure = failure(sync);
        // It kills whatever connection there is, those of this test among them.
        killer.join();
        if (failure.isEmpty()) {
          assertComplete(pair);
        } else if (failure.get() instanceof TransferException e) {
          failed++;
          if (!e.getMessage().contains("Check the destination")) {
            left.holds(e);
          }
        } else {
          untouched.holds();
        }
        assertNothingLeft(pair);
      }
      reset(pair, reset);
      sync.run();
      assertComplete(pair);
      assertThat(failed).as("runs that were hit while they wrote").isPositive();
    }

    private static Optional<SyncException> failure(Sync sync) {
      try {
        sync.run();
        return Optional.empty();
      } catch (SyncException e) {
        return Optional.of(e);
      }
    }

    private static long time(Sync sync) {
      long start = System.nanoTime();
      sync.run();
      return System.nanoTime() - start;
    }

    private static void reset(Pair pair, String script) throws SQLException {
      pair.destination().execute("SET SESSION foreign_key_checks = 0; " + script);
    }

    private static void assertTruncated(Pair pair, TransferException e) throws SQLException {
      for (Arrived arrival : e.arrived()) {
        assertThat(arrival.stored()).isZero();
        long rows =
            pair.destination()
                .queryLong("SELECT COUNT(*) FROM " + arrival.table().name() + " WHERE id >= 0");
        assertThat(rows).isZero();
      }
      assertThat(e.arrived()).hasSize(2);
    }

    /** The server of a test can always be reached again, so that nothing is left. */
    private static void assertCreated(Pair pair, TransferException e) throws SQLException {
      assertThat(e)
          .hasMessageEndingWith("Everything was rolled back; the destination is as it was.");
      assertThat(pair.there("SHOW TABLES")).isEmpty();
    }

    private static void assertComplete(Pair pair) throws SQLException {
      for (String table : List.of("p", "c")) {
        assertThat(Pair.checksum(pair.destination(), table))
            .isEqualTo(Pair.checksum(pair.source(), table));
      }
    }

    private static void assertNothingLeft(Pair pair) throws Exception {
      long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      List<String> left = left(pair);
      while (!left.isEmpty() && System.nanoTime() < end) {
        // The server takes a moment to notice that a connection is gone.
        pair.source().queryLong("SELECT SLEEP(0.02)");
        left = left(pair);
      }
      assertThat(left).isEmpty();
    }

    private static List<String> left(Pair pair) throws SQLException {
      List<String> left = new ArrayList<>();
      for (MySqlDatabase database : List.of(pair.source(), pair.destination())) {
        left.addAll(
            database.queryStrings(
                "SELECT ID, COMMAND, INFO FROM information_schema.PROCESSLIST WHERE DB ="
                    + " DATABASE() AND ID <> CONNECTION_ID()"));
      }
      Thread.getAllStackTraces().keySet().stream()
          .map(Thread::getName)
          .filter(name -> name.startsWith("neosync") && !name.startsWith("neosync-test"))
          .forEach(left::add);
      return left;
    }
  }

  /** Kills every connection to a database, some time after the first has come. */
  private static final class Killer extends Thread {
    private final MySqlDatabase database;
    private final long delay;

    Killer(MySqlDatabase database, long delay) {
      super("neosync-test-killer");
      this.database = database;
      this.delay = delay;
    }

    @Override
    public void run() {
      try (Connection connection = database.connection();
          Statement statement = connection.createStatement()) {
        new CountDownLatch(1).await(delay, TimeUnit.NANOSECONDS);
        List<Long> found = new ArrayList<>();
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT ID FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND ID <>"
                    + " CONNECTION_ID()")) {
          while (rows.next()) {
            found.add(rows.getLong(1));
          }
        }
        for (long id : found) {
          kill(statement, id);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static void kill(Statement statement, long id) {
      try {
        statement.execute("KILL " + id);
      } catch (SQLException e) {
        // It has gone meanwhile.
        return;
      }
    }
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
