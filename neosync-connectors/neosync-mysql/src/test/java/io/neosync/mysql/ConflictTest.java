package io.neosync.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.Sync;
import io.neosync.SyncListener;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.contract.mysql.MySqlEngine;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What onConflictDoNothing() leaves out, and what stays an error. */
class ConflictTest {

  abstract static class Cases {

    private final MySqlEngine engine;

    Cases(MySqlEngine engine) {
      this.engine = engine;
    }

    @Test
    void rowsThatMeetAnExistingOneOnAnyKeyAreLeftOut() throws SQLException {
      String schema =
          "CREATE TABLE t (id INT PRIMARY KEY, code VARCHAR(10), a INT, b INT,"
              + " UNIQUE KEY (code), UNIQUE KEY (a, b));";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source()
            .execute(
                "INSERT INTO t VALUES (1, 'new', 1, 1), (2, 'TAKEN', 2, 2), (3, 'x', 9, 9),"
                    + " (4, NULL, 9, NULL), (5, 'fine', 5, 5)");
        pair.destination().execute("INSERT INTO t VALUES (1, 'old', 0, 0), (20, 'taken', 9, 9)");

        SyncReport report = pair.sync().onConflictDoNothing().build().run();

        assertThat(report.atomic()).isTrue();
        assertThat(pair.there("SELECT * FROM t ORDER BY id"))
            .containsExactly("1|old|0|0", "4|NULL|9|NULL", "5|fine|5|5", "20|taken|9|9");
        assertThat(report.table("t").skippedByConflict()).isEqualTo(3);
        assertThat(report.table("t").rowsWritten()).isEqualTo(2);
      }
    }

    @Test
    void ofRowsThatMeetEachOtherTheFirstStays() throws SQLException {
      try (Pair pair = Pair.on(engine)) {
        pair.source()
            .execute(
                "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20) COLLATE utf8mb4_bin, x INT,"
                    + " body TEXT);"
                    + "INSERT INTO t VALUES (1, 'Anna', 1, 'same start, one'),"
                    + " (2, 'ANNA', 2, 'other'), (3, 'Ben', 2, 'third'),"
                    + " (4, 'Carl', 4, 'same start, two'), (5, NULL, NULL, NULL),"
                    + " (6, NULL, NULL, NULL)");
        pair.destination()
            .execute(
                "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20) COLLATE utf8mb4_general_ci,"
                    + " x INT, body TEXT, UNIQUE KEY (name), UNIQUE KEY (x),"
                    + " UNIQUE KEY start (body(10)))");

        SyncReport report = pair.sync().onConflictDoNothing().build().run();

        // 2 meets 1 and is left out, so that 3, which meets only 2, stays.
        assertThat(pair.there("SELECT id FROM t ORDER BY id")).containsExactly("1", "3", "5", "6");
        assertThat(report.table("t").skippedByConflict()).isEqualTo(2);
      }
    }

    @Test
    void onlyMissingRowsAreReadWhereKeysAreIntegers() throws SQLException {
      String schema = "CREATE TABLE t (k INT, id BIGINT, x INT, PRIMARY KEY (k, id));";
      try (Pair pair = Pair.on(engine, schema)) {
        StringBuilder all = new StringBuilder("INSERT INTO t VALUES (-1, -9223372036854775808, 0)");
        StringBuilder most = new StringBuilder(all);
        for (int i = -500; i < 500; i++) {
          all.append(", (").append(i % 3).append(", ").append(i).append(", 1)");
          if (i % 100 != 7 && i % 64 != 0) {
            most.append(", (").append(i % 3).append(", ").append(i).append(", 2)");
          }
        }
        pair.source().execute(all + "; ANALYZE TABLE t");
        pair.destination().execute(most + "; ANALYZE TABLE t");
        Sync sync =
            Sync.from(pair.from())
                .to(pair.to().thresholds(Pair.NONE))
                .onConflictDoNothing()
                .build();

        assertThat(sync.plan().tables().get(0).way()).startsWith("missing only");
        SyncReport report = sync.run();

        long missing = pair.destination().queryLong("SELECT COUNT(*) FROM t WHERE x = 1");
        assertThat(pair.destination().queryLong("SELECT COUNT(*) FROM t")).isEqualTo(1_001);
        assertThat(report.table("t").rowsRead()).isEqualTo(1_001);
        assertThat(report.table("t").rowsWritten()).isEqualTo(missing).isBetween(10L, 30L);
        assertThat(sync.run().rowsWritten()).isZero();
      }
    }

