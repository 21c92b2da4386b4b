package io.neosync;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.schema.TableRef;
import io.neosync.spi.SnapshotGuarantee;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTextTest {

  @Test
  void saysWhatHappenedAndWhatWasLeftOut() {
    SyncReport report =
        new SyncReport(
            "Engine a",
            "Engine b",
            List.of(
                table("users", 1_200, 1_000, 197, Map.of(), Map.of("code 7", 3L)),
                table("orders", 9_000, 8_000, 900, Map.of("orders_user_fkey", 100L), Map.of())),
            SnapshotGuarantee.ONE_INSTANT,
            true,
            new SyncReport.Phases(
                Duration.ofMillis(80),
                Duration.ofMillis(20),
                Duration.ofMillis(1_200),
                Duration.ofMillis(700)),
            List.of("something unusual"));

    assertThat(report)
        .hasToString(
            """
            Synced Engine a -> Engine b: 9,000 rows in 2.0 s
              table             read   written   skipped     size     time   format
              public.users     1,200     1,000       200   5.0 kB   600 ms   ROWS
              public.orders    9,000     8,000     1,000   5.0 kB   600 ms   ROWS
              total           10,200     9,000     1,200    10 kB    1.2 s
              skipped 1,097: an existing row has the key
              skipped 3 of public.users: refused by the destination, code 7
              skipped 100 of public.orders: foreign key orders_user_fkey points nowhere
              planned in 80 ms, prepared in 20 ms, loaded in 1.2 s, finished in 700 ms
              read: all tables as of one instant; written: all or nothing
              note: something unusual
            """);
  }

  private static SyncReport.TableReport table(
      String name,
      long read,
      long written,
      long conflicts,
      Map<String, Long> violations,
      Map<String, Long> refused) {
    TableRef table = new TableRef("public", name);
    return new SyncReport.TableReport(
        table,
        table,
        read,
        written,
        conflicts,
        violations,
        refused,
        5_000,
        Duration.ofMillis(600),
        "ROWS");
  }
}
