package io.neosync.examples;

import static io.neosync.junit.fixtures.Fixtures.row;
import static io.neosync.junit.fixtures.Fixtures.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.contract.mongodb.MongoServer;
import io.neosync.contract.mongodb.MongoTestDatabase;
import io.neosync.junit.NeosyncExtension;
import io.neosync.junit.NeosyncTest;
import io.neosync.junit.Seed;
import io.neosync.junit.SyncTo;
import io.neosync.junit.fixtures.Fixtures;
import io.neosync.junit.tables.Tables;
import io.neosync.mongodb.MongoDb;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ways of use with documents: fixtures in files, a subset of staging, documents in code. */
class MongoCatalogueTest {

  static final MongoTestDatabase STAGING = MongoServer.shared().createDatabase();
  static final MongoTestDatabase TEST = MongoServer.shared().createDatabase();

  static MongoDb at(MongoTestDatabase database) {
    return MongoDb.at(database.client(), database.name());
  }

  @AfterAll
  static void dropDatabases() {
    STAGING.close();
    TEST.close();
  }

  @Nested
  @NeosyncTest
  @Seed("fixtures/catalogue")
  class FixturesInFiles {

    @SyncTo static final MongoDb DB = at(TEST);

    @Test
    void raisesThePrice() {
      products()
          .updateOne(
              Filters.eq("name", "Notebook"),
              Updates.set("price", org.bson.types.Decimal128.parse("4.90")));

      assertThat(Tables.of(DB).table("products"))
          .hasRows(2)
          .containsRow("name", "Notebook", "price", 4.90)
          .containsRow("details", java.util.Map.of("wheels", 25000, "material", "brass"));
    }

    @Test
    void findsWhatTheFixtureSays() {
      assertThat(Tables.of(DB).table("products"))
          .withTolerance(java.time.Duration.ofMinutes(5))
          .hasRowsOf(Fixtures.classpath("fixtures/catalogue"));
      products().deleteOne(Filters.eq("_id", new ObjectId("507f1f77bcf86cd799439012")));
    }

    private MongoCollection<Document> products() {
      return TEST.database().getCollection("products");
    }
  }

  @Nested
  class SubsetOfStaging {

    @RegisterExtension
    static final NeosyncExtension CATALOGUE =
        NeosyncExtension.seed(
                Sync.from(at(STAGING)).to(at(TEST)).subset("products", "{price: {$gt: ?}}", 900))
            .once()
            .resetBeforeEach();

    static {
      for (int i = 1; i <= 1_000; i++) {
        STAGING.insert("products", "{_id: %d, price: %d}".formatted(i, i));
      }
    }

    @Test
    void hasTheExpensiveOnes(SyncReport seeded) {
      assertThat(seeded.table("products").rowsWritten()).isEqualTo(100);
      assertThat(Tables.of(at(TEST)).table("products")).hasRows(100).containsRow("_id", 901);
      TEST.collection("products").deleteMany(new Document());
    }

    @Test
    void hasThemAgain() {
      assertThat(Tables.of(at(TEST)).table("products")).hasRows(100);
      TEST.collection("products").deleteMany(new Document());
    }
  }

  @Test
  void documentsInCode() {
    try (MongoTestDatabase own = MongoServer.shared().createDatabase()) {
      Sync.from(rows("users", row("_id", 1, "name", "Ada"), row("_id", 2, "joined", "today")))
          .to(at(own))
          .build()
          .run();

      assertThat(Tables.of(at(own)).table("users")).hasRows(2).containsRow("_id", 1, "name", "Ada");
    }
  }
}
