package io.neosync.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.Sync;
import io.neosync.SyncException;
import io.neosync.SyncPlan;
import io.neosync.contract.mongodb.MongoServer;
import io.neosync.contract.mongodb.MongoTestDatabase;
import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.mongodb.MongoDb;
import io.neosync.mysql.MySql;
import io.neosync.postgres.Postgres;
import org.junit.jupiter.api.Test;

/** What one engine wrote to S3, another reads. */
class AcrossEnginesThroughS3Test {

  private static final String TABLES =
      """
      CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL, born date, at timestamptz(3));
      CREATE TABLE lines (
        "user" int REFERENCES users, number bigint, price numeric(12, 2), tags text[], more jsonb,
        PRIMARY KEY ("user", number));
      """;

  private static final String ROWS =
      """
      INSERT INTO users VALUES
        (1, 'Ada', '1815-12-10', '2024-08-09 10:11:12.345+00'), (2, 'Grace', NULL, NULL);
      INSERT INTO lines VALUES (1, 1, 12.50, '{a,b}', '{"b": [1, null]}'), (2, 1, 0.10, NULL, NULL);
      """;

  @Test
  void documentsOfMongoDbBecomeRowsOfPostgresAndTheOtherWayRound() throws Exception {
    try (TestDatabase before = PostgresServer.shared().createDatabase();
        MongoTestDatabase documents = MongoServer.shared().createDatabase();
        TestDatabase after = PostgresServer.shared().createDatabase();
        S3Place rows = S3Place.create();
        S3Place files = S3Place.create()) {
      before.execute(TABLES + ROWS);
      after.execute(TABLES);
      MongoDb mongoDb = MongoDb.at(documents.uri(), documents.name());

      Sync.from(Postgres.at(before.dataSource())).to(rows.files()).build().run();
      Sync.from(rows.files()).to(mongoDb).build().run();
      Sync.from(mongoDb).to(files.files()).build().run();
      Sync.from(files.files()).to(Postgres.at(after.dataSource())).build().run();

      assertThat(documents.json("lines"))
          .contains(
              "{\"_id\": {\"user\": 1, \"number\": 1},"
                  + " \"price\": {\"$numberDecimal\": \"12.50\"}, \"tags\": [\"a\", \"b\"],"
                  + " \"more\": {\"b\": [1, null]}}");
      for (String table : new String[] {"users", "lines"}) {
        String all = "SELECT t::text FROM %s t ORDER BY 1".formatted(table);
        assertThat(after.queryStrings(all)).hasSize(2).isEqualTo(before.queryStrings(all));
      }
    }
  }

  @Test
  void fieldsWithoutAColumnFailTheRun() throws Exception {
    try (MongoTestDatabase documents = MongoServer.shared().createDatabase();
        TestDatabase rows = PostgresServer.shared().createDatabase();
        S3Place files = S3Place.create()) {
      documents.insert(
          "thing", "{_id: {$oid: '65a1b2c3d4e5f60718293a4b'}, a: 'x'}", "{_id: 'y', more: 1}");
      rows.execute("CREATE TABLE thing (id text PRIMARY KEY, a text)");

      Sync.from(MongoDb.at(documents.uri(), documents.name())).to(files.files()).build().run();
      Sync sync = Sync.from(files.files()).to(Postgres.at(rows.dataSource())).build();

      assertThatThrownBy(sync::run)
          .isInstanceOf(SyncException.class)
          .hasMessageContaining(
              "a document has fields that the destination has no columns for: more");
      rows.execute("ALTER TABLE thing ADD COLUMN more int");
      sync.run();
      assertThat(rows.queryStrings("SELECT * FROM thing ORDER BY id"))
          .containsExactly("65a1b2c3d4e5f60718293a4b|x|NULL", "y|NULL|1");
    }
  }

  @Test
  void tablesOfMySqlAreCreatedOnPostgres() throws Exception {
    try (MySqlDatabase before = MySqlServer.shared(MySqlEngine.MYSQL).createDatabase();
        TestDatabase after = PostgresServer.shared().createDatabase();
        S3Place files = S3Place.create()) {
      before.execute(
          """
          CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50) NOT NULL UNIQUE,
            kind ENUM('a', 'b') DEFAULT 'a', at DATETIME(6), seen TIMESTAMP(3) NULL, big BIGINT UNSIGNED,
            more JSON, raw VARBINARY(20)) CHARACTER SET utf8mb4;
          CREATE TABLE notes (id INT PRIMARY KEY, user INT, FOREIGN KEY (user) REFERENCES users (id));
          INSERT INTO users (name, at, seen, big, more, raw) VALUES
            ('Zoë', '2024-08-09 10:00:00.123456', '2024-08-09 10:00:00.5', 18446744073709551615,
              '{"a": [1, null]}', x'00ff'), ('Ada', NULL, NULL, NULL, NULL, NULL);
          INSERT INTO notes VALUES (1, 1), (2, NULL);
          """);

      Sync.from(MySql.at(before.dataSource())).to(files.files()).build().run();
      Sync sync =
          Sync.from(files.files()).to(Postgres.at(after.dataSource())).initTableSchema().build();
      SyncPlan plan = sync.plan();
      sync.run();

      assertThat(plan.notes())
          .anyMatch(note -> note.contains("indexes and defaults, as far as they can be said"))
          .noneMatch(note -> note.contains("without the defaults"));
      assertThat(
              after.queryStrings(
                  "SELECT id, name, kind, at, seen AT TIME ZONE 'UTC', big, more, raw FROM users"
                      + " ORDER BY id"))
          .containsExactly(
              "1|Zoë|a|2024-08-09 10:00:00.123456|2024-08-09 10:00:00.5|18446744073709551615"
                  + "|{\"a\": [1, null]}|\\x00ff",
              "2|Ada|a|NULL|NULL|NULL|NULL|NULL");
      after.execute("INSERT INTO users (name) VALUES ('next')");
      assertThat(after.queryStrings("SELECT id, kind FROM users WHERE name = 'next'"))
          .containsExactly("3|a");
      assertThatThrownBy(() -> after.execute("INSERT INTO notes VALUES (3, 9)"))
          .hasMessageContaining("foreign key");
    }
  }
}
