package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.contract.OneFormat;
import io.neosync.contract.postgres.Everything;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.postgres.compare.TableContents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every format yields the same table, for every type and shape of table there is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormatsTest {

  private TestDatabase source;
  private TestDatabase empty;

  @BeforeAll
  void create() throws SQLException {
    source = PostgresServer.shared().createDatabase();
    source.load(Everything.SCHEMA);
    empty = source.copy();
    source.load(Everything.DATA);
  }

  @AfterAll
  void drop() throws SQLException {
    source.close();
    empty.close();
  }

  @ParameterizedTest
  @CsvSource({"PG_COPY_BINARY, 40", "PG_COPY_TEXT, 60", "ROWS, 60"})
  void everyFormatYieldsTheSameTables(String format, int tables) throws Exception {
    try (TestDatabase destination = empty.copy()) {
      SyncReport report =
          Sync.from(
                  new OneFormat(
                      Postgres.at(source.dataSource()).schemas(Everything.schemas()), format))
              .to(Postgres.at(destination.dataSource()).schemas(Everything.schemas()))
              .build()
              .run();

      assertThat(report.tables().stream().filter(table -> table.format().equals(format)))
          .as("tables that travelled so")
          .hasSizeGreaterThan(tables);
      Set<String> formats =
          report.tables().stream().map(SyncReport.TableReport::format).collect(Collectors.toSet());
      assertThat(formats).isSubsetOf(format, "ROWS");
      try (Connection from = source.connection();
          Connection to = destination.connection()) {
        assertThat(
                TableContents.of(from, Everything.schemas())
                    .differences(TableContents.of(to, Everything.schemas())))
            .isEmpty();
      }
    }
  }
}
