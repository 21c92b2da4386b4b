package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.contract.postgres.Everything;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.contract.postgres.compare.CatalogDump;
import io.neosync.contract.postgres.compare.SequenceValues;
import io.neosync.contract.postgres.compare.TableContents;
import io.neosync.contract.postgres.leak.Leftovers;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type and every shape of table goes across, and everything around them is back after it. */
class EverythingTest {

  /** Sequences that the data leaves behind the values in their columns: those must be overtaken. */
  private static final String[] OVERTAKEN = {
    "+ everything.identity_by_default_id_seq 1000 called",
    "- everything.identity_by_default_id_seq 4 called",
    "- everything.serials_id_seq 3 called",
    "+ everything.serials_id_seq 500 called"
  };

  /** Indexes and keys are set aside and rebuilt from so many rows on: all of them, or none. */
  @ParameterizedTest(name = "rebuilding from {0} rows on")
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void copiesEveryTypeAndShapeAndPutsEverythingBack(long rebuild) throws Exception {
    PostgresServer server = PostgresServer.shared();
    try (TestDatabase source = server.createDatabase();
        TestDatabase destination = server.createDatabase()) {
      source.load(Everything.SCHEMA, Everything.DATA);
      destination.load(Everything.SCHEMA);
      try (Connection from = source.connection();
          Connection to = destination.connection()) {
        CatalogDump before = CatalogDump.of(to, Everything.schemas());

        SyncReport report =
            Sync.from(Postgres.at(source.dataSource()).schemas(Everything.schemas()))
                .to(
                    Postgres.at(destination.dataSource())
                        .schemas(Everything.schemas())
                        .thresholds(new Thresholds(rebuild, 0, 0)))
                .build()
                .run();

        assertThat(
                TableContents.of(from, Everything.schemas())
                    .differences(TableContents.of(to, Everything.schemas())))
            .isEmpty();
        assertThat(before.differences(CatalogDump.of(to, Everything.schemas()))).isEmpty();
        assertThat(
                SequenceValues.of(from, Everything.schemas())
                    .differences(SequenceValues.of(to, Everything.schemas())))
            .containsExactly(OVERTAKEN);
        assertThat(report.rowsSkipped()).isZero();
      }
      Leftovers.assertNone(Duration.ofSeconds(5), source, destination);
    }
  }
}
