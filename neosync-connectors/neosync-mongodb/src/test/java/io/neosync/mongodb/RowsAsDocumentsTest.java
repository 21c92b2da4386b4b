package io.neosync.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.contract.mongodb.MongoServer;
import io.neosync.contract.mongodb.MongoTestDatabase;
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
import io.neosync.schema.LogicalType.Timestamp;
import io.neosync.schema.LogicalType.Uuid;
import io.neosync.spi.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tables with columns as collections of documents, and back. */
class RowsAsDocumentsTest {

  private static final Map<String, LogicalType> COLUMNS = new LinkedHashMap<>();
  private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

  static {
    COLUMNS.put("id", Int.of(32));
    COLUMNS.put("big", Int.of(64));
    COLUMNS.put("huge", new Int(64, false));
    COLUMNS.put("paid", new Bool());
    COLUMNS.put("price", Decimal.of(12, 4));
    COLUMNS.put("any", Decimal.ANY);
    COLUMNS.put("single", new FloatingPoint(32));
    COLUMNS.put("twice", new FloatingPoint(64));
    COLUMNS.put("name", Text.of(20));
    COLUMNS.put("bytes", Bytes.UNLIMITED);
    COLUMNS.put("uuid", new Uuid());
    COLUMNS.put("day", new Date());
    COLUMNS.put("at", new Moment(3));
    COLUMNS.put("fine", new Moment(6));
    COLUMNS.put("local", new Timestamp(6));
    COLUMNS.put("tags", new Array(Text.UNLIMITED));
    COLUMNS.put("more", new Json());
  }

  private static final @Nullable Object[] VALUES = {
    7L,
    1L << 60,
    new BigDecimal("18446744073709551615"),
    true,
    new BigDecimal("12.5000"),
    new BigDecimal("1.230"),
    1.5f,
    -0.25,
    "Ada",
    new byte[] {1, 2},
    ID,
    LocalDate.of(2024, 8, 9),
    Instant.parse("2024-08-09T10:11:12.345Z"),
    Instant.parse("2024-08-09T10:11:12.345678Z"),
    LocalDateTime.parse("2024-08-09T10:11:12.5"),
    List.of("a", "b"),
    "{\"a\":[1,{\"b\":null}]}"
  };

  private final MongoTestDatabase documents = MongoServer.shared().createDatabase();
  private final RowTables rows = new RowTables();

  @AfterEach
  void close() {
    documents.close();
  }

  private SyncReport toDocuments() {
    return Sync.from(rows).to(Pair.at(documents)).build().run();
  }

  private SyncReport toRows() {
    return Sync.from(Pair.at(documents)).to(rows).build().run();
  }

  @Test
  void storesEachColumnAsAFieldOfItsType() {
    rows.create("t", List.of("id"), COLUMNS).insert("t", VALUES);

    SyncReport report = toDocuments();

    assertThat(report.table("t").rowsWritten()).isEqualTo(1);
    assertThat(report.table("t").format()).isEqualTo("ROWS");
    assertThat(documents.json("t"))
        .containsExactly(
            "{\"_id\": 7, \"big\": 1152921504606846976,"
                + " \"huge\": {\"$numberDecimal\": \"18446744073709551615\"}, \"paid\": true,"
                + " \"price\": {\"$numberDecimal\": \"12.5000\"},"
                + " \"any\": {\"$numberDecimal\": \"1.230\"}, \"single\": 1.5, \"twice\": -0.25,"
                + " \"name\": \"Ada\","
                + " \"bytes\": {\"$binary\": {\"base64\": \"AQI=\", \"subType\": \"00\"}},"
                + " \"uuid\": {\"$binary\": {\"base64\": \"ABEiM0RVZneImaq7zN3u/w==\","
                + " \"subType\": \"04\"}}, \"day\": \"2024-08-09\","
                + " \"at\": {\"$date\": \"2024-08-09T10:11:12.345Z\"},"
                + " \"fine\": \"2024-08-09T10:11:12.345678Z\","
                + " \"local\": \"2024-08-09T10:11:12.5\", \"tags\": [\"a\", \"b\"],"
                + " \"more\": {\"a\": [1, {\"b\": null}]}}");
  }

  @Test
  void comesBackAsItWas() {
    rows.create("t", List.of("id"), COLUMNS).insert("t", VALUES);
    @Nullable Object[] nulls = new Object[VALUES.length];
    nulls[0] = 8L;
    rows.insert("t", nulls);
    toDocuments();
    RowTables back = new RowTables().create("t", List.of("id"), COLUMNS);

    SyncReport report = Sync.from(Pair.at(documents)).to(back).build().run();

    assertThat(report.table("t").rowsWritten()).isEqualTo(2);
    assertThat(back.rows("t")).containsExactlyInAnyOrderElementsOf(rows.rows("t"));
  }

