package io.neosync.dynamodb;

import static io.neosync.dynamodb.Values.item;
import static io.neosync.dynamodb.Values.n;
import static io.neosync.dynamodb.Values.orders;
import static io.neosync.dynamodb.Values.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.InvalidSyncException;
import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncReport;
import io.neosync.contract.OneFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubsetTest {

  private static final int ORDERS = 1_500;

  private Account source;

  @BeforeAll
  void create() {
    // Three megabytes, so that there are several pages.
    source = Account.create().createTable("Orders", "id:S").put("Orders", orders(ORDERS, 2_000));
    source
        .createTable("Odd", "id:S")
        .put(
            "Odd",
            List.of(
                item("id", s("?"), "what", s("it's")),
                item("id", s("null"), "what", AttributeValue.fromNul(true)),
                item("id", s("flag"), "what", AttributeValue.fromBool(true)),
                item("id", s("binary"), "what", Values.b(1, 2)),
                item("id", s("tags"), "what", AttributeValue.fromSs(List.of("b", "a"))),
                item("id", s("number"), "what", n("1.5"))));
  }

  @AfterAll
  void close() {
    source.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DYNAMODB_ITEMS", "ROWS"})
  void onlyItemsThatFulfilTheConditionArriveOverManyPages(String format) {
    try (Account destination = Account.create().createTable("Orders", "id:S")) {
      SyncReport report =
          Sync.from(new OneFormat(source.endpoint(), format))
              .to(destination.endpoint())
              .tables("Orders")
              .subset("Orders", "status = ? AND total > ?", "OPEN", 100)
              .build()
              .run();

      // Every third of 0 to 1,499, but for those up to 100.
      assertThat(report.rowsWritten()).isEqualTo(500 - 34);
      assertThat(destination.items("Orders")).hasSize(466);
      assertThat(source.items("Orders")).containsAll(destination.items("Orders"));
    }
  }

  @Test
  void aConditionThatFewItemsFulfilDoesNotTakeMoreRequests() throws Exception {
    AtomicInteger pages = new AtomicInteger();
    Function<String, FaultyServer.Fault> counting =
        operation -> {
          if (operation.equals("ExecuteStatement")) {
            pages.incrementAndGet();
          }
          return FaultyServer.Fault.NONE;
        };
    try (Account destination = Account.create().createTable("Orders", "id:S");
        FaultyServer before = new FaultyServer(source.server().endpoint(), counting);
        DynamoDbClient from = source.client(before.endpoint())) {
      Sync.from(DynamoDb.at(from))
          .to(destination.endpoint())
          .tables("Orders")
          .subset("Orders", "total = ?", ORDERS - 1)
          .build()
          .run();

      assertThat(destination.count("Orders")).isEqualTo(1);
    }
    // One to check the condition, some to learn how large items are, three for as many megabytes.
    assertThat(pages.get()).isLessThanOrEqualTo(12);
  }

  @Test
  void severalConditionsMustAllHoldWhateverIsInThem() {
    assertThat(ids("Orders", "total < ? OR total = ? -- and no more", 2, 5, "status = 'OPEN'"))
        .containsExactlyInAnyOrder("order-0");
  }

  private Set<String> ids(
      String table, String condition, Object first, Object second, String another) {
    return run(
        table, builder -> builder.subset(table, condition, first, second).subset(table, another));
  }

  private interface Options {
    SyncBuilder on(SyncBuilder builder);
  }

  private Set<String> run(String table, Options options) {
    try (Account destination = Account.create().createTable(table, "id:S")) {
      options
          .on(Sync.from(source.endpoint()).to(destination.endpoint()).tables(table))
          .build()
          .run();
      return Set.copyOf(
          destination.client().scan(scan -> scan.tableName(table)).items().stream()
              .map(item -> item.get("id").s())
              .toList());
    }
  }

  @Test
  void valuesOfEveryTypeAreBoundAndNeverSpliced() {
    assertThat(odd("what = ?", "it's")).containsExactly("?");
    assertThat(odd("what = ?", "' OR id <> '")).isEmpty();
    assertThat(odd("what = ?", (Object) null)).containsExactly("null");
    assertThat(odd("what = ?", true)).containsExactly("flag");
    assertThat(odd("what = ?", new byte[] {1, 2})).containsExactly("binary");
    assertThat(odd("what = ?", Set.of("a", "b"))).containsExactly("tags");
    assertThat(odd("what = ?", 1.5)).containsExactly("number");
    assertThat(odd("what = ?", new java.math.BigDecimal("1.50"))).containsExactly("number");
    assertThat(odd("id = '?' AND what = ?", "it's")).containsExactly("?");
    assertThat(odd("\"id\" = '?' /* ? */ AND contains(what, ?)", "it")).containsExactly("?");
  }

  private Set<String> odd(String condition, Object... values) {
    return run("Odd", builder -> builder.subset("Odd", condition, values));
  }

  @Test
  void aConditionOnTheKeyReadsOnlyThatItem() {
    assertThat(run("Orders", builder -> builder.subset("Orders", "id = ?", "order-7")))
        .containsExactly("order-7");
  }

  @Test
  void valuesAndPlaceholdersAreCountedByBuild() {
    assertThatThrownBy(() -> builder("status = ? AND total > ?", "SECRET").build())
        .isInstanceOf(InvalidSyncException.class)
        .hasMessageContaining("1 value for 2 placeholders")
        .hasMessageNotContaining("SECRET");
    assertThatThrownBy(() -> builder("status = '?'", "SECRET").build())
        .isInstanceOf(InvalidSyncException.class)
        .hasMessageContaining("1 value for 0 placeholders");
    assertThatThrownBy(() -> builder("status = 'OPEN").build())
        .isInstanceOf(InvalidSyncException.class)
        .hasMessageContaining("a string does not end");
  }

  @Test
  void valuesThatDynamoDbHasNoTypeForAreRefusedByBuild() {
    assertThatThrownBy(() -> builder("status = ?", LocalDate.of(2024, 8, 9)).build())
        .isInstanceOf(InvalidSyncException.class)
        .hasMessageContaining("DynamoDB has no type for java.time.LocalDate")
        .hasMessageNotContaining("2024");
    assertThatThrownBy(() -> builder("status = ?", Double.NaN).build())
        .isInstanceOf(InvalidSyncException.class);
  }

  private SyncBuilder builder(String condition, Object... values) {
    return Sync.from(source.endpoint())
        .to(source.endpoint())
        .tables("Orders")
        .subset("Orders", condition, values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status ==== ?", "nofunction(status, ?)", "status = ? AND", "total ? 1"})
  void aConditionThatTheServiceDoesNotTakeFailsInPlanWithItsMessage(String condition) {
    try (Account destination = Account.create().createTable("Orders", "id:S")) {
      assertThatThrownBy(
              () ->
                  Sync.from(source.endpoint())
                      .to(destination.endpoint())
                      .tables("Orders")
                      .subset("Orders", condition, "SECRET")
                      .build()
                      .plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining("the condition does not work, ")
          .hasMessageContaining("ValidationException")
          .hasMessageContaining(condition)
          .hasMessageNotContaining("SECRET");
    }
  }

  @Test
  void theServicesMessageDoesNotTellTheValues() {
    try (Account destination = Account.create().createTable("Orders", "id:S")) {
      assertThatThrownBy(
              () ->
                  Sync.from(source.endpoint())
                      .to(destination.endpoint())
                      .tables("Orders")
                      .subset("Orders", "total BETWEEN ? AND ?", 4711, 815)
                      .build()
                      .plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining("BETWEEN operator requires upper bound")
          .hasMessageNotContaining("4711")
          .hasMessageNotContaining("815");
    }
  }

  @Test
  void joinsAreRefused() {
    try (Account destination = Account.create().createTable("Orders", "id:S")) {
      assertThatThrownBy(
              () ->
                  Sync.from(source.endpoint())
                      .to(destination.endpoint())
                      .tables("Orders")
                      .subset(io.neosync.Subset.of("Orders").join("Odd", "1 = 1"))
                      .build()
                      .plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining("it has no joins");
    }
  }

  @Test
  void thePlanShowsTheStatementWithoutValues() {
    try (Account destination = Account.create().createTable("Orders", "id:S")) {
      assertThat(
              Sync.from(source.endpoint())
                  .to(destination.endpoint())
                  .tables("Orders")
                  .subset("Orders", "status = ?", "SECRET")
                  .build()
                  .plan()
                  .toString())
          .contains("SELECT * FROM \"Orders\" WHERE (status = ?)")
          .doesNotContain("SECRET");
    }
  }
}
