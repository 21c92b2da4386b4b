package io.neosync.examples.cross;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncPlan;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.mysql.MySql;
import io.neosync.postgres.Postgres;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a table says that the other engine cannot is listed by the plan, by name. */
class UntranslatedTest {

  abstract static class Cases {

    final TestDatabase postgres = PostgresServer.shared().createDatabase();
    final MySqlDatabase mySql;

    Cases(MySqlEngine engine) throws SQLException {
      mySql = MySqlServer.shared(engine).createDatabase();
    }

    @AfterEach
    void drop() throws SQLException {
      postgres.close();
      mySql.close();
    }

    final Sync toMySql() {
      return Sync.from(Postgres.at(postgres.dataSource()))
          .to(MySql.at(mySql.dataSource()))
          .initTableSchema()
          .build();
    }

    final Sync toPostgres() {
      return Sync.from(MySql.at(mySql.dataSource()))
          .to(Postgres.at(postgres.dataSource()))
          .initTableSchema()
          .build();
    }

    @Test
    void ofPostgres() throws SQLException {
      postgres.execute(
          """
                  CREATE DOMAIN year AS int CHECK (VALUE > 1900);
                  CREATE SEQUENCE shared;
                  CREATE TABLE maker (a int, b int, PRIMARY KEY (a, b));
                  CREATE TABLE part (id bigint PRIMARY KEY DEFAULT nextval('shared'),
                    name varchar(100) NOT NULL DEFAULT lower('NAME'), note text, tags text[], made year,
                    a int NOT NULL DEFAULT 1, b int, twice int GENERATED ALWAYS AS (a * 2) STORED,
                    code int DEFAULT nextval('shared'),
                    size int DEFAULT '7'::text::int,
                    CONSTRAINT positive CHECK (a > 0), CONSTRAINT unlike EXCLUDE (code WITH =),
                    CONSTRAINT by_code UNIQUE (code) DEFERRABLE,
                    CONSTRAINT part_maker FOREIGN KEY (a, b) REFERENCES maker MATCH FULL
                      ON UPDATE SET DEFAULT ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED);
                  CREATE INDEX part_lower ON part (lower(name));
                  CREATE UNIQUE INDEX part_some ON part (b) WHERE a > 1;
                  CREATE INDEX part_hash ON part USING hash (name);
                  CREATE INDEX part_pattern ON part (name varchar_pattern_ops);
                  CREATE INDEX part_nulls ON part (b NULLS FIRST);
                  CREATE INDEX part_with ON part (a) INCLUDE (b);
                  CREATE INDEX part_note ON part (note);
                  CREATE INDEX part_tags ON part USING gin (tags);
                  CREATE INDEX part_plain ON part (a DESC, b);
          """);

      SyncPlan plan = toMySql().plan();
      toMySql().run();

      String part = mySql.name() + ".part";
      assertThat(plan.notes())
          .contains(
              "table %s is created without the defaults of its columns [name = lower('NAME'::text), code = nextval('public.shared'::regclass)]"
                  .formatted(part),
              "foreign key part_maker of table %s is created without ON DELETE SET NULL of columns that are NOT NULL, ON UPDATE SET DEFAULT, MATCH FULL, DEFERRABLE INITIALLY DEFERRED, which MySQL has not"
                  .formatted(part),
              "index part_note of table %s is not created, since MySQL has none of note, longtext character set utf8mb4"
                  .formatted(part));
      assertThat(plan.notes())
          .filteredOn(note -> note.startsWith("table " + part + " is created without ["))
          .singleElement()
          .asString()
          .contains(
              "domain public.year of column made",
              "the expression of generated column twice",
              "sequence public.shared, which column id shares",
              "check constraint positive",
              "exclusion constraint unlike",
              "DEFERRABLE of key by_code",
              "index part_lower, of an expression",
              "unique index part_some, of some rows",
              "index part_hash, of method hash",
              "index part_pattern, with an operator class",
              "index part_nulls, with an order of NULL",
              "index part_with, with INCLUDE",
              "index part_tags, of method gin")
          .doesNotContain("part_plain", "part_note");
      // MariaDB gives a foreign key an index of its own where the one there is descends.
      assertThat(
              mySql.queryStrings(
                  ("SELECT DISTINCT INDEX_NAME FROM information_schema.STATISTICS WHERE"
                          + " TABLE_SCHEMA = '%s' AND TABLE_NAME = 'part'"
                          + " AND INDEX_NAME <> 'part_maker' ORDER BY 1")
                      .formatted(mySql.name())))
          .containsExactly("by_code", "part_plain", "PRIMARY");
    }

    @Test
    void rowsOfChildrenByInheritanceArriveOnce() throws SQLException {
      postgres.execute(
          """
          CREATE TABLE payment (id int PRIMARY KEY, amount numeric(9,2));
          CREATE TABLE payment_old () INHERITS (payment);
          INSERT INTO payment VALUES (1, 1.50), (2, 2.50);
          INSERT INTO payment_old VALUES (3, 3.50);
          """);

      SyncPlan plan = toMySql().plan();
      toMySql().run();

      assertThat(mySql.queryStrings("SELECT id FROM payment ORDER BY id"))
          .containsExactly("1", "2");
      assertThat(mySql.queryStrings("SELECT id FROM payment_old")).containsExactly("3");
      assertThat(plan.notes())
          .anyMatch(note -> note.endsWith("is created without [inheritance from payment]"));
    }

