package io.neosync.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.contract.mysql.MySqlEngine;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Triggers of the destination fire, and the rows are the source's all the same, or the run fails.
 */
class TriggerTest {

  private static final String FILMS =
      """
      CREATE TABLE film (id INT PRIMARY KEY, title VARCHAR(20), actors INT);
      CREATE TABLE film_text (id INT PRIMARY KEY, title VARCHAR(20));
      """;

  private static final String FILM_ROWS =
      """
      INSERT INTO film VALUES (1, 'One', 1), (2, 'Two', 2);
      INSERT INTO film_text VALUES (1, 'the first'), (2, 'the second');
      """;

  abstract static class Cases {

    private final MySqlEngine engine;

    Cases(MySqlEngine engine) {
      this.engine = engine;
    }

    @Test
    void rowsThatTriggersWroteIntoALaterTableMakeRoomForItsOwn() throws SQLException {
      try (Pair pair = Pair.on(engine, FILMS)) {
        pair.source().execute(FILM_ROWS);
        pair.destination()
            .execute(
                "CREATE TRIGGER ins AFTER INSERT ON film FOR EACH ROW INSERT INTO film_text VALUES"
                    + " (NEW.id, NEW.title), (NEW.id + 100, NEW.title)");

        for (int run = 0; run < 2; run++) {
          assertThat(pair.sync().build().run().atomic()).isTrue();

          assertThat(pair.there("SELECT * FROM film_text ORDER BY id"))
              .containsExactly("1|the first", "2|the second");
        }
      }
    }

    @Test
    void soDoThoseThatTriggersWroteWhileTablesWereEmptied() throws SQLException {
      String schema = "CREATE TABLE a_log (id INT); CREATE TABLE t (id INT PRIMARY KEY);";
      for (Thresholds thresholds : List.of(Thresholds.MEASURED, Pair.NONE)) {
        try (Pair pair = Pair.on(engine, schema)) {
          pair.source().execute("INSERT INTO t VALUES (1); INSERT INTO a_log VALUES (7)");
          pair.destination()
              .execute(
                  "INSERT INTO t VALUES (1), (2); CREATE TRIGGER del AFTER DELETE ON t FOR EACH ROW"
                      + " INSERT INTO a_log VALUES (OLD.id)");

          io.neosync.Sync.from(pair.from()).to(pair.to().thresholds(thresholds)).build().run();

          assertThat(pair.there("SELECT * FROM a_log")).containsExactly("7");
        }
      }
    }

    @Test
    void aTableThatIsChangedAfterItsRowsCameFailsTheRun() throws SQLException {
      String schema =
          "CREATE TABLE p (id INT PRIMARY KEY, children INT);"
              + " CREATE TABLE c (id INT PRIMARY KEY, p INT,"
              + " CONSTRAINT c_p FOREIGN KEY (p) REFERENCES p (id));";
      String body = "UPDATE p SET children = children + 1 WHERE id = ";
      for (String trigger :
          List.of(
              "CREATE TRIGGER count_up AFTER INSERT ON c FOR EACH ROW " + body + "NEW.p",
              "CREATE PROCEDURE up(x INT) "
                  + body
                  + "x; CREATE TRIGGER count_up AFTER INSERT ON c FOR EACH ROW CALL up(NEW.p)",
              "CREATE VIEW parents AS SELECT * FROM p; CREATE TRIGGER count_up AFTER INSERT ON c"
                  + " FOR EACH ROW UPDATE parents SET children = 5",
              "CREATE TABLE other (p INT); CREATE TRIGGER onwards AFTER INSERT ON other FOR EACH"
                  + " ROW "
                  + body
                  + "NEW.p; CREATE TRIGGER count_up AFTER INSERT ON c FOR EACH ROW INSERT INTO"
                  + " other VALUES (NEW.p)")) {
        try (Pair pair = Pair.on(engine, schema)) {
          pair.source().execute("INSERT INTO p VALUES (1, 2); INSERT INTO c VALUES (1, 1), (2, 1)");
          pair.destination().execute("INSERT INTO p VALUES (9, 9);" + trigger);

          assertThatThrownBy(() -> pair.sync().build().run())
              .isInstanceOf(TransferException.class)
              .hasMessageContaining(".p no longer holds the rows that were loaded")
              .hasMessageContaining("count_up of c")
              .hasMessageContaining("Everything was rolled back");
          assertThat(pair.there("SELECT * FROM p")).containsExactly("9|9");
        }
      }
    }