  @Test
  void hasAKeyOfSeveralColumnsAsADocument() {
    Map<String, LogicalType> columns = new LinkedHashMap<>();
    columns.put("total", Int.of(32));
    columns.put("shop", Text.UNLIMITED);
    columns.put("number", Int.of(64));
    rows.create("orders", List.of("shop", "number"), columns).insert("orders", 5L, "a", 1L);
    rows.insert("orders", 6L, "a", 2L);

    toDocuments();
    toDocuments();

    assertThat(documents.json("orders"))
        .containsExactly(
            "{\"_id\": {\"shop\": \"a\", \"number\": 1}, \"total\": 5}",
            "{\"_id\": {\"shop\": \"a\", \"number\": 2}, \"total\": 6}");
    RowTables back = new RowTables().create("orders", List.of("shop", "number"), columns);
    Sync.from(Pair.at(documents)).to(back).build().run();
    assertThat(back.rows("orders")).containsExactlyInAnyOrderElementsOf(rows.rows("orders"));
  }

  @Test
  void replacesTheDocumentOfARow() {
    rows.create("t", List.of("id"), Map.of("id", Int.of(32))).insert("t", 1L);
    documents.insert("t", "{_id: 1, old: true}", "{_id: 2}");

    toDocuments();

    assertThat(documents.json("t")).containsExactly("{\"_id\": 1}", "{\"_id\": 2}");
  }

  @Test
  void refusesWhatHasNoKeyOrNoExactTypeBeforeAnythingIsWritten() {
    rows.create("keyless", List.of(), Map.of("a", Int.of(32)));
    rows.create("wide", List.of("id"), Map.of("id", Int.of(32), "n", Decimal.of(40, 2)));
    rows.create("listed", List.of("id"), Map.of("id", new Array(Int.of(32))));
    rows.create("dotted", List.of("id"), Map.of("id", Int.of(32), "a.b", Int.of(32)));
    rows.create("other", List.of("k"), Map.of("k", Int.of(32), "_id", Int.of(32)));

    assertThatThrownBy(() -> Sync.from(rows).to(Pair.at(documents)).build().plan())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("rows.keyless: it has no primary key")
        .hasMessageContaining("rows.wide: column n: not every Decimal can be stored unchanged")
        .hasMessageContaining("rows.listed: its key id may be an array")
        .hasMessageContaining("rows.dotted: MongoDB takes no field of the name a.b")
        .hasMessageContaining("rows.other: its column _id is not its primary key");
  }

  @Test
  void failsAtANumberOfTooManyDigitsWithoutShowingIt() {
    String digits = "1".repeat(35);
    Map<String, LogicalType> columns = new LinkedHashMap<>();
    columns.put("id", Int.of(32));
    columns.put("n", Decimal.ANY);
    rows.create("t", List.of("id"), columns).insert("t", 1L, new BigDecimal(digits));

    assertThatThrownBy(this::toDocuments)
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("column n: ")
        .hasMessageNotContaining(digits);
  }

  @Test
  void readsFieldsIntoTheColumnsOfTheirNames() {
    documents.insert(
        "users",
        "{_id: {$oid: '56e1fc72e0c917e9c4714161'}, name: 'Ada', age: 36.0}",
        "{_id: 'x', age: {$numberLong: '37'}, name: null}");
    Map<String, LogicalType> columns = new LinkedHashMap<>();
    columns.put("_id", Text.of(24));
    columns.put("age", Int.of(16));
    columns.put("name", Text.UNLIMITED);
    rows.create("users", List.of("_id"), columns);

    toRows();

    assertThat(rows.rows("users"))
        .containsExactlyInAnyOrder(
            Row.of("56e1fc72e0c917e9c4714161", 36L, "Ada"), Row.of("x", 37L, null));
  }

  @Test
  void failsAtAFieldWithoutAColumn() {
    documents.insert("users", "{_id: 1, secret: 'hush'}");
    rows.create("users", List.of("id"), Map.of("id", Int.of(32)));

    assertThatThrownBy(this::toRows)
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("fields that the destination has no columns for: secret")
        .hasMessageNotContaining("hush");
    assertThat(rows.rows("users")).isEmpty();
  }

  @Test
  void failsAtAValueThatAColumnDoesNotTake() {
    documents.insert("users", "{_id: 1, age: 'hush'}");
    rows.create("users", List.of("id"), Map.of("id", Int.of(32), "age", Int.of(32)));

    assertThatThrownBy(this::toRows)
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("column age: ")
        .hasMessageNotContaining("hush");
  }
}
