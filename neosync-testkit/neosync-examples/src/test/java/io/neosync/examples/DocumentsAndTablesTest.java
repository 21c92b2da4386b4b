package io.neosync.examples;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.contract.mongodb.MongoServer;
import io.neosync.contract.mongodb.MongoTestDatabase;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.mongodb.MongoDb;
import io.neosync.postgres.Postgres;
import org.junit.jupiter.api.Test;

/** Documents do not become rows of columns, nor these documents: the plan says so. */
class DocumentsAndTablesTest {

  @Test
  void doNotMixWhateverTheColumnsAreCalled() throws Exception {
    try (MongoTestDatabase documents = MongoServer.shared().createDatabase();
        TestDatabase tables = PostgresServer.shared().createDatabase()) {
      documents.insert("users", "{_id: 1}");
      tables.execute("CREATE TABLE users (document text NOT NULL, needed int NOT NULL)");
      MongoDb mongoDb = MongoDb.at(documents.uri(), documents.name());
      Postgres postgres = Postgres.at(tables.dataSource());

      assertThatThrownBy(() -> Sync.from(mongoDb).to(postgres).build().plan())
          .isInstanceOf(PlanException.class)
          .hasMessageStartingWith("This sync cannot run: table ")
          .hasMessageContaining(
              "users: its rows are documents of MongoDB, and those of the"
                  + " destination's table have columns instead");
      assertThatThrownBy(() -> Sync.from(postgres).to(mongoDb).build().plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining("its rows have columns, and the destination takes documents");
    }
  }
}