    @Test
    void triggersThatWriteElsewhereDisturbNothing() throws SQLException {
      try (Pair pair = Pair.on(engine, FILMS)) {
        pair.source().execute(FILM_ROWS);
        pair.destination()
            .execute(
                "CREATE TABLE audit (what VARCHAR(50)); CREATE TRIGGER film_audit AFTER INSERT ON"
                    + " film_text FOR EACH ROW INSERT INTO audit VALUES (NEW.title)");

        assertThat(pair.sync().tables("film", "film_text").build().plan().toString())
            .doesNotContain("staged");
        pair.sync().tables("film", "film_text").build().run();

        assertThat(pair.there("SELECT * FROM film ORDER BY id"))
            .containsExactly("1|One|1", "2|Two|2");
        assertThat(pair.there("SELECT COUNT(*) FROM audit")).containsExactly("2");
      }
    }

    @Test
    void whatTriggersMakeOfNewRowsIsUndone() throws SQLException {
      String schema =
          """
          CREATE TABLE t (name VARCHAR(20) CHARACTER SET latin1 PRIMARY KEY, made DATETIME(3), seen TIMESTAMP NULL,
            label ENUM('a', 'b'), note TEXT, price DECIMAL(9,2), ratio DOUBLE, raw BLOB, j JSON, place POINT,
            untouched INT, twice INT AS (untouched * 2) STORED);
          """;
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source()
            .execute(
                """
                INSERT INTO t (name, made, seen, label, note, price, ratio, raw, j, place, untouched) VALUES
                  ('äpfel', '2001-02-03 04:05:06.789', '2002-03-04 05:06:07', 'a', 'small', 1.50, 0.1, x'00ff',
                    '{"a": 1.0}', ST_GeomFromText('POINT(1 2)'), 5),
                  ('nothing', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
                """);
        pair.destination()
            .execute(
                """
                CREATE TRIGGER all_of_it BEFORE INSERT ON t FOR EACH ROW SET NEW.name = UPPER(NEW.name), NEW.made = NOW(),
                  NEW.seen = NOW(), NEW.label = 'b', NEW.note = UPPER(NEW.note), NEW.price = 0, NEW.ratio = NULL,
                  NEW.raw = x'00', NEW.j = '{"a": 1}', NEW.place = ST_GeomFromText('POINT(3 4)')
                """);

        for (int run = 0; run < 2; run++) {
          assertThat(pair.sync().build().run().rowsWritten()).isEqualTo(2);

          assertThat(Pair.checksum(pair.destination(), "t"))
              .isEqualTo(Pair.checksum(pair.source(), "t"));
        }
      }
    }

