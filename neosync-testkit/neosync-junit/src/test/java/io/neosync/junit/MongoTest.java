package io.neosync.junit;

import static io.neosync.junit.fixtures.Fixtures.row;
import static io.neosync.junit.fixtures.Fixtures.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.neosync.Destination;
import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.contract.mongodb.MongoServer;
import io.neosync.contract.mongodb.MongoTestDatabase;
import io.neosync.junit.fixtures.Fixtures;
import io.neosync.junit.tables.Tables;
import io.neosync.mongodb.MongoDb;
import io.neosync.schema.TableRef;
import io.neosync.spi.Baseline;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Fixtures, resets and assertions with documents. */
class MongoTest {

  static MongoTestDatabase database;

  @BeforeAll
  static void create() {
    database = MongoServer.shared().createDatabase();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @BeforeEach
  void empty() {
    database.database().drop();
  }

  private static MongoDb endpoint() {
    return MongoDb.at(database.client(), database.name());
  }

  private static void load(Fixtures fixtures) {
    Clock clock = Clock.fixed(Instant.parse("2026-03-10T01:30:00.250Z"), ZoneOffset.UTC);
    Sync.from(fixtures.clock(clock)).to(endpoint()).build().run();
  }

  private static Map<String, Object> extended(String type, Object value) {
    return Map.of("$" + type, value);
  }

  @Test
  void valuesTakeTheirTypesOfBson() {
    load(
        rows(
            "types",
            row(
                "_id",
                extended("oid", "507f1f77bcf86cd799439011"),
                "int",
                5,
                "long",
                5_000_000_000L,
                "double",
                new BigDecimal("19.99"),
                "decimal",
                extended("numberDecimal", "19.990"),
                "forced",
                extended("numberLong", "5"),
                "at",
                "now - 1 hour",
                "date",
                extended("date", "2024-08-31T12:30:00Z"),
                "text",
                "5",
                "nothing",
                null,
                "binary",
                new byte[] {1, 2},
                "list",
                List.of(1, Map.of("a", true)))));

    assertThat(database.json("types"))
        .containsExactly(
            "{\"_id\": {\"$oid\": \"507f1f77bcf86cd799439011\"}, \"int\": 5, \"long\": 5000000000,"
                + " \"double\": 19.99, \"decimal\": {\"$numberDecimal\": \"19.990\"}, \"forced\":"
                + " 5, \"at\": {\"$date\": \"2026-03-10T00:30:00.25Z\"}, \"date\": {\"$date\":"
                + " \"2024-08-31T12:30:00Z\"}, \"text\": \"5\", \"nothing\": null, \"binary\":"
                + " {\"$binary\": {\"base64\": \"AQI=\", \"subType\": \"00\"}}, \"list\": [1,"
                + " {\"a\": true}]}");
    Document stored = database.database().getCollection("types").find().first();
    assertThat(stored).containsEntry("forced", 5L).containsEntry("int", 5);
  }

  @Test
  void documentsNeedNotHaveTheSameFieldsNorAnId() {
    load(rows("users", row("name", "Ada"), row("_id", 2, "age", 36)));

    assertThat(Tables.of(endpoint()).table("users"))
        .hasRows(2)
        .containsRow("name", "Ada")
        .hasRowsOf(rows("users", row("_id", 2, "age", 36), row("name", "Ada")));
    assertThat(database.database().getCollection("users").find(new Document("name", "Ada")).first())
        .extracting("_id")
        .isInstanceOf(org.bson.types.ObjectId.class);
  }

  @Test
  void whatHasNoPlaceInBsonIsToldBeforeAnythingIsWritten() {
    assertThatThrownBy(
            () ->
                load(
                    rows(
                        "users",
                        row("_id", 1, "n", new BigDecimal("0.12345678901234567890")),
                        row("_id", 1, "n", new BigDecimal("1e30")),
                        row("_id", List.of(1), "n", Map.of("$oid", "5")))))
        .isInstanceOf(PlanException.class)
        .satisfies(
            failure ->
                assertThat(((PlanException) failure).problems())
                    .containsExactly(
                        "table users: field n at row 1 of rows(\"users\") has more digits than a"
                            + " double keeps: write it as {$numberDecimal: \"…\"}",
                        "table users: the documents at row 1 of rows(\"users\") and row 2 of"
                            + " rows(\"users\") have the same _id",
                        "table users: field n at row 2 of rows(\"users\") is beyond 64 bits: write"
                            + " it as {$numberDecimal: \"…\"}",
                        "table users: the _id of the document at row 3 of rows(\"users\") is a"
                            + " list, which tells no document apart; leave it out to be given one",
                        "table users: field n at row 3 of rows(\"users\") is no value of Extended"
                            + " JSON, which fields that begin with $ stand for: write {$oid:"
                            + " \"…\"}, {$date: \"2024-08-31T12:30:00Z\"} or {$numberDecimal:"
                            + " \"1.50\"}"));
    assertThat(database.database().listCollectionNames()).isEmpty();
  }

  @Test
  void onlyDocumentsThatChangedArePutBack() throws Exception {
    database.insert("users", "{_id: 1, a: 1}", "{_id: 2, b: {x: [1, 2]}}", "{_id: 3}");
    database.insert("words", "{_id: 'w', n: 1}");
    database.database().getCollection("words").createIndex(new Document("n", 1));
    try (Baseline baseline = endpoint().remember()) {
      List<String> before = database.bytes("users");
      assertThat(baseline.restore()).contains(Set.of());

      database.collection("users").deleteOne(new Document("_id", 1));
      database
          .collection("users")
          .updateOne(new Document("_id", 2), new Document("$set", new Document("b.x", 7)));
      database.insert("users", "{_id: 9}");
      database.insert("others", "{_id: 9}");
      assertThat(baseline.restore())
          .contains(
              Set.of(
                  new TableRef(database.name(), "users"), new TableRef(database.name(), "others")));
      assertThat(database.bytes("users")).isEqualTo(before);
      assertThat(database.database().listCollectionNames())
          .containsExactlyInAnyOrder("users", "words");

      database.database().getCollection("words").drop();
      assertThat(baseline.restore()).contains(Set.of(new TableRef(database.name(), "words")));
      assertThat(database.json("words")).containsExactly("{\"_id\": \"w\", \"n\": 1}");
      assertThat(database.database().getCollection("words").listIndexes())
          .extracting(index -> index.get("name"))
          .contains("n_1");
      assertThat(baseline.restore()).contains(Set.of());
    }
  }

  @Test
  void assertionsKnowWhatOnlyDocumentsHave() {
    database.insert(
        "orders",
        "{_id: {$oid: '507f1f77bcf86cd799439011'}, total: {$numberDecimal: '12.50'}, at: {$date:"
            + " '2024-08-31T10:30:00Z'}, lines: [{product: 'Pen', n: 2}]}");

    assertThat(Tables.of(endpoint()).table("orders"))
        .containsRow("_id", extended("oid", "507f1f77bcf86cd799439011"))
        .containsRow("total", 12.5, "at", "2024-08-31T12:30:00+02:00")
        .containsRow("total", extended("numberDecimal", "12.500"))
        .containsRow("lines", List.of(Map.of("product", "Pen", "n", 2)));
    assertThatThrownBy(
            () ->
                assertThat(Tables.of(endpoint()).table("orders"))
                    .containsRow("total", 12.5, "lines", List.of(Map.of("n", 3))))
        .hasMessageContaining("lines  | [{\"n\": 3}] | [{\"product\": \"Pen\", \"n\": 2}]");
    assertThatThrownBy(() -> assertThat(Tables.of(endpoint()).table("order")).hasRows(1))
        .hasMessageContaining("there is no table order; there are [" + database.name() + ".orders");
  }

  @NeosyncTest
  @Seed("fixtures/one")
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class SeededTests {
    @SyncTo static Destination db = endpoint();

    @Test
    @Order(1)
    void changesDocuments() {
      assertThat(words()).containsExactly("before", "one");
      database.collection("words").deleteMany(new Document());
      database.insert("others", "{_id: 1}");
    }

    @Test
    @Order(2)
    void findsTheSeedAgain() {
      assertThat(words()).containsExactly("before", "one");
      assertThat(database.count("others")).isZero();
    }

    private static List<String> words() {
      return database
          .database()
          .getCollection("words")
          .find()
          .into(new java.util.ArrayList<>())
          .stream()
          .map(document -> document.getString("word"))
          .sorted()
          .toList();
    }
  }

  @Test
  void testsFindTheirSeedWhateverOthersDid() {
    database.insert("words", "{_id: 0, word: 'before'}");

    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(SeededTests.class))
        .execute()
        .testEvents()
        .assertStatistics(events -> events.succeeded(2).failed(0));

    assertThat(database.json("words")).containsExactly("{\"_id\": 0, \"word\": \"before\"}");
  }
}
