package io.neosync.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.UnsupportedOptionException;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import io.neosync.spi.SnapshotGuarantee;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Full refreshes and appending, and what they promise. */
class SyncTest {

  private static final String CYCLE =
      """
      CREATE TABLE a (id INT PRIMARY KEY AUTO_INCREMENT, b INT, boss INT,
        CONSTRAINT a_boss FOREIGN KEY (boss) REFERENCES a (id));
      CREATE TABLE b (id INT PRIMARY KEY, a INT, CONSTRAINT b_a FOREIGN KEY (a) REFERENCES a (id));
      ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b (id);
      """;

  private static final String CYCLE_ROWS =
      """
      SET SESSION foreign_key_checks = 0;
      INSERT INTO a VALUES (1, 1, 3), (2, NULL, 1), (3, 2, 3);
      INSERT INTO b VALUES (1, 3), (2, 1);
      """;

  abstract static class Cases {

    private final MySqlEngine engine;

    Cases(MySqlEngine engine) {
      this.engine = engine;
    }

    @Test
    void refreshesTablesThatReferenceEachOtherInOneTransaction() throws SQLException {
      try (Pair pair = Pair.on(engine, CYCLE)) {
        pair.source().execute(CYCLE_ROWS);
        pair.destination()
            .execute("INSERT INTO a VALUES (90, NULL, 90); INSERT INTO b VALUES (1, 90)");

        SyncReport report = pair.sync().build().run();

        assertThat(report.atomic()).isTrue();
        assertThat(report.snapshot()).isEqualTo(SnapshotGuarantee.ONE_INSTANT);
        assertThat(report.rowsWritten()).isEqualTo(5);
        assertThat(pair.there("SELECT * FROM a ORDER BY id"))
            .containsExactly("1|1|3", "2|NULL|1", "3|2|3");
        assertThat(pair.there("SELECT * FROM b ORDER BY id")).containsExactly("1|3", "2|1");
      }
    }

    @Test
    void countersGoOnWhereTheSourcesDo() throws SQLException {
      String schema = "CREATE TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, x INT);";
      for (Thresholds thresholds : new Thresholds[] {Thresholds.MEASURED, Pair.NONE}) {
        try (Pair pair = Pair.on(engine, schema)) {
          pair.source()
              .execute("INSERT INTO t (x) VALUES (1), (2), (3), (4); DELETE FROM t WHERE id = 4");
          pair.destination().execute("INSERT INTO t VALUES (900, 1); ANALYZE TABLE t");

          SyncReport report =
              Sync.from(pair.from()).to(pair.to().thresholds(thresholds)).build().run();
          pair.destination().execute("INSERT INTO t (x) VALUES (5)");

          assertThat(report.atomic()).isEqualTo(thresholds.equals(Thresholds.MEASURED));
          assertThat(pair.there("SELECT * FROM t ORDER BY id"))
              .containsExactly("1|1", "2|2", "3|3", "5|5");
        }
      }
    }

    @Test
    void aFailedRefreshLeavesTheDestinationAsItWas() throws SQLException {
      String schema = "CREATE TABLE t (id INT PRIMARY KEY, x INT);";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source().execute("INSERT INTO t VALUES (1, 1), (2, 1)");
        pair.destination()
            .execute("INSERT INTO t VALUES (7, 7); ALTER TABLE t ADD UNIQUE KEY only_one (x)");

        assertThatThrownBy(() -> pair.sync().build().run())
            .isInstanceOf(TransferException.class)
            .hasMessageContaining("Duplicate entry for key")
            .hasMessageContaining("only_one")
            .hasMessageContaining("Everything was rolled back");
        assertThat(pair.there("SELECT * FROM t")).containsExactly("7|7");
      }
    }