    @Test
    void byteWiseDifferencesThatCollationsHideAreUndone() throws SQLException {
      String schema = "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20), j JSON);";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source().execute("INSERT INTO t VALUES (1, 'Anna', '{\"a\": 1.0}')");
        pair.destination()
            .execute(
                "CREATE TRIGGER louder BEFORE INSERT ON t FOR EACH ROW SET NEW.name ="
                    + " UPPER(NEW.name), NEW.j = '{\"a\": 1}'");

        pair.sync().build().run();

        assertThat(pair.there("SELECT * FROM t")).containsExactly("1|Anna|{\"a\": 1.0}");
      }
    }

    @Test
    void whatAnUpdateCannotSetRightFailsTheRun() throws SQLException {
      String schema = "CREATE TABLE t (id INT PRIMARY KEY, changed DATETIME);";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source().execute("INSERT INTO t VALUES (1, '2001-02-03 04:05:06')");
        pair.destination()
            .execute(
                "INSERT INTO t VALUES (9, NULL); CREATE TRIGGER made BEFORE INSERT ON t FOR EACH"
                    + " ROW SET NEW.changed = NOW(); CREATE TRIGGER changed BEFORE UPDATE ON t FOR"
                    + " EACH ROW SET NEW.changed = NOW()");

        assertThatThrownBy(() -> pair.sync().build().run())
            .isInstanceOf(TransferException.class)
            .hasMessageContaining(".t: triggers change what is stored (made of t)")
            .hasMessageContaining("1 rows")
            .hasMessageContaining("Everything was rolled back");
        assertThat(pair.there("SELECT * FROM t")).containsExactly("9|NULL");
      }
    }

    @Test
    void aTriggerThatGivesRowsOtherKeysFailsTheRun() throws SQLException {
      String schema = "CREATE TABLE t (id INT PRIMARY KEY, x INT);";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source().execute("INSERT INTO t VALUES (1, 1), (2, 2)");
        pair.destination()
            .execute(
                "INSERT INTO t VALUES (1, 7); CREATE TRIGGER away BEFORE INSERT ON t FOR EACH ROW"
                    + " SET NEW.id = NEW.id + 10");

        assertThatThrownBy(() -> pair.sync().build().run()).hasMessageContaining("away of t");
        assertThatThrownBy(() -> pair.sync().append().build().run())
            .hasMessageContaining("Duplicate entry for key 'PRIMARY'");
        assertThat(pair.there("SELECT * FROM t")).containsExactly("1|7");
      }
    }

    @Test
    void rowsWithoutAKeyAreComparedAsAWhole() throws SQLException {
      String schema = "CREATE TABLE t (name VARCHAR(20), ratio FLOAT);";
      String rows = "INSERT INTO t VALUES ('Anna', 0.1), ('Anna', 0.1), (NULL, NULL);";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source().execute(rows);
        pair.destination()
            .execute(
                rows
                    + "CREATE TRIGGER same BEFORE INSERT ON t FOR EACH ROW"
                    + " SET NEW.name = CONCAT(NEW.name, '')");

        assertThat(pair.sync().build().plan().notes())
            .anyMatch(note -> note.contains("cannot be found again"));
        assertThat(pair.sync().build().run().rowsWritten()).isEqualTo(3);
        assertThat(pair.sync().append().build().run().rowsWritten()).isEqualTo(3);
        assertThat(pair.there("SELECT COUNT(*), COUNT(name) FROM t")).containsExactly("6|4");

        pair.destination()
            .execute(
                "DROP TRIGGER same; CREATE TRIGGER louder BEFORE INSERT ON t FOR EACH ROW"
                    + " SET NEW.name = UPPER(NEW.name)");
        assertThatThrownBy(() -> pair.sync().build().run())
            .hasMessageContaining("louder of t")
            .hasMessageContaining("no primary or unique key");
        assertThatThrownBy(() -> pair.sync().append().build().run())
            .hasMessageContaining("louder of t");
        assertThat(pair.there("SELECT COUNT(*), COUNT(name) FROM t")).containsExactly("6|4");
      }
    }

    @Test
    void rowsThatWereThereStayAsTheyAre() throws SQLException {
      String schema = "CREATE TABLE t (id INT PRIMARY KEY, made DATETIME);";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source()
            .execute("INSERT INTO t VALUES (1, '2001-01-01 00:00:00'), (2, '2002-02-02 00:00:00')");
        pair.destination()
            .execute(
                "INSERT INTO t VALUES (1, '2011-11-11 00:00:00'); CREATE TRIGGER now_made BEFORE"
                    + " INSERT ON t FOR EACH ROW SET NEW.made = NOW()");

        SyncReport report = pair.sync().onConflictDoNothing().build().run();

        assertThat(report.table("t").skippedByConflict()).isEqualTo(1);
        assertThat(pair.there("SELECT * FROM t ORDER BY id"))
            .containsExactly("1|2011-11-11 00:00:00", "2|2002-02-02 00:00:00");

        pair.destination().execute("DELETE FROM t WHERE id = 2");
        pair.sync().append().subset("t", "id = 2").build().run();
        assertThat(pair.there("SELECT * FROM t ORDER BY id"))
            .containsExactly("1|2011-11-11 00:00:00", "2|2002-02-02 00:00:00");
      }
    }

    @Test
    void columnsThatTheSourceLacksAreTheTriggersToFill() throws SQLException {
      try (Pair pair = Pair.on(engine, "CREATE TABLE t (id INT PRIMARY KEY, x INT);")) {
        pair.source().execute("INSERT INTO t VALUES (1, 1)");
        pair.destination()
            .execute(
                "ALTER TABLE t ADD extra INT DEFAULT 0; CREATE TRIGGER extra BEFORE INSERT ON t FOR"
                    + " EACH ROW SET NEW.extra = 5, NEW.x = 5");

        pair.sync().build().run();

        assertThat(pair.there("SELECT * FROM t")).containsExactly("1|1|5");
      }
    }

    @Test
    void orphansAreLeftOutOfTablesWithTriggers() throws SQLException {
      String schema =
          "CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE c (p INT, x INT,"
              + " CONSTRAINT c_p FOREIGN KEY (p) REFERENCES p (id));"
              + " CREATE TABLE b (id INT PRIMARY KEY);";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source()
            .execute(
                "SET SESSION foreign_key_checks = 0; INSERT INTO p VALUES (1); INSERT INTO b VALUES"
                    + " (1); INSERT INTO c VALUES (1, 1), (2, 2)");
        pair.destination()
            .execute(
                "CREATE TRIGGER same BEFORE INSERT ON c FOR EACH ROW SET NEW.x = NEW.x + 0;"
                    + " CREATE TRIGGER gone AFTER DELETE ON c FOR EACH ROW INSERT INTO b VALUES"
                    + " (OLD.p)");

        assertThatThrownBy(() -> pair.sync().skipForeignKeyViolations().build().run())
            .hasMessageContaining(".b no longer holds")
            .hasMessageContaining("gone of c");

        pair.destination().execute("DROP TRIGGER gone");
        pair.sync().skipForeignKeyViolations().build().run();
        assertThat(pair.there("SELECT * FROM c")).containsExactly("1|1");
        assertThat(pair.there("SELECT * FROM b")).containsExactly("1");
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
