package io.neosync.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncListener;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tables that are missing are created as the source has them. */
class InitTableSchemaTest {

  /** Everything that both servers have; what each has alone is in its own script. */
  private static String script(String name) {
    try (InputStream script =
        Objects.requireNonNull(InitTableSchemaTest.class.getResourceAsStream(name), name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> tables(MySqlDatabase database) throws SQLException {
    return database.queryStrings(
        "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND"
            + " TABLE_TYPE = 'BASE TABLE' ORDER BY 1");
  }

  private static String definition(MySqlDatabase database, String table) throws SQLException {
    return database.queryStrings("SHOW CREATE TABLE " + MySqlSql.name(table)).get(0);
  }

  private static List<String> triggers(MySqlDatabase database) throws SQLException {
    return database.queryStrings(
        "SELECT TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, EVENT_OBJECT_TABLE, ACTION_ORDER,"
            + " TRIM(TRAILING ';' FROM ACTION_STATEMENT), SQL_MODE, DEFINER, CHARACTER_SET_CLIENT,"
            + " COLLATION_CONNECTION FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA ="
            + " DATABASE() ORDER BY 1");
  }

  private static void assertSame(Pair pair) throws SQLException {
    List<String> tables = tables(pair.source());
    assertThat(tables(pair.destination())).isEqualTo(tables);
    for (String table : tables) {
      assertThat(definition(pair.destination(), table)).isEqualTo(definition(pair.source(), table));
      assertThat(Pair.checksum(pair.destination(), table))
          .as(table)
          .isEqualTo(Pair.checksum(pair.source(), table));
    }
    assertThat(triggers(pair.destination())).isEqualTo(triggers(pair.source()));
  }

  abstract static class Cases {

    private final MySqlEngine engine;
    private final String script;

    Cases(MySqlEngine engine, String script) {
      this.engine = engine;
      this.script = script;
    }

    @Test
    void createsEveryKindOfTableAsItIs() throws SQLException {
      try (Pair pair = Pair.on(engine)) {
        pair.source().execute(script("everything.sql"));
        pair.source().execute(script(script));

        SyncReport report = pair.sync().initTableSchema().build().run();

        assertSame(pair);
        assertThat(report.atomic()).isFalse();
        assertThat(report.notes()).anyMatch(note -> note.contains("drops them again"));
      }
    }

    @Test
    void createsAVideoShop() throws SQLException {
      try (Pair pair = Pair.on(engine)) {
        pair.source().execute(script("video-shop.sql"));

        SyncReport report = pair.sync().initTableSchema().build().run();

        assertSame(pair);
        assertThat(report.notes()).noneMatch(note -> note.contains("fire"));
        pair.destination().execute("UPDATE film SET title = 'Other' WHERE film_id = 1");
        assertThat(pair.there("SELECT title FROM film_text WHERE film_id = 1"))
            .containsExactly("Other");
      }
    }

    @Test
    void defaultsOfColumnsThatAreNeverNullAreExactWhereARowTellsThem() throws SQLException {
      try (Pair pair = Pair.on(engine)) {
        pair.source()
            .execute(
                """
                CREATE TABLE told (id INT PRIMARY KEY, word VARCHAR(20) NOT NULL DEFAULT '😀?');
                INSERT INTO told (id) VALUES (1);
                CREATE TABLE mute (id INT PRIMARY KEY, word VARCHAR(20) NOT NULL DEFAULT 'why?');
                """);

        SyncReport report = pair.sync().initTableSchema().build().run();

        pair.destination()
            .execute("INSERT INTO told (id) VALUES (2); INSERT INTO mute (id) VALUES (2)");
        assertThat(pair.there("SELECT word FROM told WHERE id = 2")).containsExactly("😀?");
        assertThat(pair.there("SELECT word FROM mute WHERE id = 2")).containsExactly("why?");
        assertThat(report.notes())
            .filteredOn(note -> note.contains("has a question mark"))
            .singleElement()
            .asString()
            .contains("the default of column word of table", ".mute");
      }
    }

    @Test
    void createsAgainWhatWasCreatedBefore() throws SQLException {
      try (Pair pair = Pair.on(engine)) {
        pair.source()
            .execute(
                """
                CREATE TABLE p (id INT PRIMARY KEY);
                CREATE TABLE c (id INT PRIMARY KEY, p INT, CONSTRAINT c_p FOREIGN KEY (p) REFERENCES p (id));
                INSERT INTO p VALUES (1);
                INSERT INTO c VALUES (1, 1);
                """);
        Sync sync = pair.sync().initTableSchema().build();
        sync.run();
        pair.destination().execute("DROP TABLE c; ALTER TABLE p ADD COLUMN more INT DEFAULT 1");

        SyncPlan plan = sync.plan();
        sync.run();

        assertThat(plan.tables().stream().filter(SyncPlan.TablePlan::created))
            .singleElement()
            .satisfies(table -> assertThat(table.destination().name()).isEqualTo("c"));
        assertThat(plan.notes())
            .anyMatch(note -> note.contains(".p exists and is left as it is; unlike the source"));
        pair.destination().execute("ALTER TABLE p DROP COLUMN more");
        assertSame(pair);
      }
    }

    @Test
    void triggersBringTheRoutinesThatTheyCall() throws SQLException {
      try (Pair pair = Pair.on(engine)) {
        pair.source()
            .execute(
                """
                CREATE TABLE t (a INT PRIMARY KEY, b INT);
                CREATE TABLE log (a INT);
                CREATE FUNCTION twice(x INT) RETURNS INT DETERMINISTIC RETURN x * 2;
                CREATE FUNCTION unneeded(x INT) RETURNS INT DETERMINISTIC RETURN x * 3;
                CREATE PROCEDURE Note(x INT) INSERT INTO `%1$s`.log VALUES (twice(x));
                CREATE TRIGGER noted AFTER INSERT ON t FOR EACH ROW CALL `%1$s`.note(NEW.a);
                """
                    .formatted(pair.source().name()));

        pair.sync().initTableSchema().build().run();
        pair.destination().execute("INSERT INTO t VALUES (5, 1)");

        assertThat(pair.there("SELECT a FROM log")).containsExactly("10");
        assertThat(pair.source().queryStrings("SELECT a FROM log")).isEmpty();
        assertThat(
                pair.there(
                    "SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA ="
                        + " DATABASE() ORDER BY 1"))
            .containsExactly("Note", "twice");
      }
    }

    @Test
    void aFailedRunDropsWhatItCreatedAndCanBeRepeated() throws SQLException {
      try (Pair pair = Pair.on(engine)) {
        pair.source()
            .execute(
                """
                CREATE TABLE p (id INT PRIMARY KEY);
                CREATE TABLE c (id INT PRIMARY KEY, p INT, CONSTRAINT c_p FOREIGN KEY (p) REFERENCES p (id));
                CREATE TRIGGER c_first BEFORE INSERT ON c FOR EACH ROW SET NEW.p = NEW.p;
                SET SESSION foreign_key_checks = 0;
                INSERT INTO p VALUES (1);
                INSERT INTO c VALUES (1, 1), (2, 99);
                """);
        pair.destination().execute("CREATE TABLE p (id INT PRIMARY KEY); INSERT INTO p VALUES (7)");
        Sync sync = pair.sync().initTableSchema().build();

        assertThatThrownBy(sync::run)
            .isInstanceOf(TransferException.class)
            .hasMessageContaining("c_p")
            .hasMessageEndingWith("Everything was rolled back; the destination is as it was.");
        assertThat(tables(pair.destination())).containsExactly("p");
        assertThat(pair.there("SELECT id FROM p")).containsExactly("7");

        pair.source().execute("DELETE FROM c WHERE id = 2");
        sync.run();
        assertSame(pair);
      }
    }

    @Test
    void anInterruptedRunDropsWhatItCreated() throws SQLException {
      try (Pair pair = Pair.on(engine)) {
        pair.source().execute("CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (1)");
        Thread caller = Thread.currentThread();
        SyncListener interrupting =
            new SyncListener() {
              @Override
              public void tableStarted(SyncPlan.TablePlan table) {
                caller.interrupt();
                while (!Thread.currentThread().isInterrupted()) {
                  Thread.onSpinWait();
                }
              }
            };

        assertThatThrownBy(() -> pair.sync().initTableSchema().listener(interrupting).build().run())
            .isInstanceOf(TransferException.class)
            .hasMessageContaining("interrupted")
            .hasMessageEndingWith("the destination is as it was.");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(tables(pair.destination())).isEmpty();
      }
    }

    @Test
    void saysWhatItLeavesWhenItMayNotDrop() throws SQLException {
      try (Pair pair = Pair.on(engine)) {
        pair.source()
            .execute(
                "CREATE TABLE t (id INT PRIMARY KEY, o INT, CONSTRAINT t_o FOREIGN KEY (o)"
                    + " REFERENCES t (id)); SET SESSION foreign_key_checks = 0; INSERT INTO t"
                    + " VALUES (1, 5)");
        String database = pair.destination().name();
        MySqlServer server = pair.destination().server();
        server.administer("CREATE USER IF NOT EXISTS creator IDENTIFIED BY 'of tables'");
        server.administer(
            "GRANT SELECT, INSERT, DELETE, CREATE, ALTER, REFERENCES ON `%s`.* TO creator"
                .formatted(database));
        try {
          Sync sync =
              Sync.from(pair.from())
                  .to(MySql.at(pair.destination().url(), "creator", "of tables"))
                  .initTableSchema()
                  .build();

          assertThatThrownBy(sync::run)
              .isInstanceOfSatisfying(
                  TransferException.class,
                  e -> assertThat(e.arrived()).singleElement().hasToString(database + ".t 0 rows"))
              .hasMessageEndingWith(
                  "The destination holds of this run: " + database + ".t 0 rows.");
        } finally {
          server.administer("DROP USER creator");
        }
      }
    }

    @Test
    void aUserWhoMayNotCreateIsToldInThePlan() throws SQLException {
      try (Pair pair = Pair.on(engine)) {
        pair.source().execute("CREATE TABLE t (id INT PRIMARY KEY); CREATE TABLE u (id INT)");
        MySqlServer server = pair.destination().server();
        server.administer("CREATE USER IF NOT EXISTS reader IDENTIFIED BY 'of tables'");
        server.administer(
            "GRANT SELECT, INSERT ON `%s`.* TO reader".formatted(pair.destination().name()));
        try {
          Sync sync =
              Sync.from(pair.from())
                  .to(MySql.at(pair.destination().url(), "reader", "of tables"))
                  .initTableSchema()
                  .build();

          assertThatThrownBy(sync::plan)
              .isInstanceOfSatisfying(
                  PlanException.class,
                  e ->
                      assertThat(e.problems())
                          .filteredOn(each -> each.contains("CREATE command denied"))
                          .hasSize(2));
        } finally {
          server.administer("DROP USER reader");
        }
      }
    }

    @Test
    void whatIsInTheWayIsListedAtOnce() throws SQLException {
      try (Pair pair = Pair.on(engine)) {
        pair.source()
            .execute(
                """
                CREATE TABLE a (id INT PRIMARY KEY);
                CREATE TABLE b (id INT PRIMARY KEY, a INT, CONSTRAINT b_a FOREIGN KEY (a) REFERENCES a (id));
                CREATE TABLE c (id INT PRIMARY KEY);
                CREATE TRIGGER c_new BEFORE INSERT ON c FOR EACH ROW SET NEW.id = NEW.id;
                """);
        pair.destination()
            .execute(
                """
                CREATE TABLE x (id INT PRIMARY KEY, o INT, CONSTRAINT b_a FOREIGN KEY (o) REFERENCES x (id));
                CREATE TRIGGER c_new BEFORE INSERT ON x FOR EACH ROW SET NEW.id = NEW.id;
                CREATE VIEW a AS SELECT 1 AS id;
                """);

        assertThatThrownBy(() -> pair.sync().initTableSchema().build().plan())
            .isInstanceOf(PlanException.class)
            .hasMessageContaining("a view, or something else that is not synced, has its name")
            .hasMessageContaining("x has a constraint b_a")
            .hasMessageContaining("there is a trigger " + pair.destination().name() + ".c_new");
        assertThat(tables(pair.destination())).containsExactly("x");
      }
    }

    @Test
    void aForeignKeyToATableThatIsNotThereIsLeftOutAndNoted() throws SQLException {
      try (Pair pair = Pair.on(engine)) {
        pair.source()
            .execute(
                "CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE c (id INT PRIMARY KEY, p INT,"
                    + " CONSTRAINT c_p FOREIGN KEY (p) REFERENCES p (id)); INSERT INTO p VALUES"
                    + " (1); INSERT INTO c VALUES (1, 1)");

        SyncReport report = pair.sync().tables("c").initTableSchema().build().run();

        assertThat(report.notes())
            .anyMatch(
                note ->
                    note.startsWith(
                        "foreign key c_p of table %s.c is not created"
                            .formatted(pair.destination().name())));
        assertThat(definition(pair.destination(), "c")).doesNotContain("FOREIGN KEY");
        assertThat(pair.there("SELECT * FROM c")).containsExactly("1|1");
      }
    }

    @Test
    void allDatabasesThatAreNotThereAreNamed() throws SQLException {
      try (Pair pair = Pair.on(engine)) {
        assertThatThrownBy(
                () ->
                    Sync.from(pair.from())
                        .to(pair.to().schemas("no such", "nor this"))
                        .initTableSchema()
                        .build()
                        .plan())
            .isInstanceOf(PlanException.class)
            .hasMessageContaining(
                "there is no database no such, nor this; they must exist: CREATE DATABASE `no"
                    + " such`; CREATE DATABASE `nor this`");
      }
    }
  }

  @Nested
  class OnMySql extends Cases {
    OnMySql() {
      super(MySqlEngine.MYSQL, "everything-mysql.sql");
    }
  }

  @Nested
  class OnMariaDb extends Cases {
    OnMariaDb() {
      super(MySqlEngine.MARIADB, "everything-mariadb.sql");
    }
  }

  @Test
  void whatTheOtherOfTheTwoLacksIsListedAtOnce() throws SQLException {
    try (MySqlDatabase mySql = MySqlServer.shared(MySqlEngine.MYSQL).createDatabase();
        MySqlDatabase mariaDb = MySqlServer.shared(MySqlEngine.MARIADB).createDatabase()) {
      mySql.execute(
          """
          CREATE TABLE a (id INT PRIMARY KEY, place POINT NOT NULL SRID 4326, KEY half ((id DIV 2)));
          CREATE TABLE b (id INT PRIMARY KEY, CONSTRAINT loose CHECK (id > 0) NOT ENFORCED);
          CREATE TABLE c (id INT PRIMARY KEY, d JSON, e BOOLEAN AS (JSON_CONTAINS_PATH(d, 'one', '$.a'))
            STORED, f INT AS (REGEXP_LIKE(d, 'x')) VIRTUAL);
          """);
      mariaDb.execute(
          """
          CREATE TABLE g (id UUID PRIMARY KEY, h INET6, UNIQUE KEY one (h));
          CREATE TABLE i (id INT PRIMARY KEY) ENGINE = Aria;
          CREATE TABLE j (id INT PRIMARY KEY, k TEXT, UNIQUE KEY whole (k));
          CREATE TABLE l (id INT PRIMARY KEY, m VARCHAR(3) COLLATE utf8mb4_uca1400_ai_ci);
          CREATE TABLE n (id INT PRIMARY KEY);
          SET SESSION collation_connection = utf8mb4_uca1400_ai_ci;
          CREATE TRIGGER n_new BEFORE INSERT ON n FOR EACH ROW SET @n = 'x';
          """);

      assertThatThrownBy(
              () -> Sync.from(Pair.at(mySql)).to(Pair.at(mariaDb)).initTableSchema().build().plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining("its column place is SRID 4326, which MariaDB")
          .hasMessageContaining("its key half is made of expressions, which MariaDB")
          .hasMessageContaining("its check loose is NOT ENFORCED, which MariaDB")
          .hasMessageContaining("regexp_like");
      assertThatThrownBy(
              () -> Sync.from(Pair.at(mariaDb)).to(Pair.at(mySql)).initTableSchema().build().plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining("its column id is of type uuid, which MySQL")
          .hasMessageContaining("its column h is of type inet6, which MySQL")
          .hasMessageContaining("has no storage engine Aria")
          .hasMessageContaining("its key whole is a hash of long values, which MySQL")
          .hasMessageContaining("Unknown collation")
          .hasMessageContaining("its trigger n_new: Unknown collation");
    }
  }

  @Test
  void whatBothHaveIsCreatedFromTheOneOnTheOther() throws SQLException {
    for (MySqlEngine from : MySqlEngine.values()) {
      MySqlEngine to = from == MySqlEngine.MYSQL ? MySqlEngine.MARIADB : MySqlEngine.MYSQL;
      try (MySqlDatabase source = MySqlServer.shared(from).createDatabase();
          MySqlDatabase destination = MySqlServer.shared(to).createDatabase()) {
        source.execute(script("both.sql"));
        source.execute(
            "ALTER TABLE both_have ADD KEY unseen (number) "
                + (from == MySqlEngine.MYSQL ? "INVISIBLE" : "IGNORED"));

        Sync.from(Pair.at(source)).to(Pair.at(destination)).initTableSchema().build().run();

        Pair pair = new Pair(source, destination);
        for (String query :
            List.of(
                "SELECT id, hidden, label, JSON_EXTRACT(doc, '$.a'), twice, HEX(shape) FROM"
                    + " both_have",
                "SELECT INDEX_NAME, SEQ_IN_INDEX, COLUMN_NAME, SUB_PART, NON_UNIQUE, INDEX_TYPE"
                    + " FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() ORDER BY"
                    + " 1, 2")) {
          assertThat(pair.there(query)).isNotEmpty().isEqualTo(source.queryStrings(query));
        }
        assertThat(destination.queryStrings("SELECT * FROM both_have").get(0).split("\\|"))
            .as("the hidden column stays hidden")
            .hasSize(6);
        destination.execute("INSERT INTO both_have (id, shape) VALUES (9, POINT(1, 2))");
        assertThat(destination.queryLong("SELECT LENGTH(label) FROM both_have WHERE id = 9"))
            .as("a default that is computed")
            .isEqualTo(36);
        assertThat(definition(destination, "both_have"))
            .containsPattern("`unseen`.*" + (to == MySqlEngine.MYSQL ? "INVISIBLE" : "IGNORED"));
      }
    }
  }
}
