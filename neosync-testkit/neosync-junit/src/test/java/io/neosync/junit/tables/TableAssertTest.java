package io.neosync.junit.tables;

import static io.neosync.junit.fixtures.Fixtures.row;
import static io.neosync.junit.fixtures.Fixtures.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TableAssertTest {

  static TestDatabase database;

  @BeforeAll
  static void create() throws SQLException {
    database = PostgresServer.shared().createDatabase();
    database.execute(
        """
        CREATE TABLE customers (id int PRIMARY KEY, name text);
        CREATE TABLE orders (
          id int PRIMARY KEY, customer_id int REFERENCES customers, status text,
          total numeric(10,2), created timestamptz, due date, details jsonb, picture bytea,
          tags text[], paid bool);
        CREATE SCHEMA "other";
        CREATE TABLE other.empty (id int);
        INSERT INTO customers VALUES (1, 'Ada'), (2, 'Bob');
        INSERT INTO orders VALUES
          (1, 1, 'new', 12.5, '2024-08-31 12:30:00+02', '2024-09-01', '{"b": [1.0], "a": "x"}',
            '\\x00ff', '{a,b}', true),
          (2, 2, 'paid', 7, now(), current_date, NULL, NULL, NULL, false),
          (3, 2, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL);
        SET session_replication_role = replica;
        UPDATE orders SET customer_id = 5 WHERE id = 3;
        """);
  }

  @AfterAll
  static void drop() throws SQLException {
    database.close();
  }

  private static DatabaseTable table(String name) {
    return Tables.of(database.dataSource()).table(name);
  }

  @Test
  void countsRows() {
    assertThat(table("customers")).hasRows(2);
    assertThat(table("other.empty")).isEmpty();
    assertThatThrownBy(() -> assertThat(table("customers")).hasRows(3))
        .hasMessageContaining(
            "table customers has 2 rows, not 3:\n  id = 1, name = Ada\n  id = 2, name = Bob");
  }

  @Test
  void comparesByMeaning() {
    assertThat(table("orders"))
        .containsRow("id", 1, "status", "new", "total", 12.50)
        .containsRow("created", "2024-08-31T10:30:00Z", "due", "2024-09-01")
        .containsRow("created", "2024-08-31 12:30:00+02")
        .containsRow("details", "{\"a\":\"x\",\"b\":[1]}", "paid", true)
        .containsRow("picture", new byte[] {0, -1}, "tags", java.util.List.of("a", "b"))
        .containsRow("id", 3, "status", null)
        .doesNotContainRow("id", 1, "status", "paid")
        .withTolerance(Duration.ofHours(1))
        .containsRow("id", 2, "created", "now")
        .withTolerance(new BigDecimal("0.01"))
        .containsRow("id", 2, "total", 7.01);
  }

  @Test
  void showsTheNearestRowCellByCell() {
    assertThatThrownBy(
            () ->
                assertThat(table("orders"))
                    .containsRow("id", 2, "customer_id", 2, "status", "new", "total", 7.5))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            table orders has no such row among 3; nearest to it is
            1 row differs:
              the row
                column | expected | actual
                status | new      | paid
                total  | 7.5      | 7.00\
            """);
    assertThatThrownBy(() -> assertThat(table("orders")).containsRow("id", 2, "totl", 7))
        .hasMessageStartingWith(
            "table orders has no column totl, which the row names; it has [id,");
    assertThatThrownBy(() -> assertThat(table("orders")).doesNotContainRow("id", 2))
        .hasMessage("table orders has a row with id = 2");
  }

  @Test
  void comparesWithFixtures() {
    assertThat(table("customers"))
        .hasRowsOf(rows("customers", row("id", 2, "name", "Bob"), row("id", 1, "name", "Ada")))
        .orderedBy("id")
        .hasRowsOf(rows("customers", row("name", "Ada"), row("name", "Bob")))
        .ignoring("name")
        .hasRowsOf(rows("customers", row("id", 1, "name", "x"), row("id", 2)));
    assertThatThrownBy(
            () ->
                assertThat(table("customers"))
                    .hasRowsOf(
                        rows(
                            "customers",
                            row("id", 1, "name", "Eve"),
                            row("id", 2, "name", "Bob"),
                            row("id", 7, "name", "Cy"))))
        .hasMessage(
            """
            table customers is not as in Fixtures (rows("customers"))
            1 row differs:
              row 1 of rows("customers")
                column | expected | actual
                name   | Eve      | Ada
            1 row is missing:
              row 3 of rows("customers"): id = 7, name = Cy\
            """);
    assertThatThrownBy(
            () -> assertThat(table("customers")).hasRowsOf(rows("customers", row("id", 1))))
        .hasMessageEndingWith("1 row is there that nobody expects:\n  id = 2, name = Bob");
    assertThatThrownBy(() -> assertThat(table("customers")).hasRowsOf(rows("others", row("id", 1))))
        .hasMessage("Fixtures (rows(\"others\")) have no rows of table customers");
  }

  @Test
  void findsForeignKeysThatPointNowhere() {
    assertThat(table("customers")).hasValidForeignKeys();
    String broken =
        "orders_customer_id_fkey: 1 of public.orders [customer_id] have no row in public.customers";
    assertThatThrownBy(() -> assertThat(table("orders")).hasValidForeignKeys())
        .hasMessage("table orders has rows whose foreign keys point nowhere:\n  " + broken);
    assertThatThrownBy(() -> assertThat(Tables.of(database.dataSource())).haveValidForeignKeys())
        .hasMessage("there are rows whose foreign keys point nowhere:\n  " + broken);
  }
}
