package io.neosync.junit.tables;

import static io.neosync.junit.fixtures.Fixtures.row;
import static io.neosync.junit.fixtures.Fixtures.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import java.sql.SQLException;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

class MySqlTableAssertTest {

  @TestInstance(Lifecycle.PER_CLASS)
  abstract static class Cases {

    private final MySqlDatabase database;

    Cases(MySqlEngine engine) throws SQLException {
      database = MySqlServer.shared(engine).createDatabase();
      database.execute(
          """
          SET SESSION time_zone = '+00:00';
          CREATE TABLE customers (id INT PRIMARY KEY, name TEXT);
          CREATE TABLE orders (
            id INT PRIMARY KEY, customer_id INT, status ENUM('new', 'paid'), total DECIMAL(10,2),
            created TIMESTAMP NULL, due DATE, at DATETIME(3), lasts TIME, details JSON, picture BLOB,
            paid BOOLEAN, flags BIT(8), made YEAR,
            CONSTRAINT customer FOREIGN KEY (customer_id) REFERENCES customers (id));
          INSERT INTO customers VALUES (1, 'Ada'), (2, 'Bob');
          INSERT INTO orders VALUES
            (1, 1, 'new', 12.5, '2024-08-31 10:30:00', '2024-09-01', '2024-09-01 12:00:00.250',
              '12:30:00', '{"b": [1.0], "a": "x"}', x'00ff', TRUE, 5, 2024),
            (2, 2, 'paid', 7, NULL, NULL, NULL, '100:00:00', NULL, NULL, 2, NULL, NULL);
          SET foreign_key_checks = 0;
          UPDATE orders SET customer_id = 5 WHERE id = 2;
          """);
    }

    @AfterAll
    void drop() throws SQLException {
      database.close();
    }

    private DatabaseTable table(String name) {
      return Tables.of(database.dataSource()).table(name);
    }

    @Test
    void comparesByMeaning() {
      assertThat(table("orders"))
          .hasRows(2)
          .containsRow("id", 1, "status", "new", "total", 12.50, "made", 2024, "flags", 5)
          .containsRow("due", "2024-09-01", "at", "2024-09-01 12:00:00.250", "lasts", "12:30")
          .containsRow("details", Map.of("a", "x", "b", java.util.List.of(1)), "paid", true)
          .containsRow("picture", new byte[] {0, -1}, "paid", 1)
          .containsRow("id", 2, "paid", 2, "lasts", "100:00:00", "details", null)
          .doesNotContainRow("id", 2, "paid", true);
    }

    @Test
    void momentsAreTheSameInEveryZone() {
      TimeZone before = TimeZone.getDefault();
      try {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        assertThat(table("orders"))
            .containsRow("id", 1, "created", "2024-08-31T10:30:00Z")
            .containsRow("id", 1, "created", "2024-08-31 12:30:00+02");
      } finally {
        TimeZone.setDefault(before);
      }
    }

    @Test
    void comparesWithFixtures() {
      assertThat(table(database.name() + ".customers"))
          .hasRowsOf(rows("customers", row("id", 2, "name", "Bob"), row("id", 1, "name", "Ada")));
      assertThatThrownBy(() -> assertThat(table("customers")).containsRow("id", 2, "name", "Eve"))
          .hasMessage(
              """
              table customers has no such row among 2; nearest to it is
              1 row differs:
                the row
                  column | expected | actual
                  name   | Eve      | Bob\
              """);
    }

    @Test
    void findsForeignKeysThatPointNowhere() {
      String broken =
          "customer: 1 of %1$s.orders [customer_id] have no row in %1$s.customers"
              .formatted(database.name());
      assertThat(table("customers")).hasValidForeignKeys();
      assertThatThrownBy(() -> assertThat(table("orders")).hasValidForeignKeys())
          .hasMessage("table orders has rows whose foreign keys point nowhere:\n  " + broken);
      assertThatThrownBy(() -> assertThat(Tables.of(database.dataSource())).haveValidForeignKeys())
          .hasMessage("there are rows whose foreign keys point nowhere:\n  " + broken);
    }
  }

  @Nested
  class OnMySql extends Cases {
    OnMySql() throws SQLException {
      super(MySqlEngine.MYSQL);
    }
  }

  @Nested
  class OnMariaDb extends Cases {
    OnMariaDb() throws SQLException {
      super(MySqlEngine.MARIADB);
    }
  }
}
