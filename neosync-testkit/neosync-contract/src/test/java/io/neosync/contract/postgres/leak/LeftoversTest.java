package io.neosync.contract.postgres.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeftoversTest {

  private TestDatabase database;

  @BeforeEach
  void create() throws SQLException {
    database = PostgresServer.shared().createDatabase();
  }

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  @Test
  void nothingIsLeftInACleanDatabase() throws SQLException {
    try (Connection connection = database.connection()) {
      assertThat(Leftovers.in(connection)).isEmpty();
    }
    Leftovers.assertNone(Duration.ofSeconds(5), database);
  }

  @Test
  void connectionWithItsTransactionIsFound() throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("CREATE TEMPORARY TABLE neosync_temporary (a integer)");
      connection.commit();
      statement.execute("CREATE TABLE neosync_staging (a integer)");
      connection.commit();
      statement.execute("SELECT pg_advisory_lock(4711)");

      assertThat(Leftovers.in(database))
          .anyMatch(line -> line.contains("idle in transaction: SELECT pg_advisory_lock"))
          .contains(
              "temporary table neosync_temporary",
              "table public.neosync_staging",
              "advisory lock 0 4711");
      assertThatThrownBy(() -> Leftovers.assertNone(Duration.ofMillis(50), database))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining(database + ": advisory lock 0 4711");
    }
  }

  @Test
  void changesToALentSessionAreFound() throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("PREPARE mine AS SELECT 1");
      statement.execute("SET work_mem = '77MB'");
      statement.execute("CREATE TEMPORARY TABLE t (a integer)");
      connection.setAutoCommit(false);

      assertThat(Leftovers.in(connection))
          .contains("autocommit off", "temporary table t")
          .anyMatch(line -> line.startsWith("prepared statement mine"))
          .anyMatch(line -> line.startsWith("setting work_mem = 78848, not "));
    }
  }

  @Test
  void threadsOfTheLibraryAreFound() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "neosync-reader-1");
    thread.start();
    assertThat(Leftovers.threads()).contains("thread neosync-reader-1");

    end.countDown();
    thread.join();
    assertThat(Leftovers.threads()).doesNotContain("thread neosync-reader-1");
  }
}