    @Test
    void aFailedRefreshOfTruncatedTablesSaysThatTheyAreEmpty() throws SQLException {
      String schema = "CREATE TABLE t (id INT PRIMARY KEY, x INT);";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source().execute("INSERT INTO t VALUES (1, 1), (2, 1)");
        pair.destination()
            .execute(
                "INSERT INTO t VALUES (7, 7); ALTER TABLE t ADD UNIQUE KEY (x); ANALYZE TABLE t");
        Sync sync = Sync.from(pair.from()).to(pair.to().thresholds(Pair.NONE)).build();

        SyncPlan plan = sync.plan();
        assertThat(plan.atomic()).isFalse();
        assertThat(plan.toString()).contains("not atomic").contains("TRUNCATE");
        assertThatThrownBy(sync::run)
            .isInstanceOfSatisfying(
                TransferException.class,
                e ->
                    assertThat(e.arrived())
                        .singleElement()
                        .satisfies(arrival -> assertThat(arrival.stored()).isZero()))
            .hasMessageContaining("The destination holds of this run")
            .hasMessageContaining("0 rows");
        assertThat(pair.there("SELECT * FROM t")).isEmpty();
      }
    }

    @Test
    void rowsOfTablesOutsideThatReferenceAnEmptiedOneAreNamedInThePlan() throws SQLException {
      try (Pair pair = Pair.on(engine, CYCLE)) {
        pair.destination()
            .execute(
                "CREATE TABLE outsider (a INT, CONSTRAINT outside FOREIGN KEY (a) REFERENCES a"
                    + " (id)); INSERT INTO a VALUES (1, NULL, NULL); INSERT INTO outsider VALUES"
                    + " (1)");

        assertThatThrownBy(() -> pair.sync().build().plan())
            .isInstanceOf(PlanException.class)
            .hasMessageContaining(".outsider")
            .hasMessageContaining("by outside and holds rows");

        pair.destination().execute("DELETE FROM outsider");
        pair.sync().build().run();
        assertThat(pair.there("SELECT * FROM a")).isEmpty();
      }
    }

    @Test
    void appendsRowsAndChecksTheirForeignKeysOnly() throws SQLException {
      String schema =
          "CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE c (id INT, p INT,"
              + " CONSTRAINT c_p FOREIGN KEY (p) REFERENCES p (id));";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source().execute("INSERT INTO p VALUES (2); INSERT INTO c VALUES (1, 2), (2, NULL)");
        pair.destination()
            .execute(
                "INSERT INTO p VALUES (1); SET SESSION foreign_key_checks = 0;"
                    + " INSERT INTO c VALUES (9, 99)");

        SyncReport report = pair.sync().append().build().run();

        assertThat(report.atomic()).isTrue();
        assertThat(report.rowsWritten()).isEqualTo(3);
        assertThat(pair.there("SELECT * FROM c ORDER BY id"))
            .containsExactly("1|2", "2|NULL", "9|99");

        assertThatThrownBy(() -> pair.sync().append().build().run())
            .hasMessageContaining("Duplicate entry for key")
            .hasMessageContaining("Everything was rolled back");
        assertThat(pair.there("SELECT COUNT(*) FROM c")).containsExactly("3");
      }
    }

    @Test
    void readsWhatConditionsSayWithValuesOfEveryKind() throws SQLException {
      String schema =
          "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20), born DATE, seen TIMESTAMP NULL,"
              + " price DECIMAL(10,2), ratio DOUBLE);";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source()
            .execute(
                "SET SESSION time_zone = '+00:00'; INSERT INTO t VALUES"
                    + " (1, 'it''s \\\\ 😀', '2024-08-09', '2024-08-09 10:00:00', 1.50, 0.1),"
                    + " (2, 'x', '2024-08-10', '2024-08-09 10:00:01', 1.51, 0.2)");

        assertThat(written(pair, "name = ?", "it's \\ 😀")).isEqualTo(1);
        assertThat(written(pair, "name = '?' OR name = \"a\\\"?\" OR id > ? # ?", 1)).isEqualTo(1);
        assertThat(written(pair, "id = 5--4 AND born >= ?", LocalDate.of(2024, 8, 9))).isZero();
        assertThat(written(pair, "seen > ?", java.time.Instant.parse("2024-08-09T10:00:00Z")))
            .isEqualTo(1);
        assertThat(written(pair, "price = ?", new java.math.BigDecimal("1.50"))).isEqualTo(1);
        assertThat(written(pair, "ratio = ? -- the end", 0.1)).isEqualTo(1);
        assertThatThrownBy(() -> written(pair, "nonsense = ?", "secret"))
            .isInstanceOf(PlanException.class)
            .hasMessageContaining("nonsense")
            .hasMessageNotContaining("secret");
      }
    }

    private static long written(Pair pair, String condition, Object... values) {
      return pair.sync().subset("t", condition, values).build().run().rowsWritten();
    }

    @Test
    void severalDatabasesGoToThoseOfTheSameNames() throws SQLException {
      try (MySqlServer other = MySqlServer.start(engine, java.util.Map.of());
          MySqlDatabase one =
              MySqlServer.shared(engine).createNamedDatabase("first `one`".replace("`", "-"));
          MySqlDatabase two = MySqlServer.shared(engine).createNamedDatabase("second one");
          MySqlDatabase oneThere = other.createNamedDatabase("first -one-");
          MySqlDatabase twoThere = other.createNamedDatabase("second one")) {
        String table = "CREATE TABLE `order ``by` (`a key` INT PRIMARY KEY);";
        one.execute(table + "INSERT INTO `order ``by` VALUES (1)");
        two.execute(
            "CREATE TABLE c (id INT, CONSTRAINT f FOREIGN KEY (id) REFERENCES `first -one-`.`order"
                + " ``by` (`a key`)); INSERT INTO c VALUES (1)");
        oneThere.execute(table);
        twoThere.execute(
            "CREATE TABLE c (id INT, CONSTRAINT f FOREIGN KEY (id) REFERENCES `first -one-`.`order"
                + " ``by` (`a key`))");

        Sync.from(Pair.at(one).schemas("first -one-", "second one"))
            .to(Pair.at(oneThere).schemas("first -one-", "second one"))
            .build()
            .run();

        assertThat(twoThere.queryStrings("SELECT * FROM c")).containsExactly("1");
      }
    }

    @Test
    void triggersAreNamedInThePlan() throws SQLException {
      String schema = "CREATE TABLE t (id INT PRIMARY KEY, x INT);";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.destination()
            .execute("CREATE TRIGGER louder BEFORE INSERT ON t FOR EACH ROW SET NEW.x = NEW.x");

        assertThat(pair.sync().build().plan().notes())
            .anyMatch(note -> note.contains("louder of t"));
      }
    }

    @Test
    void refusesToSyncADatabaseOntoItself() throws SQLException {
      try (Pair pair = Pair.on(engine, CYCLE)) {
        assertThatThrownBy(() -> Sync.from(pair.from()).to(pair.from()).build().plan())
            .isInstanceOf(PlanException.class)
            .hasMessageContaining("the same database");
      }
    }

    @Test
    void refusesWhatMySqlCannot() throws SQLException {
      try (Pair pair = Pair.on(engine)) {
        assertThatThrownBy(() -> pair.sync().truncateCascade().build())
            .isInstanceOf(UnsupportedOptionException.class)
            .hasMessage(
                """
                MySQL destination does not support TRUNCATE_CASCADE.
                  Supported options: TRUNCATE_BEFORE_INSERT, INIT_TABLE_SCHEMA, ON_CONFLICT_DO_NOTHING, SKIP_FOREIGN_KEY_VIOLATIONS\
                """);
      }
    }

    @Test
    void readsAllTablesAsOfOneInstant() throws SQLException {
      String schema = "CREATE TABLE a (id INT PRIMARY KEY); CREATE TABLE b (id INT PRIMARY KEY);";
      try (Pair pair = Pair.on(engine, schema)) {
        pair.source().execute("INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)");

        pair.sync()
            .listener(
                new io.neosync.SyncListener() {
                  @Override
                  public void tableFinished(SyncReport.TableReport table) {
                    try {
                      pair.source().execute("INSERT INTO a VALUES (2); INSERT INTO b VALUES (2)");
                    } catch (SQLException e) {
                      // The second time: they are there.
                      return;
                    }
                  }
                })
            .build()
            .run();

        assertThat(pair.there("SELECT * FROM a UNION ALL SELECT * FROM b"))
            .containsExactly("1", "1");
      }
    }

    @Test
    void tablesWhoseEngineCannotRollBackAreNotAtomic() throws SQLException {
      try (Pair pair = Pair.on(engine, "CREATE TABLE t (id INT PRIMARY KEY) ENGINE = MyISAM;")) {
        pair.source().execute("INSERT INTO t VALUES (1), (2)");

        SyncReport report = pair.sync().build().run();

        assertThat(report.atomic()).isFalse();
        assertThat(report.snapshot()).isEqualTo(SnapshotGuarantee.NONE);
        assertThat(report.notes()).anyMatch(note -> note.contains("MyISAM"));
        assertThat(pair.there("SELECT * FROM t")).containsExactly("1", "2");
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
