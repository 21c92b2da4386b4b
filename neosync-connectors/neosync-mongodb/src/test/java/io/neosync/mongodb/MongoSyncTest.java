package io.neosync.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoClients;
import io.neosync.DestinationOption;
import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.TransferException.Arrived;
import io.neosync.UnsupportedOptionException;
import io.neosync.spi.SnapshotGuarantee;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoSyncTest {

  private static final String REPLACED_NOT_EMPTIED =
      "documents that the source does not have, or has no longer, stay at the destination";

  private Pair pair;

  @BeforeEach
  void create() {
    pair = Pair.create();
  }

  @AfterEach
  void drop() {
    pair.close();
  }

  @Test
  void replacesDocumentsOfTheSameIdAndLeavesOthers() {
    pair.source().insert("users", "{_id: 1, a: 1}", "{_id: 2, b: {x: [1, 2]}}", "{_id: '1'}");
    pair.destination().insert("users", "{_id: 1, old: true, a: 9}", "{_id: 7, mine: 1}");

    SyncReport report = pair.sync().build().run();

    assertThat(pair.destination().json("users"))
        .containsExactlyInAnyOrder(
            "{\"_id\": 1, \"a\": 1}",
            "{\"_id\": 2, \"b\": {\"x\": [1, 2]}}",
            "{\"_id\": 7, \"mine\": 1}",
            "{\"_id\": \"1\"}");
    assertThat(report.table("users").rowsWritten()).isEqualTo(3);
    assertThat(report.rowsSkipped()).isZero();
    assertThat(report.atomic()).isFalse();
    assertThat(report.toString()).contains(REPLACED_NOT_EMPTIED, "BSON", "written: not atomic");
  }

  @Test
  void createsWhatIsMissingAndRunsAgain() {
    pair.source().insert("users", "{_id: 1}");
    pair.source().insert("fs.files", "{_id: 'f'}", "{_id: 'g'}");
    pair.source().database().createCollection("empty");
    Sync sync = pair.sync().build();

    SyncPlan plan = sync.plan();
    assertThat(plan.tables()).allMatch(SyncPlan.TablePlan::created);
    assertThat(plan.before()).contains("db.createCollection(\"fs.files\")");
    assertThat(plan.toString())
        .contains("db.users.find()", REPLACED_NOT_EMPTIED, "created without the source's indexes");
    assertThat(pair.destination().database().listCollectionNames()).isEmpty();
    sync.run();

    assertThat(pair.destination().database().listCollectionNames())
        .containsExactlyInAnyOrder("users", "fs.files", "empty");
    assertThat(sync.plan().tables()).noneMatch(SyncPlan.TablePlan::created);
    assertThat(sync.run().rowsWritten()).isEqualTo(3);
    assertThat(pair.destination().bytes("fs.files")).isEqualTo(pair.source().bytes("fs.files"));
  }

  @Test
  void sendsACollectionToOneOfAnotherNameAlsoInItsOwnDatabase() {
    pair.source().insert("users", "{_id: 1}");
    MongoDb same = Pair.at(pair.source());

    Sync.from(same).to(same).tables("users").mapTable("users", "users.copy").build().run();
    assertThat(pair.source().count("users.copy")).isEqualTo(1);

    assertThatThrownBy(() -> Sync.from(same).to(same).build().run())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("source and destination are the same database")
        .hasMessageContaining("mapTable sends it elsewhere");
  }

  @Test
  void refusesEachOptionOfTheMatrix() {
    Map<DestinationOption, UnaryOperator<SyncBuilder>> options =
        Map.of(
            DestinationOption.TRUNCATE_BEFORE_INSERT, SyncBuilder::truncateBeforeInsert,
            DestinationOption.INIT_TABLE_SCHEMA, SyncBuilder::initTableSchema,
            DestinationOption.ON_CONFLICT_DO_NOTHING, SyncBuilder::onConflictDoNothing,
            DestinationOption.SKIP_FOREIGN_KEY_VIOLATIONS, SyncBuilder::skipForeignKeyViolations,
            DestinationOption.TRUNCATE_CASCADE, SyncBuilder::truncateCascade);
    assertThat(options).containsOnlyKeys(DestinationOption.values());
    options.forEach(
        (option, asking) ->
            assertThatThrownBy(() -> asking.apply(pair.sync()).build())
                .isInstanceOf(UnsupportedOptionException.class)
                .hasMessage(
                    "MongoDB destination does not support %s.\n  Supported options: none"
                        .formatted(option)));
  }

  @Test
  void appendsAndCountsWhatIsThereAlready() {
    pair.source().insert("users", "{_id: 1, a: 'new'}", "{_id: 2}", "{_id: 3}");
    pair.destination().insert("users", "{_id: 1, a: 'secret'}", "{_id: 2}");

    TransferException failure =
        catchThrowableOfType(TransferException.class, () -> pair.sync().append().build().run());

    assertThat(failure)
        .hasMessageContaining(
            "the server refused 2 documents: 2 x code 11000 (duplicate key) in index _id_")
        .hasMessageContaining("holds of this run: " + pair.destination().name() + ".users 1 rows.");
    assertThat(failure.toString()).doesNotContain("secret");
    assertThat(failure.arrived())
        .extracting(Arrived::stored, Arrived::unknown)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1L, 0L));
    assertThat(pair.destination().json("users"))
        .contains("{\"_id\": 1, \"a\": \"secret\"}", "{\"_id\": 3}");
  }

  @Test
  void leavesTheCallersClientOpen() {
    pair.source().insert("users", "{_id: 1}");
    try (var client = MongoClients.create(pair.source().uri())) {
      Sync.from(MongoDb.at(client, pair.source().name()))
          .to(MongoDb.at(client, pair.destination().name()))
          .build()
          .run();
      assertThat(client.getDatabase(pair.destination().name()).getCollection("users").find())
          .hasSize(1);
    }
  }

  @Test
  void refusesAClientThatAsksForNoAcknowledgement() {
    pair.source().insert("users", "{_id: 1}");
    assertThatThrownBy(
            () ->
                Sync.from(Pair.at(pair.source()))
                    .to(MongoDb.at(pair.source().uri() + "/?w=0", pair.destination().name()))
                    .build()
                    .plan())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("w=0");
  }

  @Test
  void readsOneInstantWhereTheServerCanAndSaysNoneElsewhere() {
    pair.source().insert("users", "{_id: 1}");
    Document hello = pair.source().database().runCommand(new Document("isMaster", 1));
    SnapshotGuarantee expected =
        hello.containsKey("setName") ? SnapshotGuarantee.ONE_INSTANT : SnapshotGuarantee.NONE;

    assertThat(pair.sync().build().run().snapshot()).isEqualTo(expected);
    assertThat(
            Sync.from(Pair.at(pair.source()).withoutSnapshot())
                .to(Pair.at(pair.destination()))
                .build()
                .run()
                .toString())
        .contains("read: no snapshot");
    Assumptions.assumeTrue(
        expected == SnapshotGuarantee.ONE_INSTANT, "snapshots need a replica set");
    try (var session = openSource()) {
      pair.source().collection("users").insertOne(RawBsonDocument.parse("{_id: 2}"));
      var table = session.catalog().tables().iterator().next();
      var task =
          new io.neosync.spi.TableTask(
              table, table, java.util.List.of(), io.neosync.spi.RowSubset.whole());
      try (var reader = session.reader(task, BsonBatch.FORMAT)) {
        assertThat(reader.next().documents()).hasSize(1);
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private io.neosync.spi.SourceSession openSource() throws Exception {
    return Pair.at(pair.source()).openSource();
  }
}