    @Test
    void otherErrorsStayErrors() throws SQLException {
      String schema =
          "CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE t (id INT PRIMARY KEY, p INT,"
              + " CONSTRAINT t_p FOREIGN KEY (p) REFERENCES p (id));";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source()
            .execute("SET SESSION foreign_key_checks = 0; INSERT INTO t VALUES (1, 1), (2, 77)");
        pair.destination().execute("INSERT INTO p VALUES (5); INSERT INTO t VALUES (1, 5)");

        assertThatThrownBy(() -> pair.sync().tables("t").onConflictDoNothing().build().run())
            .isInstanceOf(TransferException.class)
            .hasMessageContaining("1 rows of")
            .hasMessageContaining("t_p");
        assertThat(pair.there("SELECT * FROM t")).containsExactly("1|5");
      }
    }

    @Test
    void listenersHearTheKeysOfRowsThatAreLeftOut() throws SQLException {
      String schema = "CREATE TABLE t (name VARCHAR(10) CHARACTER SET latin1 PRIMARY KEY);";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source().execute("INSERT INTO t VALUES ('é'), ('b')");
        pair.destination().execute("INSERT INTO t VALUES ('É'), ('c')");
        List<String> skipped = new ArrayList<>();

        pair.sync()
            .onConflictDoNothing()
            .listener(
                new SyncListener() {
                  @Override
                  public boolean wantsSkippedRows() {
                    return true;
                  }

                  @Override
                  public void rowSkipped(SkippedRow row) {
                    skipped.add(row.primaryKey().toString());
                  }
                })
            .build()
            .run();

        assertThat(skipped).containsExactly("{name=é}");
      }
    }

    @Test
    void rowsThatMeetOnExpressionsAreLeftOut() throws SQLException {
      if (engine == MySqlEngine.MYSQL) {
        String schema =
            """
            CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20) COLLATE utf8mb4_bin, `a (``) b` INT,
              UNIQUE KEY f ((LOWER(name) COLLATE utf8mb4_0900_ai_ci) DESC, (`a (``) b` DIV 10)));
            """;
        try (Pair pair = Pair.on(engine, schema)) {
          pair.source()
              .execute(
                  "ALTER TABLE t DROP KEY f; INSERT INTO t VALUES (1, 'ONE', 11), (2, 'one', 29),"
                      + " (3, 'Oné', 25), (4, NULL, 11), (5, 'two', 12), (6, 'TWO', 19)");
          pair.destination().execute("INSERT INTO t VALUES (9, 'one', 15)");

          SyncReport report = pair.sync().onConflictDoNothing().build().run();

          assertThat(pair.there("SELECT id FROM t ORDER BY id"))
              .containsExactly("2", "4", "5", "9");
          assertThat(report.table("t").skippedByConflict()).isEqualTo(3);
        }
      }
    }

    @Test
    void rowsThatMeetOnComputedColumnsAreLeftOut() throws SQLException {
      String schema =
          """
          CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20), note VARCHAR(9) COLLATE utf8mb4_bin,
            short VARCHAR(3) COLLATE utf8mb4_bin AS (LEFT(name, 3)) VIRTUAL, both_words VARCHAR(30) AS (CONCAT(name, note)) STORED,
            unneeded INT AS (CHAR_LENGTH(note)) VIRTUAL, UNIQUE KEY (short), UNIQUE KEY (both_words(7))) COLLATE utf8mb4_unicode_ci;
          """;
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source()
            .execute(
                "INSERT INTO t (id, name, note) VALUES (1, 'onefold', 'x'), (2, 'twofold', 'Y'),"
                    + " (3, 'thr', 'ée'), (4, 'Thr', NULL), (5, NULL, 'z')");
        pair.destination()
            .execute("INSERT INTO t (id, name, note) VALUES (9, 'one', 'y'), (8, 'Two', 'FOLDy')");

        SyncReport report = pair.sync().onConflictDoNothing().build().run();

        assertThat(pair.there("SELECT id FROM t ORDER BY id"))
            .containsExactly("3", "4", "5", "8", "9");
        assertThat(report.table("t").skippedByConflict()).isEqualTo(2);
      }
    }

    @Test
    void aTableWithoutAnyKeyIsAddedAgainAndThePlanSaysSo() throws SQLException {
      try (Pair pair = Pair.on(engine, "CREATE TABLE t (x INT); CREATE TABLE k (x INT UNIQUE);")) {
        pair.source().execute("INSERT INTO t VALUES (1); INSERT INTO k VALUES (1)");
        String note =
            "no key tells rows of these tables apart, so that each run adds them all: ["
                + pair.destination().name()
                + ".t]";

        assertThat(pair.sync().onConflictDoNothing().build().run().notes()).contains(note);
        assertThat(pair.sync().onConflictDoNothing().build().run().notes()).contains(note);

        assertThat(pair.there("SELECT * FROM t")).containsExactly("1", "1");
        assertThat(pair.sync().build().plan().notes()).doesNotContain(note);
        assertThat(pair.sync().append().build().plan().notes()).doesNotContain(note);
      }
    }

    @Test
    void keysOfManyValuesAreRefused() throws SQLException {
      if (engine == MySqlEngine.MYSQL) {
        String schema =
            "CREATE TABLE t (a JSON, UNIQUE KEY f ((CAST(a -> '$[*]' AS UNSIGNED ARRAY))));";
        try (Pair pair = Pair.on(engine, schema)) {
          assertThatThrownBy(() -> pair.sync().onConflictDoNothing().build().plan())
              .hasMessageContaining("its key f, which has many values for a row");
        }
      }
    }
  }

  @Nested
  class OnMySql extends Cases {
    OnMySql() {
      super(MySqlEngine.MYSQL);
    }
  }

  @Nested
  class OnMariaDb extends Cases {
    OnMariaDb() {
      super(MySqlEngine.MARIADB);
    }
  }
}
