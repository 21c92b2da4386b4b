package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.contract.OneFormat;
import io.neosync.contract.SmallJvm;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 64 MB of heap are enough for tables of any size, also when their rows are large. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemoryTest {

  private static final String TABLES =
      """
      CREATE TABLE wide (id integer PRIMARY KEY, t text, b bytea);
      CREATE TABLE narrow (id integer PRIMARY KEY, a text, b text);
      """;

  /** Large values are all alike, so that the server compresses them; they travel in full. */
  private static final String ROWS =
      """
      INSERT INTO narrow SELECT i, md5(i::text), 'narrow' FROM generate_series(1, 100000) i;
      INSERT INTO wide SELECT i, CASE WHEN i % 5 = 0 THEN repeat(E'wide \\\\\t', 1250000) END,
        CASE WHEN i % 5 = 1 THEN convert_to(repeat('0123456789', 500000), 'UTF8') END
        FROM generate_series(1, 20) i;
      """;

  private static final String CHECKSUMS =
      """
      SELECT (SELECT md5(string_agg(concat(id, md5(t), md5(b)), ',' ORDER BY id)) FROM wide),
        (SELECT md5(string_agg(concat(id, a, b), ',' ORDER BY id)) FROM narrow)
      """;

  private TestDatabase source;
  private TestDatabase empty;

  @BeforeAll
  void create() throws SQLException {
    source = PostgresServer.shared().createDatabase();
    source.execute(TABLES);
    empty = source.copy();
    source.execute(ROWS);
  }

  @AfterAll
  void drop() throws SQLException {
    source.close();
    empty.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PG_COPY_BINARY", "PG_COPY_TEXT", "ROWS"})
  void heapOf64MegabytesIsEnough(String format) throws Exception {
    try (TestDatabase destination = empty.copy()) {
      String told =
          SmallJvm.run(
              Forked.class,
              source.url(),
              destination.url(),
              source.user(),
              source.password(),
              format);

      assertThat(told).contains("100020 rows by [" + format + "]");
      assertThat(destination.queryStrings(CHECKSUMS)).isEqualTo(source.queryStrings(CHECKSUMS));
    }
  }

  /** The program that runs in a small heap. */
  static final class Forked {

    private Forked() {}

    public static void main(String[] arguments) {
      SyncReport report =
          Sync.from(
                  new OneFormat(
                      Postgres.at(arguments[0], arguments[2], arguments[3]), arguments[4]))
              .to(Postgres.at(arguments[1], arguments[2], arguments[3]))
              .build()
              .run();
      System.out.printf(
          "%d rows by %s%n",
          report.rowsWritten(),
          report.tables().stream().map(SyncReport.TableReport::format).distinct().toList());
    }
  }
}
