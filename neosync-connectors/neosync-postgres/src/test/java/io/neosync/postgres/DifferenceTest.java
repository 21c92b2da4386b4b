package io.neosync.postgres;

import static io.neosync.postgres.TwoDatabases.EAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.SyncBuilder;
import io.neosync.SyncReport;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only missing rows are read where the keys tell which those are. */
class DifferenceTest {

  private static TwoDatabases databases;

  @BeforeAll
  static void start() throws SQLException {
    databases = new TwoDatabases();
  }

  @AfterAll
  static void stop() throws SQLException {
    databases.close();
  }

  private static void planned() {
    assertThat(databases.ways(EAGER, SyncBuilder::onConflictDoNothing).values())
        .allMatch(way -> way.startsWith("missing only"));
  }

  @ParameterizedTest
  @CsvSource({
    "smallint, -32768, 32767",
    "integer, -2147483648, 2147483647",
    "bigint, -9223372036854775808, 9223372036854775807"
  })
  void findsKeysAnywhereInTheirRange(String type, long least, long most) throws SQLException {
    databases.given(
        "CREATE TABLE t (id %s PRIMARY KEY, side text)".formatted(type),
        """
        INSERT INTO t SELECT i, 'source' FROM unnest(array[%1$d, %1$d + 1, %1$d + 63, %1$d + 64,
          -129, -128, -65, -64, -63, -1, 0, 1, 62, 63, 64, 65, 1000, 1063,
          %2$d - 64, %2$d - 63, %2$d - 1, %2$d]) i;
        """
            .formatted(least, most),
        """
        INSERT INTO t SELECT i, 'destination' FROM unnest(array[%1$d + 1, %1$d + 2, -128, -66, -64,
          0, 63, 66, 1001, 1063, %2$d - 63, %2$d]) i;
        """
            .formatted(least, most));
    planned();

    SyncReport report = databases.sync(EAGER, SyncBuilder::onConflictDoNothing);

    assertThat(report.table("t").rowsRead()).isEqualTo(22);
    assertThat(report.table("t").rowsWritten()).isEqualTo(14);
    assertThat(report.table("t").skippedByConflict()).isEqualTo(8);
    assertThat(databases.rows("SELECT side, count(*) FROM s.t GROUP BY 1 ORDER BY 1"))
        .containsExactly("destination|12", "source|14");
    assertThat(databases.sync(EAGER, SyncBuilder::onConflictDoNothing).rowsWritten()).isZero();
  }

  @Test
  void findsCompositeKeys() throws SQLException {
    databases.given(
        "CREATE TABLE t (a bigint, \"B b\" smallint, c int, PRIMARY KEY (c, a, \"B b\"))",
        """
        INSERT INTO t SELECT a * 1000000007000, b * 1000, c
          FROM generate_series(-3, 3) a, generate_series(-3, 3) b, generate_series(-70, 70) c;
        """,
        """
        INSERT INTO t SELECT a * 1000000007000, b * 1000, c
          FROM generate_series(-3, 3) a, generate_series(-3, 3) b, generate_series(-70, 70) c
          WHERE (a + b + c) % 5 <> 0;
        """);
    planned();
    long missing = 7 * 7 * 141 - databases.destination.queryLong("SELECT count(*) FROM s.t");

    SyncReport report = databases.sync(EAGER, SyncBuilder::onConflictDoNothing);

    assertThat(report.table("t").rowsRead()).isEqualTo(7 * 7 * 141);
    assertThat(report.table("t").rowsWritten()).isEqualTo(missing).isPositive();
    assertThat(databases.destination.queryLong("SELECT count(*) FROM s.t")).isEqualTo(7 * 7 * 141);
  }

  @Test
  void countsRowsWhoseKeyTheSourceHasTwice() throws SQLException {
    databases.given(
        "CREATE TABLE t (id int NOT NULL, v int)",
        "INSERT INTO t VALUES (1, 1), (1, 2), (2, 1), (2, 2), (3, 1)",
        "ALTER TABLE t ADD PRIMARY KEY (id); INSERT INTO t VALUES (1, 0), (9, 9)");
    planned();

    SyncReport report = databases.sync(EAGER, SyncBuilder::onConflictDoNothing);

    assertThat(report.table("t").rowsRead()).isEqualTo(5);
    assertThat(report.table("t").rowsWritten()).isEqualTo(2);
    assertThat(report.table("t").skippedByConflict()).isEqualTo(3);
    assertThat(databases.rows("SELECT id FROM s.t ORDER BY 1")).containsExactly("1", "2", "3", "9");
  }

  @Test
  void comparesOnlyTheRowsOfASubset() throws SQLException {
    databases.given(
        """
        CREATE TABLE t (id int PRIMARY KEY, v int);
        CREATE FUNCTION odd(i int) RETURNS boolean LANGUAGE sql AS 'SELECT i % 2 = 1';
        """,
        "INSERT INTO t SELECT i, i FROM generate_series(1, 100) i",
        "INSERT INTO t SELECT i, 0 FROM generate_series(1, 10) i");

    SyncReport report =
        databases.sync(EAGER, b -> b.onConflictDoNothing().subset("t", "v <= ? AND s.odd(v)", 50));

    assertThat(report.table("t").rowsRead()).isEqualTo(25);
    assertThat(report.table("t").rowsWritten()).isEqualTo(20);
    assertThat(databases.rows("SELECT min(id), max(id), count(*) FROM s.t WHERE v > 0"))
        .containsExactly("11|49|20");
  }

  @Test
  void manyMissingRowsComeInSeveralPieces() throws SQLException {
    databases.given(
        "CREATE TABLE t (id bigint PRIMARY KEY, v int)",
        "INSERT INTO t SELECT i * 3, i FROM generate_series(1, 60000) i",
        "INSERT INTO t SELECT i * 3, -1 FROM generate_series(1, 60000, 4) i; ANALYZE t");
    planned();

    SyncReport report = databases.sync(EAGER, SyncBuilder::onConflictDoNothing);

    assertThat(report.table("t").rowsWritten()).isEqualTo(45000);
    assertThat(databases.rows("SELECT count(*), sum(id) FROM s.t WHERE v > 0"))
        .containsExactly(
            "45000|" + databases.source.queryLong("SELECT sum(id) FROM s.t WHERE id / 3 % 4 <> 1"));
  }
}
