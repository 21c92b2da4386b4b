package io.neosync.examples;

import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.postgres.Postgres;
import java.time.LocalDate;
import javax.sql.DataSource;

/** What README.md shows; {@link ReadmeTest} compares the two, and runs this. */
final class ReadmeExample {

  private ReadmeExample() {}

  static SyncReport run(DataSource production, DataSource test) {
    // readme:begin
    SyncReport report =
        Sync.from(Postgres.at(production))
            .to(Postgres.at(test))
            .onConflictDoNothing()
            .exceptTables("audit_*")
            .subset("orders", "ordered_at > ?", LocalDate.of(2024, 8, 9))
            .build() // options checked; no connection is opened
            .run(); // plans, then moves the data, in one transaction

    System.out.println(report.table("orders").rowsWritten() + " orders are new");
    // readme:end
    return report;
  }
}
