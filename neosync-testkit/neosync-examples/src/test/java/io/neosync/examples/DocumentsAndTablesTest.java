package io.neosync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.contract.mongodb.MongoServer;
import io.neosync.contract.mongodb.MongoTestDatabase;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.mongodb.MongoDb;
import io.neosync.postgres.Postgres;
import org.junit.jupiter.api.Test;

/** Tables become collections and collections tables. */
class DocumentsAndTablesTest {

  private static final String TABLES =
      """
      CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL, born date, at timestamptz(3));
      CREATE TABLE lines (
        "user" int REFERENCES users, number bigint, price numeric(12, 2), tags text[], more jsonb,
        PRIMARY KEY ("user", number));
      """;

  @Test
  void goThereAndBack() throws Exception {
    try (TestDatabase before = PostgresServer.shared().createDatabase();
        MongoTestDatabase documents = MongoServer.shared().createDatabase();
        TestDatabase after = PostgresServer.shared().createDatabase()) {
      before.execute(
          TABLES
              + """
              INSERT INTO users VALUES
                (1, 'Ada', '1815-12-10', '2024-08-09 10:11:12.345+00'), (2, 'Grace', NULL, NULL);
              INSERT INTO lines VALUES (1, 1, 12.50, '{a,b}', '{"b": [1, null]}'), (2, 1, 0.10, NULL, NULL);
              """);
      after.execute(TABLES);
      MongoDb mongoDb = MongoDb.at(documents.uri(), documents.name());

      Sync.from(Postgres.at(before.dataSource())).to(mongoDb).build().run();
      Sync.from(mongoDb).to(Postgres.at(after.dataSource())).build().run();

      assertThat(documents.json("users"))
          .containsExactly(
              "{\"_id\": 1, \"name\": \"Ada\", \"born\": \"1815-12-10\","
                  + " \"at\": {\"$date\": \"2024-08-09T10:11:12.345Z\"}}",
              "{\"_id\": 2, \"name\": \"Grace\", \"born\": null, \"at\": null}");
      assertThat(documents.json("lines"))
          .contains(
              "{\"_id\": {\"user\": 1, \"number\": 1},"
                  + " \"price\": {\"$numberDecimal\": \"12.50\"}, \"tags\": [\"a\", \"b\"],"
                  + " \"more\": {\"b\": [1, null]}}");
      for (String table : new String[] {"users", "lines"}) {
        String rows = "SELECT t::text FROM %s t ORDER BY 1".formatted(table);
        assertThat(after.queryStrings(rows)).hasSize(2).isEqualTo(before.queryStrings(rows));
      }
    }
  }
}
