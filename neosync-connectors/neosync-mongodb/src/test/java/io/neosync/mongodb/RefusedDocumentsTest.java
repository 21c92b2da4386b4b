package io.neosync.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import java.util.Map;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Documents that the destination's server does not take. */
class RefusedDocumentsTest {

  private static final int DUPLICATE_KEY = 11000;
  private static final int VALIDATION = 121;

  private static final int USERS = 2_500;
  private static final int EMAILS = 2_490;
  private static final int REFUSED = USERS - EMAILS;

  private static final String REASON = "code 11000 (duplicate key) in index email_1";

  private final Pair pair = Pair.create();

  @AfterEach
  void close() {
    pair.close();
  }

  /** Users of the source, some of whom have the same email, which the destination does not take. */
  private void usersWithEmails() {
    for (int i = 0; i < USERS; i++) {
      pair.source().insert("users", "{_id: %d, email: 'u%d'}".formatted(i, i % EMAILS));
    }
    pair.destination()
        .collection("users")
        .createIndex(new Document("email", 1), new IndexOptions().unique(true));
  }

  private SyncBuilder syncLeavingOut(int code, int... more) {
    return Sync.from(Pair.at(pair.source()))
        .to(Pair.at(pair.destination()).leavingOutRefused(code, more));
  }

  @Test
  void failTheRunAndAreCountedByTheirReason() {
    usersWithEmails();

    TransferException failure =
        catchThrowableOfType(TransferException.class, () -> pair.sync().build().run());

    assertThat(failure)
        .hasMessageContaining("the server refused 10 documents: %d x %s", REFUSED, REASON);
    assertThat(failure.arrived().get(0).stored()).isEqualTo(EMAILS);
    assertThat(pair.destination().count("users")).isEqualTo(EMAILS);
  }

  @Test
  void areLeftOutAndCountedWhereTheirCodeIsAllowed() {
    usersWithEmails();

    SyncReport report = syncLeavingOut(VALIDATION, DUPLICATE_KEY).build().run();

    SyncReport.TableReport users = report.table("users");
    assertThat(users.refused()).isEqualTo(Map.of(REASON, (long) REFUSED));
    assertThat(users.rowsRead()).isEqualTo(USERS);
    assertThat(users.rowsWritten()).isEqualTo(EMAILS);
    assertThat(users.rowsSkipped()).isEqualTo(REFUSED);
    assertThat(users.skippedByConflict()).isZero();
    assertThat(report.toString())
        .contains(
            "skipped 10 of %s.users: refused by the destination, %s"
                .formatted(pair.destination().name(), REASON));
    assertThat(pair.destination().count("users")).isEqualTo(EMAILS);
  }

  @Test
  void areLeftOutAlsoWhenTheyAreToReplaceOthers() {
    pair.source().insert("users", "{_id: 1, email: 'a'}", "{_id: 2, email: 'b'}");
    pair.destination()
        .collection("users")
        .createIndex(new Document("email", 1), new IndexOptions().unique(true));
    pair.destination().insert("users", "{_id: 2, email: 'old'}", "{_id: 3, email: 'a'}");

    SyncReport report = syncLeavingOut(DUPLICATE_KEY).build().run();

    assertThat(report.table("users").refused()).isEqualTo(Map.of(REASON, 1L));
    assertThat(pair.destination().json("users"))
        .containsExactly("{\"_id\": 2, \"email\": \"b\"}", "{\"_id\": 3, \"email\": \"a\"}");
  }

  @Test
  void failTheRunWhereAnotherCodeIsAllowed() {
    usersWithEmails();

    assertThatThrownBy(() -> syncLeavingOut(VALIDATION).build().run())
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("%d x %s", REFUSED, REASON);
  }

  @Test
  void areNotThoseWhoseIdIsThereAlready() {
    pair.source().insert("users", "{_id: 1}", "{_id: 2}");
    pair.destination().insert("users", "{_id: 1}");

    assertThatThrownBy(() -> syncLeavingOut(DUPLICATE_KEY).append().build().run())
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("1 x code 11000 (duplicate key) in index _id_");
  }

  @Test
  void areLeftOutWhereTheyFailAValidation() {
    pair.destination()
        .database()
        .runCommand(Document.parse("{create: 'users', validator: {name: {$type: 'string'}}}"));
    Assumptions.assumeTrue(validates(), "the stand-in validates nothing");
    pair.source().insert("users", "{_id: 1, name: 'Ada'}", "{_id: 2, name: 2}");

    SyncReport report = syncLeavingOut(VALIDATION).build().run();

    assertThat(report.table("users").refused())
        .isEqualTo(Map.of("code 121 (document fails the collection's validation)", 1L));
    assertThat(pair.destination().count("users")).isEqualTo(1);
  }

  private boolean validates() {
    try {
      pair.destination().collection("users").insertOne(RawBsonDocument.parse("{_id: 3, name: 3}"));
      return false;
    } catch (MongoWriteException e) {
      return e.getCode() == VALIDATION;
    }
  }

  @Test
  void areAnnouncedByThePlan() {
    pair.source().insert("users", "{_id: 1}");

    assertThat(syncLeavingOut(DUPLICATE_KEY, VALIDATION).build().plan().notes())
        .contains(
            "documents that the server refuses with code 121, 11000 are left out and counted");
  }

  @Test
  void haveCodesThatAreNumbersFromOneOn() {
    assertThatThrownBy(() -> Pair.at(pair.source()).leavingOutRefused(VALIDATION, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("MongoDB's error codes are positive");
  }
}
