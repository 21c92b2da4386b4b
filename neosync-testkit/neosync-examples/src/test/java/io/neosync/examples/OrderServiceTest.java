package io.neosync.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.SyncReport;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.junit.NeosyncTest;
import io.neosync.junit.Seed;
import io.neosync.junit.SyncTo;
import io.neosync.junit.fixtures.Fixtures;
import io.neosync.junit.tables.Tables;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Fixtures in files: each test begins with the shop that they describe. */
@NeosyncTest
@Seed("fixtures/shop")
class OrderServiceTest {

  static TestDatabase database;

  @SyncTo static DataSource db;

  @BeforeAll
  static void createTables() throws SQLException {
    database = PostgresServer.shared().createDatabase();
    database.execute(OrderService.SCHEMA);
    db = database.dataSource();
  }

  @AfterAll
  static void dropDatabase() throws SQLException {
    database.close();
  }

  @Test
  void shipsPaidOrders(SyncReport seeded) throws SQLException {
    new OrderService(db).ship(11);

    assertThat(seeded.table("orders").rowsWritten()).isEqualTo(2);
    assertThat(Tables.of(db).table("orders"))
        .hasRows(2)
        .containsRow("id", 11, "status", "shipped")
        .withTolerance(Duration.ofMinutes(5))
        .containsRow("id", 11, "shipped", "now");
  }

  @Test
  void shipsNothingThatIsNotPaid() {
    assertThatThrownBy(() -> new OrderService(db).ship(10)).hasMessage("order 10 is not paid");

    assertThat(Tables.of(db).table("orders"))
        .withTolerance(Duration.ofMinutes(5))
        .hasRowsOf(Fixtures.classpath("fixtures/shop"));
  }

  @Test
  void cancelsOrdersWithTheirItems() throws SQLException {
    new OrderService(db).cancel(10);

    assertThat(Tables.of(db).table("order_items"))
        .hasRows(1)
        .doesNotContainRow("order_id", 10)
        .containsRow(
            "product", "Engine", "details", "{\"wheels\": 25000, \"material\": \"brass\"}");
    assertThat(Tables.of(db)).haveValidForeignKeys();
  }

  @Nested
  @Seed({"fixtures/shop/customers.yaml"})
  class WithoutOrders {

    @Test
    void thereIsNothingToShip() {
      assertThat(Tables.of(db).table("orders")).isEmpty();
      assertThat(Tables.of(db).table("customers")).hasRows(2);
      assertThatThrownBy(() -> new OrderService(db).ship(11)).hasMessage("order 11 is not paid");
    }
  }
}