    @Test
    void foreignKeysToColumnsThatAreNotUniqueStayBehind() throws SQLException {
      mySql.execute(
          """
          CREATE TABLE maker (id INT PRIMARY KEY, town INT, code INT, UNIQUE KEY both_two (town, code),
            KEY town (town));
          CREATE TABLE part (id INT PRIMARY KEY, town INT, code INT,
            CONSTRAINT of_town FOREIGN KEY (town) REFERENCES maker (town),
            CONSTRAINT of_code FOREIGN KEY (town, code) REFERENCES maker (town, code));
          INSERT INTO maker VALUES (1, 7, 8), (2, 7, 9);
          INSERT INTO part VALUES (1, 7, 8);
          """);

      SyncPlan plan = toPostgres().plan();
      toPostgres().run();

      assertThat(plan.notes())
          .contains(
              "foreign key of_town of table public.part is not created, since PostgreSQL has none"
                  + " to columns that are not unique, as town of maker");
      assertThat(
              postgres.queryStrings(
                  "SELECT conname FROM pg_constraint WHERE contype = 'f' ORDER BY 1"))
          .containsExactly("of_code");
      assertThat(postgres.queryStrings("SELECT * FROM part")).containsExactly("1|7|8");
    }

    @Test
    void ofMySql() throws SQLException {
      mySql.execute(
          """
          CREATE TABLE maker (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50), KEY name (name));
          CREATE TABLE part (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(100) NOT NULL,
            note LONGTEXT, maker INT NOT NULL, size INT DEFAULT (1 + 2), zero DATE,
            changed TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
            twice INT GENERATED ALWAYS AS (size * 2) STORED,
            KEY name (name), KEY begins (name(10)), FULLTEXT KEY words (note),
            UNIQUE KEY starts (name(20)), CONSTRAINT positive CHECK (size > 0),
            CONSTRAINT part_maker FOREIGN KEY (maker) REFERENCES maker (id)) CHARACTER SET utf8mb4;
          CREATE TRIGGER part_insert BEFORE INSERT ON part FOR EACH ROW SET NEW.name = TRIM(NEW.name);
          """);

      SyncPlan plan = toPostgres().plan();
      toPostgres().run();

      assertThat(plan.notes())
          .anyMatch(
              note ->
                  note.startsWith(
                          "table public.part is created without the defaults of its columns [size ="
                              + " ")
                      && note.matches(".*1 ?\\+ ?2\\)?]"));
      assertThat(plan.notes())
          .filteredOn(note -> note.startsWith("table public.part is created without ["))
          .singleElement()
          .asString()
          .contains(
              "ON UPDATE of column changed",
              "the expression of generated column twice",
              "check constraint positive",
              "trigger part_insert",
              "index begins, of the beginning of a column",
              "index words, of type FULLTEXT",
              "unique index starts, of expressions or the beginning of columns")
          .doesNotContain("index name", "part_maker");
      // Names of indexes are a table's there and a schema's here; MySQL indexes foreign keys.
      assertThat(
              postgres.queryStrings(
                  "SELECT indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"))
          .containsExactly("maker_pkey", "name", "part_maker", "part_name", "part_pkey");
    }
  }

  @Nested
  class OnMySql extends Cases {
    OnMySql() throws SQLException {
      super(MySqlEngine.MYSQL);
    }

    @Test
    void uuidsAreMadeWhereBothMakeThem() throws SQLException {
      mySql.execute(
          "CREATE TABLE token (id CHAR(36) PRIMARY KEY DEFAULT (UUID()), word LONGTEXT DEFAULT"
              + " ('a?'),  b LONGTEXT DEFAULT ('it''s'), n INT)");

      SyncPlan plan = toPostgres().plan();
      toPostgres().run();
      postgres.execute("INSERT INTO token (n) VALUES (1), (2)");

      assertThat(postgres.queryLong("SELECT count(DISTINCT id::uuid) FROM token")).isEqualTo(2);
      assertThat(postgres.queryStrings("SELECT DISTINCT word, b FROM token"))
          .containsExactly("NULL|it's");
      assertThat(plan.notes()).anyMatch(note -> note.contains("defaults of its columns [word = "));
    }
  }

  @Nested
  class OnMariaDb extends Cases {
    OnMariaDb() throws SQLException {
      super(MySqlEngine.MARIADB);
    }

    @Test
    void uuidsAreMadeWhereBothMakeThem() throws SQLException {
      postgres.execute("CREATE TABLE token (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), n int)");

      toMySql().run();
      mySql.execute("INSERT INTO token (n) VALUES (1), (2)");

      assertThat(mySql.queryLong("SELECT count(DISTINCT id) FROM token WHERE length(id) = 36"))
          .isEqualTo(2);
    }
  }
}
