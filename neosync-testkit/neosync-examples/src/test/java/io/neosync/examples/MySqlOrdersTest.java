package io.neosync.examples;

import static io.neosync.junit.fixtures.Fixtures.row;
import static io.neosync.junit.fixtures.Fixtures.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import io.neosync.junit.NeosyncExtension;
import io.neosync.junit.NeosyncTest;
import io.neosync.junit.Seed;
import io.neosync.junit.SyncTo;
import io.neosync.junit.fixtures.Fixtures;
import io.neosync.junit.tables.Tables;
import io.neosync.mysql.MySql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ways of use with MySQL: the same fixtures in files as on PostgreSQL, a subset of staging,
 * rows in code, and fixtures that are recorded.
 */
class MySqlOrdersTest {

  private static final String SCHEMA =
      """
      CREATE TABLE customers (
        id INT PRIMARY KEY AUTO_INCREMENT,
        email VARCHAR(200) NOT NULL UNIQUE,
        name VARCHAR(100) NOT NULL,
        registered TIMESTAMP NOT NULL,
        newsletter BOOLEAN NOT NULL DEFAULT FALSE);
      CREATE TABLE orders (
        id INT PRIMARY KEY AUTO_INCREMENT,
        customer_id INT NOT NULL,
        status ENUM('new', 'paid', 'shipped') NOT NULL,
        ordered TIMESTAMP NOT NULL,
        shipped TIMESTAMP NULL,
        FOREIGN KEY (customer_id) REFERENCES customers (id));
      CREATE TABLE order_items (
        id INT PRIMARY KEY AUTO_INCREMENT,
        order_id INT NOT NULL,
        product VARCHAR(100) NOT NULL,
        quantity INT NOT NULL DEFAULT 1,
        price DECIMAL(10,2) NOT NULL,
        details JSON,
        FOREIGN KEY (order_id) REFERENCES orders (id));
      """;

  static final MySqlDatabase STAGING = shop();
  static final MySqlDatabase TEST = shop();

  private static MySqlDatabase shop() {
    try {
      MySqlDatabase database = MySqlServer.shared(MySqlEngine.MYSQL).createDatabase();
      database.execute(SCHEMA);
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

  @Nested
  @NeosyncTest
  @Seed("fixtures/shop")
  class FixturesInFiles {

    @SyncTo static final DataSource DB = TEST.dataSource();

    @Test
    void shipsPaidOrders(SyncReport seeded) throws SQLException {
      new OrderService(DB).ship(11);

      assertThat(seeded.table("orders").rowsWritten()).isEqualTo(2);
      assertThat(Tables.of(DB).table("orders"))
          .hasRows(2)
          .containsRow("id", 11, "status", "shipped")
          .withTolerance(Duration.ofMinutes(5))
          .containsRow("id", 11, "shipped", "now");
    }

    @Test
    void shipsNothingThatIsNotPaid() {
      assertThatThrownBy(() -> new OrderService(DB).ship(10)).hasMessage("order 10 is not paid");

      assertThat(Tables.of(DB).table("orders"))
          .withTolerance(Duration.ofMinutes(5))
          .hasRowsOf(Fixtures.classpath("fixtures/shop"));
    }

    @Test
    void cancelsOrdersWithTheirItems() throws SQLException {
      new OrderService(DB).cancel(10);

      assertThat(Tables.of(DB).table("order_items"))
          .hasRows(1)
          .containsRow(
              "product", "Engine", "details", "{\"wheels\": 25000, \"material\": \"brass\"}");
      assertThat(Tables.of(DB)).haveValidForeignKeys();
    }
  }

  @Nested
  class SubsetOfStaging {

    @RegisterExtension
    static final NeosyncExtension SHOP =
        NeosyncExtension.seed(
                Sync.from(MySql.at(STAGING.dataSource()))
                    .to(MySql.at(TEST.dataSource()))
                    .subset("orders", "id = ?", 4711)
                    .subsetByForeignKeys()
                    .onlyReferencedRows())
            .once()
            .resetBeforeEach();

    static {
      fill(STAGING);
    }

    @Test
    void shipsTheOrderThatWasTroublesome(SyncReport seeded) throws SQLException {
      new OrderService(TEST.dataSource()).ship(4711);

      assertThat(seeded.table("customers").rowsWritten()).isEqualTo(1);
      assertThat(Tables.of(TEST.dataSource()).table("orders"))
          .hasRows(1)
          .containsRow("id", 4711, "status", "shipped", "customer_id", 7);
    }

    @Test
    void cancelsIt() throws SQLException {
      new OrderService(TEST.dataSource()).cancel(4711);

      assertThat(Tables.of(TEST.dataSource()).table("orders")).isEmpty();
    }
  }

  /** Rows in code are a source like any other. */
  private static void fill(MySqlDatabase database) {
    Sync.from(
            rows(
                    "customers",
                    row("id", 7, "email", "ada@example.org", "name", "Ada", "registered", "now"),
                    row("id", 8, "email", "bob@example.org", "name", "Bob", "registered", "now"))
                .and(
                    rows(
                        "orders",
                        row("id", 4711, "customer_id", 7, "status", "paid", "ordered", "now"),
                        row("id", 4712, "customer_id", 8, "status", "new", "ordered", "now")))
                .and(rows("order_items", row("order_id", 4711, "product", "Pen", "price", 1.5))))
        .to(MySql.at(database.dataSource()))
        .build()
        .run();
  }

  @Test
  void whatIsRecordedCanBeReadLoadedAndCompared(@TempDir Path folder) throws SQLException {
    try (MySqlDatabase from = shop();
        MySqlDatabase to = shop()) {
      fill(from);

      Fixtures.record(MySql.at(from.dataSource()), folder)
          .subset("orders", "id = ?", 4711)
          .subsetByForeignKeys()
          .onlyReferencedRows()
          .build()
          .run();
      assertThat(folder.resolve("customers.yaml"))
          .content()
          .contains("name: Ada")
          .doesNotContain("Bob");
      Sync.from(Fixtures.directory(folder)).to(MySql.at(to.dataSource())).build().run();

      assertThat(Tables.of(to.dataSource()).table("orders")).hasRowsOf(Fixtures.directory(folder));
    }
  }
}
