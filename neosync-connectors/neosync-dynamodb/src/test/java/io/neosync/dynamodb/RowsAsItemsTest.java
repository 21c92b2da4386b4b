package io.neosync.dynamodb;

import static io.neosync.dynamodb.Values.item;
import static io.neosync.dynamodb.Values.n;
import static io.neosync.dynamodb.Values.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.contract.rows.RowTables;
import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Array;
import io.neosync.schema.LogicalType.Bool;
import io.neosync.schema.LogicalType.Bytes;
import io.neosync.schema.LogicalType.Date;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.FloatingPoint;
import io.neosync.schema.LogicalType.Int;
import io.neosync.schema.LogicalType.Json;
import io.neosync.schema.LogicalType.Moment;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.LogicalType.Uuid;
import io.neosync.spi.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tables with columns as tables of items, and back. */
class RowsAsItemsTest {

  private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

  private final RowTables rows = new RowTables();
  private Account account;

  @BeforeEach
  void create() {
    account = Account.create();
  }

  @AfterEach
  void close() {
    account.close();
  }

  private static Map<String, LogicalType> columns() {
    Map<String, LogicalType> columns = new LinkedHashMap<>();
    columns.put("id", Int.of(64));
    columns.put("paid", new Bool());
    columns.put("price", Decimal.of(12, 4));
    columns.put("any", Decimal.ANY);
    columns.put("single", new FloatingPoint(32));
    columns.put("twice", new FloatingPoint(64));
    columns.put("name", Text.of(20));
    columns.put("bytes", Bytes.UNLIMITED);
    columns.put("uuid", new Uuid());
    columns.put("day", new Date());
    columns.put("at", new Moment(6));
    columns.put("tags", new Array(Text.UNLIMITED));
    columns.put("more", new Json());
    return columns;
  }

  private static @Nullable Object[] values() {
    return new Object[] {
      7L,
      true,
      new BigDecimal("12.5"),
      new BigDecimal("1.23"),
      1.1f,
      -0.25,
      "Ada",
      new byte[] {1, 2},
      ID,
      LocalDate.of(2024, 8, 9),
      Instant.parse("2024-08-09T10:11:12.345678Z"),
      List.of("a", "b"),
      "{\"a\":[1,{\"b\":null}]}"
    };
  }

  @Test
  void storesEachColumnAsAnAttributeOfItsType() {
    account.createTable("things", "id:N");
    rows.create("things", List.of("id"), columns()).insert("things", values());

    SyncReport report = Sync.from(rows).to(account.endpoint()).build().run();

    assertThat(report.table("things").format()).isEqualTo("ROWS");
    assertThat(report.table("things").rowsWritten()).isEqualTo(1);
    assertThat(account.items("things"))
        .containsExactly(
            Content.of(
                item(
                    "id", n(7),
                    "paid", AttributeValue.fromBool(true),
                    "price", n("12.5"),
                    "any", n("1.23"),
                    "single", n("1.1"),
                    "twice", n("-0.25"),
                    "name", s("Ada"),
                    "bytes", Values.b(1, 2),
                    "uuid", s(ID.toString()),
                    "day", s("2024-08-09"),
                    "at", s("2024-08-09T10:11:12.345678Z"),
                    "tags", AttributeValue.fromL(List.of(s("a"), s("b"))),
                    "more",
                        AttributeValue.fromM(
                            item(
                                "a",
                                AttributeValue.fromL(
                                    List.of(
                                        n(1),
                                        AttributeValue.fromM(
                                            item("b", AttributeValue.fromNul(true))))))))));
  }

  @Test
  void comesBackAsItWas() {
    account.createTable("things", "id:N");
    rows.create("things", List.of("id"), columns()).insert("things", values());
    @Nullable Object[] nulls = new Object[values().length];
    nulls[0] = 8L;
    rows.insert("things", nulls);
    Sync.from(rows).to(account.endpoint()).build().run();
    assertThat(account.items("things")).contains(Content.of(item("id", n(8))));
    RowTables back = new RowTables().create("things", List.of("id"), columns());

    Sync.from(account.endpoint()).to(back).build().run();

    // A number keeps no zeros at its end.
    Object[] expected = values();
    expected[2] = new BigDecimal("12.5000");
    assertThat(back.rows("things")).hasSize(2).contains(Row.of(nulls));
    assertThat(back.rows("things").stream().filter(row -> row.value(1) != null).toList())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(List.of(Row.of(expected)));
  }

  @Test
  void refusesAKeyThatWouldNotTellRowsApartBeforeAnythingIsWritten() {
    account
        .createTable("missing", "pk:S")
        .createTable("other", "id:S")
        .createTable("loose", "kind:S")
        .createTable("whole", "kind:S, id:N");
    Map<String, LogicalType> columns = new LinkedHashMap<>();
    columns.put("id", Int.of(32));
    columns.put("kind", Text.UNLIMITED);
    for (String table : List.of("missing", "other", "loose", "whole")) {
      rows.create(table, List.of("id"), columns).insert(table, 1L, "a");
    }

    assertThatThrownBy(() -> Sync.from(rows).to(account.endpoint()).build().plan())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("rows.missing: it has no column pk")
        .hasMessageContaining("rows.other: its column id would be an attribute of type N; the key")
        .hasMessageContaining("rows.loose: kind are not unique in it")
        .hasMessageNotContaining("rows.whole");
    Sync.from(rows).to(account.endpoint()).tables("whole").build().run();
    assertThat(account.items("whole"))
        .containsExactly(Content.of(item("id", n(1), "kind", s("a"))));
  }

  @Test
  void failsAtAValueThatDynamoDbHasNot() {
    account.createTable("things", "id:N");
    Map<String, LogicalType> columns = new LinkedHashMap<>();
    columns.put("id", Int.of(32));
    columns.put("ratio", new FloatingPoint(64));
    rows.create("things", List.of("id"), columns).insert("things", 1L, Double.NaN);

    assertThatThrownBy(() -> Sync.from(rows).to(account.endpoint()).build().run())
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("DynamoDB has no NaN");
  }

  @Test
  void readsAttributesIntoTheColumnsOfTheirNames() {
    account
        .createTable("users", "id:S")
        .put(
            "users",
            item("id", s("a"), "age", n("36"), "tags", AttributeValue.fromSs(List.of("x"))))
        .put("users", item("id", s("b"), "age", AttributeValue.fromNul(true)));
    Map<String, LogicalType> columns = new LinkedHashMap<>();
    columns.put("tags", new Array(Text.UNLIMITED));
    columns.put("age", Int.of(16));
    columns.put("id", Text.of(10));
    rows.create("users", List.of("id"), columns);

    Sync.from(account.endpoint()).to(rows).build().run();

    assertThat(rows.rows("users"))
        .containsExactlyInAnyOrder(Row.of(List.of("x"), 36L, "a"), Row.of(null, null, "b"));
  }

  @Test
  void failsAtAnAttributeWithoutAColumn() {
    account.createTable("users", "id:S").put("users", item("id", s("a"), "secret", s("hush")));
    rows.create("users", List.of("id"), Map.of("id", Text.UNLIMITED));

    assertThatThrownBy(() -> Sync.from(account.endpoint()).to(rows).build().run())
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("attributes that the destination has no columns for: secret")
        .hasMessageNotContaining("hush");
  }
}
