package io.neosync.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.contract.SmallJvm;
import io.neosync.contract.rows.RowTables;
import io.neosync.schema.LogicalType;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 64 MB of heap are enough for tables with many columns, of each of which some is in memory. */
class ParquetMemoryTest {

  /** As many as a table of PostgreSQL may have. */
  private static final int COLUMNS = 1_600;

  private static final int ROWS = 1_000;

  private final Witness lines = new Witness(TestBucket.client(), TestBucket.prefix());
  private final Witness first = new Witness(TestBucket.client(), TestBucket.prefix());
  private final Witness second = new Witness(TestBucket.client(), TestBucket.prefix());

  @AfterEach
  void removeEverything() {
    lines.deleteAll();
    first.deleteAll();
    second.deleteAll();
  }

  private static RowTables wide() {
    Map<String, LogicalType> columns = new LinkedHashMap<>();
    columns.put("id", LogicalType.Int.of(64));
    for (int i = 1; i < COLUMNS; i++) {
      columns.put(
          "c" + i,
          switch (i % 3) {
            case 0 -> LogicalType.Int.of(64);
            case 1 -> LogicalType.Text.UNLIMITED;
            default -> new LogicalType.Timestamp(6);
          });
    }
    RowTables table = new RowTables().create("wide", List.of("id"), columns);
    Random random = new Random(4711);
    for (long id = 0; id < ROWS; id++) {
      Object[] row = new Object[COLUMNS];
      row[0] = id;
      for (int i = 1; i < COLUMNS; i++) {
        row[i] =
            switch (i % 3) {
              case 0 -> (Object) random.nextLong();
              case 1 -> "text " + random.nextInt();
              default -> LocalDateTime.of(2024, 8, 9, 10, 0).plusSeconds(random.nextInt());
            };
      }
      table.insert("wide", row);
    }
    return table;
  }

  private static String address(Witness place) {
    return new S3Endpoint(place, FileFormat.PARQUET).address().orElseThrow();
  }

  @Test
  void tableWithVeryManyColumnsIsWrittenAndRead() throws Exception {
    Sync.from(wide()).to(Words.at(lines)).build().run();

    String told = SmallJvm.run(SmallHeap.class, address(lines), address(first), address(second));

    assertThat(told).contains("%1$d rows\n%1$d rows\n".formatted(ROWS));
  }
}
