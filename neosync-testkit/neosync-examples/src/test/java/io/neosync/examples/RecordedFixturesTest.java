package io.neosync.examples;

import static io.neosync.junit.fixtures.Fixtures.row;
import static io.neosync.junit.fixtures.Fixtures.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.junit.fixtures.Fixtures;
import io.neosync.junit.tables.Tables;
import io.neosync.postgres.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows in code, and fixtures that are recorded from a database: both are sources like any other.
 */
class RecordedFixturesTest {

  @Test
  void whatIsRecordedCanBeReadLoadedAndCompared(@TempDir Path folder)
      throws IOException, SQLException {
    try (TestDatabase staging = PostgresServer.shared().createDatabase();
        TestDatabase test = PostgresServer.shared().createDatabase()) {
      staging.execute(OrderService.SCHEMA);
      test.execute(OrderService.SCHEMA);
      Sync.from(
              rows(
                      "customers",
                      row(
                          "$key",
                          "ada",
                          "id",
                          7,
                          "email",
                          "ada@example.org",
                          "name",
                          "Ada",
                          "registered",
                          "2024-08-31 12:30:00Z"),
                      row("id", 8, "email", "bob@example.org", "name", "Bob", "registered", "now"))
                  .and(
                      rows(
                          "orders",
                          row(
                              "id",
                              4711,
                              "customer_id",
                              "${customers.ada.id}",
                              "status",
                              "paid",
                              "ordered",
                              "2024-09-01 08:00:00Z"))))
          .to(Postgres.at(staging.dataSource()))
          .build()
          .run();

      Fixtures.record(Postgres.at(staging.dataSource()), folder)
          .subset("orders", "id = ?", 4711)
          .subsetByForeignKeys()
          .onlyReferencedRows()
          .build()
          .run();

      assertThat(
              Files.readString(folder.resolve("customers.yaml")).replaceAll("\\+\\d\\d\"", "+00\""))
          .startsWith("- id: 7\n  email: ada@example.org\n  name: Ada\n  registered: \"2024-08-31 ")
          .endsWith("  newsletter: false\n")
          .doesNotContain("Bob");
      assertThat(folder.resolve("order_items.yaml")).hasContent("[]");

      Sync.from(Fixtures.directory(folder)).to(Postgres.at(test.dataSource())).build().run();

      assertThat(Tables.of(test.dataSource()).table("customers"))
          .hasRowsOf(Fixtures.directory(folder));
      assertThat(Tables.of(test.dataSource()).table("orders"))
          .hasRows(1)
          .containsRow("id", 4711, "customer_id", 7, "ordered", "2024-09-01 08:00:00Z");
    }
  }
}
