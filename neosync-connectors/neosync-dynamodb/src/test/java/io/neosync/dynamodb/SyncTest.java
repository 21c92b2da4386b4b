package io.neosync.dynamodb;

import static io.neosync.dynamodb.Values.item;
import static io.neosync.dynamodb.Values.n;
import static io.neosync.dynamodb.Values.orders;
import static io.neosync.dynamodb.Values.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.Sync;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.contract.OneFormat;
import io.neosync.spi.SnapshotGuarantee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncTest {

  private Account source;
  private Account destination;

  @BeforeEach
  void create() {
    source = Account.create();
    destination = Account.create();
  }

  @AfterEach
  void close() {
    source.close();
    destination.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DYNAMODB_ITEMS", "ROWS"})
  void bringsEveryItem(String format) {
    source.createTable("Orders", "id:S").put("Orders", orders(2_000, 1_500));
    destination.createTable("Orders", "id:S");

    SyncReport report =
        Sync.from(new OneFormat(source.endpoint(), format))
            .to(destination.endpoint())
            .build()
            .run();

    assertThat(destination.items("Orders")).hasSize(2_000).isEqualTo(source.items("Orders"));
    assertThat(report.table("Orders").format()).isEqualTo(format);
    assertThat(report.table("Orders").rowsRead()).isEqualTo(2_000);
    assertThat(report.table("Orders").rowsWritten()).isEqualTo(2_000);
    assertThat(report.rowsSkipped()).isZero();
    assertThat(report.bytes()).isBetween(3_000_000L, 3_200_000L);
    assertThat(report.snapshot()).isEqualTo(SnapshotGuarantee.NONE);
    assertThat(report.atomic()).isFalse();
  }

  @Test
  void replacesItemsOfTheSameKeyWithoutMergingAndKeepsOthers() {
    source
        .createTable("Orders", "id:S, line:N")
        .put("Orders", item("id", s("a"), "line", n(1), "new", s("x")));
    destination
        .createTable("Orders", "id:S, line:N")
        .put("Orders", item("id", s("a"), "line", n(1), "old", s("y")))
        .put("Orders", item("id", s("a"), "line", n(2), "old", s("z")));

    SyncReport report = Sync.from(source.endpoint()).to(destination.endpoint()).build().run();

    assertThat(destination.items("Orders"))
        .containsExactlyInAnyOrder(
            Content.of(item("id", s("a"), "line", n(1), "new", s("x"))),
            Content.of(item("id", s("a"), "line", n(2), "old", s("z"))));
    assertThat(report.notes())
        .anySatisfy(note -> assertThat(note).contains("items that the source does not have stay"));
  }

  @Test
  void appendAddsAndFailsAtAKeyThatIsThereWithoutItsValue() {
    source.createTable("Orders", "id:S").put("Orders", orders(200, 10));
    destination.createTable("Orders", "id:S").put("Orders", item("id", s("other")));
    Sync append = Sync.from(source.endpoint()).to(destination.endpoint()).append().build();

    assertThat(append.run().rowsWritten()).isEqualTo(200);
    assertThat(destination.count("Orders")).isEqualTo(201);

    destination.put("Orders", item("id", s("order-7"), "kept", n(1)));
    assertThatThrownBy(append::run)
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("an item with the key of one that is to be added is there already")
        .hasMessageNotContaining("order-");
    assertThat(destination.items("Orders"))
        .hasSize(201)
        .contains(Content.of(item("id", s("order-7"), "kept", n(1))));
  }

  @Test
  void leavesTheSameBehindWhenItIsRepeated() {
    source.createTable("Orders", "id:S").put("Orders", orders(100, 10));
    destination.createTable("Orders", "id:S");
    Sync sync = Sync.from(source.endpoint()).to(destination.endpoint()).build();

    sync.run();
    SyncReport again = sync.run();

    assertThat(again.rowsWritten()).isEqualTo(100);
    assertThat(destination.items("Orders")).isEqualTo(source.items("Orders"));
  }

  @Test
  void goesToATableOfAnotherNameAlsoInTheSameAccount() {
    source
        .createTable("Orders", "id:S")
        .createTable("stage-Orders", "id:S")
        .put("Orders", orders(30, 10));

    SyncReport report =
        Sync.from(source.endpoint())
            .to(source.endpoint())
            .tables("Orders")
            .mapTable("Orders", "stage-Orders")
            .build()
            .run();

    assertThat(source.items("stage-Orders")).hasSize(30).isEqualTo(source.items("Orders"));
    assertThat(report.tables()).hasSize(1);
  }

  @Test
  void bringsSeveralTablesEmptyOnesAmongThem() {
    for (Account account : new Account[] {source, destination}) {
      account.createTable("Full", "id:S").createTable("Empty", "id:N").createTable("B.c", "id:B");
    }
    source.put("Full", orders(3, 1)).put("B.c", item("id", Values.b(1, 2)));

    SyncReport report = Sync.from(source.endpoint()).to(destination.endpoint()).build().run();

    assertThat(report.tables()).hasSize(3);
    assertThat(report.table("Empty").rowsWritten()).isZero();
    assertThat(report.table("B.c").rowsWritten()).isEqualTo(1);
    assertThat(destination.count("Full")).isEqualTo(3);
  }

  @Test
  void looksOnlyAtTheTablesThatAreNamed() {
    source.createTable("Orders", "id:S").createTable("Others", "id:S");
    destination.createTable("Orders", "id:S");

    SyncReport report =
        Sync.from(source.endpoint().tables("Orders"))
            .to(destination.endpoint().tables("Orders"))
            .build()
            .run();

    assertThat(report.tables()).hasSize(1);
  }

  @Test
  void readsConsistentlyByChoice() {
    source.createTable("Orders", "id:S").put("Orders", orders(10, 1));
    destination.createTable("Orders", "id:S");
    Sync sync = Sync.from(source.endpoint().consistentReads()).to(destination.endpoint()).build();

    assertThat(sync.plan().tables().get(0).query()).contains("consistently");
    assertThat(sync.run().rowsWritten()).isEqualTo(10);
  }

  @Test
  void planWritesNothingAndSaysWhatWillHappen() {
    source.createTable("Orders", "id:S").put("Orders", orders(10, 1));
    destination.createTable("Orders", "id:S");

    SyncPlan plan = Sync.from(source.endpoint()).to(destination.endpoint()).build().plan();

    assertThat(plan.tables().get(0).format()).isEqualTo("DYNAMODB_ITEMS");
    assertThat(plan.toString()).contains("no snapshot", "not atomic", "Scan Orders", "replacing");
    assertThat(destination.count("Orders")).isZero();
  }

  @Test
  void staysUnderTheCapacitiesAskedFor() {
    source.createTable("Orders", "id:S").put("Orders", orders(60, 1_000));
    destination.createTable("Orders", "id:S");

    SyncReport report =
        Sync.from(source.endpoint().maxReadUnits(5))
            .to(destination.endpoint().maxWriteUnits(60))
            .build()
            .run();

    // 60 items of two write units each, of which none is saved up at the start.
    assertThat(report.rowsWritten()).isEqualTo(60);
    assertThat(report.duration()).isGreaterThan(java.time.Duration.ofMillis(1_500));
    assertThat(destination.items("Orders")).isEqualTo(source.items("Orders"));
  }

  @Test
  void leavesTheCallersClientOpen() {
    source.createTable("Orders", "id:S");
    destination.createTable("Orders", "id:S");

    Sync.from(source.endpoint()).to(destination.endpoint()).build().run();

    assertThat(source.client().listTables().tableNames()).containsExactly("Orders");
    assertThat(destination.client().listTables().tableNames()).containsExactly("Orders");
  }
}
