package io.neosync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.junit.NeosyncExtension;
import io.neosync.junit.tables.Tables;
import io.neosync.postgres.Postgres;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A subset of a live database: one customer's order, and what it needs to stand. */
class StagingSubsetTest {

  static final TestDatabase STAGING = staging();
  static final TestDatabase TEST = shop("");

  @RegisterExtension
  static final NeosyncExtension SHOP =
      NeosyncExtension.seed(
              Sync.from(Postgres.at(STAGING.dataSource()))
                  .to(Postgres.at(TEST.dataSource()))
                  .subset("orders", "id = ?", 4711)
                  .subsetByForeignKeys()
                  .onlyReferencedRows())
          .once()
          .resetBeforeEach();

  private static TestDatabase staging() {
    return shop(
        """
        INSERT INTO customers SELECT i, 'c' || i || '@example.org', 'Customer ' || i, now()
          FROM generate_series(1, 1000) i;
        INSERT INTO orders SELECT i, 1 + i % 1000, 'paid', now() FROM generate_series(1, 5000) i;
        INSERT INTO order_items (order_id, product, price)
          SELECT 1 + i % 5000, 'Product ' || i, 9.90 FROM generate_series(1, 10000) i;
        """);
  }

  private static TestDatabase shop(String rows) {
    try {
      TestDatabase database = PostgresServer.shared().createDatabase();
      database.execute(OrderService.SCHEMA + rows);
      return database;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void dropDatabases() throws SQLException {
    STAGING.close();
    TEST.close();
  }

  @Test
  void shipsTheOrderThatWasTroublesome(SyncReport seeded) throws SQLException {
    new OrderService(TEST.dataSource()).ship(4711);

    assertThat(seeded.table("customers").rowsWritten()).isEqualTo(1);
    assertThat(Tables.of(TEST.dataSource()).table("orders"))
        .hasRows(1)
        .containsRow("id", 4711, "status", "shipped", "customer_id", 712);
  }

  @Test
  void cancelsIt() throws SQLException {
    new OrderService(TEST.dataSource()).cancel(4711);

    assertThat(Tables.of(TEST.dataSource()).table("orders")).isEmpty();
    assertThat(Tables.of(TEST.dataSource()).table("order_items")).isEmpty();
  }
}
