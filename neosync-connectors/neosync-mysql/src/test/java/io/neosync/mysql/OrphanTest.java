package io.neosync.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.contract.mysql.MySqlEngine;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rows whose foreign keys point nowhere: errors, or left out and counted. */
class OrphanTest {

  private static final String TREE =
      """
      CREATE TABLE p (id INT, kind INT, PRIMARY KEY (id, kind));
      CREATE TABLE c (id INT PRIMARY KEY, p INT, kind INT, next INT,
        CONSTRAINT c_p FOREIGN KEY (p, kind) REFERENCES p (id, kind),
        CONSTRAINT c_next FOREIGN KEY (next) REFERENCES c (id));
      CREATE TABLE g (id INT PRIMARY KEY, c INT, h INT,
        CONSTRAINT g_c FOREIGN KEY (c) REFERENCES c (id));
      CREATE TABLE h (id INT PRIMARY KEY, g INT, CONSTRAINT h_g FOREIGN KEY (g) REFERENCES g (id));
      ALTER TABLE g ADD CONSTRAINT g_h FOREIGN KEY (h) REFERENCES h (id);
      """;

  private static final String ROWS =
      """
      SET SESSION foreign_key_checks = 0;
      INSERT INTO p VALUES (1, 1);
      INSERT INTO c VALUES (1, 1, 1, NULL), (2, 2, 1, NULL), (3, 2, NULL, 2), (4, NULL, NULL, 3),
        (5, 1, 1, 4), (6, 1, 1, 6);
      INSERT INTO g VALUES (1, 1, 1), (2, 5, NULL), (3, 1, 3), (4, 6, 4);
      INSERT INTO h VALUES (1, 1), (2, 2), (3, 99), (4, 4);
      """;

  abstract static class Cases {

    private final MySqlEngine engine;

    Cases(MySqlEngine engine) {
      this.engine = engine;
    }

    @Test
    void areErrorsThatNameEachForeignKeyAndUndoTheRun() throws SQLException {
      try (Pair pair = Pair.on(engine, TREE)) {
        pair.source().execute(ROWS);
        pair.destination().execute("INSERT INTO p VALUES (8, 8)");

        assertThatThrownBy(() -> pair.sync().build().run())
            .isInstanceOf(TransferException.class)
            .hasMessageContaining("1 rows of")
            .hasMessageContaining("by c_p")
            .hasMessageContaining("by h_g")
            .hasMessageContaining("Everything was rolled back");
        assertThat(pair.there("SELECT * FROM p")).containsExactly("8|8");
        assertThat(pair.there("SELECT * FROM c")).isEmpty();
      }
    }

    @Test
    void areLeftOutWithAllThatDependsOnThem() throws SQLException {
      try (Pair pair = Pair.on(engine, TREE)) {
        pair.source().execute(ROWS);

        SyncReport report = pair.sync().skipForeignKeyViolations().build().run();

        assertThat(pair.there("SELECT id FROM c ORDER BY id")).containsExactly("1", "6");
        assertThat(pair.there("SELECT id FROM g ORDER BY id")).containsExactly("1", "4");
        assertThat(pair.there("SELECT id FROM h ORDER BY id")).containsExactly("1", "4");
        assertThat(report.table("c").skippedByForeignKey())
            .isEqualTo(Map.of("c_p", 1L, "c_next", 3L));
        assertThat(report.table("g").skippedByForeignKey()).isEqualTo(Map.of("g_c", 1L, "g_h", 1L));
        assertThat(report.table("h").skippedByForeignKey()).isEqualTo(Map.of("h_g", 2L));
        assertThat(report.table("c").rowsWritten()).isEqualTo(2);
      }
    }

    @Test
    void amongRowsThatAreAddedOnlyThoseFall() throws SQLException {
      try (Pair pair = Pair.on(engine, TREE)) {
        pair.source().execute(ROWS);
        pair.destination()
            .execute(
                "SET SESSION foreign_key_checks = 0; INSERT INTO c VALUES (90, 90, 90, 90), (2,"
                    + " NULL, NULL, NULL); INSERT INTO g VALUES (91, 91, 91)");

        SyncReport report =
            pair.sync().onConflictDoNothing().skipForeignKeyViolations().build().run();

        assertThat(pair.there("SELECT id FROM c ORDER BY id"))
            .containsExactly("1", "2", "3", "4", "5", "6", "90");
        assertThat(pair.there("SELECT id FROM g ORDER BY id")).containsExactly("1", "2", "4", "91");
        assertThat(report.table("c").skippedByConflict()).isEqualTo(1);
        assertThat(report.table("h").skippedByForeignKey()).isEqualTo(Map.of("h_g", 1L));
      }
    }

    @Test
    void rowsWithoutAKeyCannotBeToldFromOthers() throws SQLException {
      String schema =
          "CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE c (p INT,"
              + " CONSTRAINT c_p FOREIGN KEY (p) REFERENCES p (id));";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.destination().execute("INSERT INTO p VALUES (1); INSERT INTO c VALUES (1)");

        assertThatThrownBy(() -> pair.sync().append().skipForeignKeyViolations().build().plan())
            .hasMessageContaining("needs a primary or unique key");
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
