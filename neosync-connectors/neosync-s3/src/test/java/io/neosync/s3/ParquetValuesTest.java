package io.neosync.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.contract.rows.RowTables;
import io.neosync.schema.LogicalType;
import io.neosync.spi.EngineValue;
import io.neosync.spi.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What files of Parquet hold of values: all of it, and what DuckDB makes of it. */
class ParquetValuesTest {

  private final Witness place = new Witness(TestBucket.client(), TestBucket.prefix());

  @AfterEach
  void removeEverything() {
    place.deleteAll();
  }

  private static Map<String, LogicalType> columns(LogicalType... types) {
    Map<String, LogicalType> columns = new LinkedHashMap<>();
    columns.put("id", LogicalType.Int.of(32));
    for (LogicalType type : types) {
      columns.put("c" + columns.size(), type);
    }
    return columns;
  }

  private static RowTables table(Map<String, LogicalType> columns) {
    return new RowTables().create("t", List.of("id"), columns);
  }

  private S3 parquet() {
    return Words.at(place).format(FileFormat.PARQUET);
  }

  /** Rows as they come back. */
  private List<Row> returned(RowTables source, Map<String, LogicalType> columns) {
    RowTables back = table(columns);
    Sync.from(source).to(parquet()).build().run();
    Sync.from(Words.at(place)).to(back).build().run();
    return back.rows("t");
  }

  private static List<Object> comparable(List<Row> rows) {
    List<Object> comparable = new ArrayList<>();
    for (Row row : rows) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        values.add(EncodingTest.comparable(row.value(i)));
      }
      comparable.add(values);
    }
    return comparable;
  }

  private static final LogicalType[] ALL = {
    new LogicalType.Bool(),
    LogicalType.Int.of(8),
    LogicalType.Int.of(16),
    LogicalType.Int.of(32),
    LogicalType.Int.of(64),
    new LogicalType.Int(8, false),
    new LogicalType.Int(24, false),
    new LogicalType.Int(32, false),
    new LogicalType.Int(64, false),
    LogicalType.Decimal.of(9, 2),
    LogicalType.Decimal.of(18, 18),
    LogicalType.Decimal.of(38, 10),
    LogicalType.Decimal.of(39, 10),
    LogicalType.Decimal.of(3, 5),
    LogicalType.Decimal.of(3, -2),
    LogicalType.Decimal.ANY,
    new LogicalType.FloatingPoint(32),
    new LogicalType.FloatingPoint(64),
    LogicalType.Text.UNLIMITED,
    LogicalType.Text.of(10),
    LogicalType.Bytes.UNLIMITED,
    new LogicalType.Date(),
    new LogicalType.Time(3),
    new LogicalType.Time(9),
    new LogicalType.OffsetTime(6),
    new LogicalType.Timestamp(6),
    new LogicalType.Timestamp(7),
    new LogicalType.Moment(6),
    new LogicalType.Moment(9),
    new LogicalType.OffsetTimestamp(6),
    new LogicalType.Span(6),
    new LogicalType.Uuid(),
    new LogicalType.Json(),
    new LogicalType.Xml(),
    new LogicalType.Bits(java.util.OptionalLong.empty(), true),
    new LogicalType.Enumeration(List.of("a")),
    new LogicalType.LabelSet(List.of("a")),
    new LogicalType.Array(LogicalType.Int.of(64)),
    new LogicalType.Array(new LogicalType.Array(LogicalType.Text.UNLIMITED)),
    new LogicalType.Array(new LogicalType.LabelSet(List.of("a"))),
    new LogicalType.Array(LogicalType.Decimal.of(9, 2)),
    new LogicalType.Dynamic(),
    new LogicalType.Native("MySQL", "geometry", LogicalType.Native.Form.BYTES),
    new LogicalType.Native("PostgreSQL", "tsvector")
  };

  /** Many of which the column's type does not expect, as engines may send them. */
  @ParameterizedTest
  @EnumSource
  void anyValueOfAnyClassComesBackWhateverTheColumnIs(Compression compression) {
    Map<String, LogicalType> columns = columns(ALL);
    RowTables source = table(columns);
    Iterator<Object> values = new EncodingTest().values().sampleStream().iterator();
    for (long id = 0; id < 1_000; id++) {
      Object[] row = new Object[columns.size()];
      row[0] = id;
      for (int i = 1; i < row.length; i++) {
        row[i] = id % 7 == i % 7 ? null : values.next();
      }
      source.insert("t", row);
    }

    RowTables back = table(columns);
    Sync.from(source).to(parquet().compression(compression).partSize(100_000)).build().run();
    Sync.from(Words.at(place)).to(back).build().run();

    assertThat(comparable(back.rows("t")))
        .containsExactlyInAnyOrderElementsOf(comparable(source.rows("t")));
  }

  private List<Map<String, Object>> duck(String sql) {
    String run = place.latest().orElseThrow();
    Map<String, Object> table = Witness.table(place.manifest(run), "t").orElseThrow();
    Object name = Witness.objects(table, "parts").get(0).get("name");
    return DuckDb.query(place.get("runs/" + run + "/" + name), sql);
  }

  private static Object[] with(Object id, List<?> values) {
    List<Object> all = new ArrayList<>();
    all.add(id);
    all.addAll(values);
    return all.toArray();
  }

  @Test
  void valuesOfTheColumnsTypesAreThoseOfDuckDb() {
    Map<LogicalType, Object> values = new LinkedHashMap<>();
    Map<LogicalType, String> seen = new LinkedHashMap<>();
    see(values, seen, new LogicalType.Bool(), true, "BOOLEAN true");
    see(values, seen, LogicalType.Int.of(16), -32768L, "SMALLINT -32768");
    see(values, seen, LogicalType.Int.of(64), Long.MIN_VALUE, "BIGINT -9223372036854775808");
    see(values, seen, new LogicalType.Int(32, false), 4294967295L, "UINTEGER 4294967295");
    see(
        values,
        seen,
        new LogicalType.Int(64, false),
        new BigDecimal("18446744073709551615"),
        "UBIGINT 18446744073709551615");
    see(
        values,
        seen,
        LogicalType.Decimal.of(9, 2),
        new BigDecimal("-12.50"),
        "DECIMAL(9,2) -12.50");
    see(
        values,
        seen,
        LogicalType.Decimal.of(38, 10),
        new BigDecimal("-9999999999999999999999999999.9999999999"),
        "DECIMAL(38,10) -9999999999999999999999999999.9999999999");
    see(values, seen, LogicalType.Decimal.ANY, new BigDecimal("12.50"), "VARCHAR 12.50");
    see(values, seen, new LogicalType.FloatingPoint(64), Double.NaN, "DOUBLE nan");
    see(values, seen, new LogicalType.FloatingPoint(32), 0.1f, "FLOAT 0.1");
    see(values, seen, LogicalType.Text.UNLIMITED, "ä🐘", "VARCHAR ä🐘");
    see(values, seen, LogicalType.Bytes.UNLIMITED, new byte[] {0, -1}, "BLOB \\x00\\xFF");
    see(values, seen, new LogicalType.Date(), LocalDate.of(-43, 3, 15), "DATE 0044-03-15 (BC)");
    see(
        values,
        seen,
        new LogicalType.Time(6),
        LocalTime.of(10, 0, 0, 120_000),
        "VARCHAR 10:00:00.00012");
    see(
        values,
        seen,
        new LogicalType.Timestamp(6),
        LocalDateTime.of(2024, 8, 9, 10, 0),
        "TIMESTAMP 2024-08-09 10:00:00");
    see(
        values,
        seen,
        new LogicalType.Moment(3),
        Instant.parse("2024-08-09T10:00:00.5Z"),
        "TIMESTAMP WITH TIME ZONE 2024-08-09 10:00:00.5+00");
    see(
        values,
        seen,
        new LogicalType.OffsetTimestamp(7),
        OffsetDateTime.parse("2024-08-09T10:00:00.1234567-03:30"),
        "VARCHAR 2024-08-09T10:00:00.1234567-03:30");
    see(
        values,
        seen,
        new LogicalType.OffsetTime(6),
        OffsetTime.of(10, 0, 0, 0, ZoneOffset.ofHours(2)),
        "VARCHAR 10:00:00+02:00");
    see(
        values,
        seen,
        new LogicalType.Span(6),
        Duration.ofHours(-838).minusSeconds(1),
        "VARCHAR PT-838H-1S");
    see(
        values,
        seen,
        new LogicalType.Uuid(),
        new UUID(1, 2),
        "VARCHAR 00000000-0000-0001-0000-000000000002");
    see(values, seen, new LogicalType.Json(), "{\"a\": 1}", "VARCHAR {\"a\": 1}");
    see(
        values,
        seen,
        new LogicalType.LabelSet(List.of("a", "b")),
        new LinkedHashSet<>(List.of("a", "b")),
        "VARCHAR[] [a, b]");
    see(
        values,
        seen,
        new LogicalType.Array(LogicalType.Int.of(32)),
        Arrays.asList(1L, null, 3L),
        "INTEGER[] [1, NULL, 3]");
    Map<String, LogicalType> columns = columns(values.keySet().toArray(LogicalType[]::new));
    RowTables source = table(columns).insert("t", with(1L, List.copyOf(values.values())));

    assertThat(comparable(returned(source, columns))).isEqualTo(comparable(source.rows("t")));

    List<String> found = new ArrayList<>();
    for (int i = 1; i < columns.size(); i++) {
      found.add(
          String.valueOf(
              duck("SELECT typeof(c%d) || ' ' || c%d::VARCHAR AS v FROM FILE".formatted(i, i))
                  .get(0)
                  .get("v")));
    }
    assertThat(found).containsExactlyElementsOf(seen.values());
    assertThat(duck("SELECT \"$exact\" AS e FROM FILE").get(0).get("e")).isNull();
  }

  private static void see(
      Map<LogicalType, Object> values,
      Map<LogicalType, String> seen,
      LogicalType type,
      Object value,
      String duck) {
    values.put(type, value);
    seen.put(type, duck);
  }

  @Test
  void whatAColumnCannotHoldIsInTheLastOne() {
    Map<String, LogicalType> columns =
        columns(
            new LogicalType.Date(),
            LogicalType.Decimal.of(9, 2),
            LogicalType.Decimal.ANY,
            LogicalType.Text.UNLIMITED,
            new LogicalType.Array(LogicalType.Int.of(32)));
    RowTables source =
        table(columns)
            .insert(
                "t",
                1L,
                new EngineValue("PostgreSQL", "date", "infinity"),
                new BigDecimal("12.5"),
                Double.NaN,
                "\uD83D half",
                List.of(List.of(1L), List.of(2L)));

    assertThat(comparable(returned(source, columns))).isEqualTo(comparable(source.rows("t")));

    Map<String, Object> row = duck("SELECT c1, c2, c3, c4, c5, \"$exact\" AS e FROM FILE").get(0);
    assertThat(row)
        .containsEntry("c1", null)
        .containsEntry("c2", new BigDecimal("12.50"))
        .containsEntry("c3", null)
        .containsEntry("c4", null)
        .containsEntry("c5", null);
    assertThat(String.valueOf(row.get("e")))
        .isEqualTo(
            "{\"c1\":{\"$engine\":{\"engine\":\"PostgreSQL\",\"type\":\"date\",\"text\":\"infinity\"}},\"c2\":\"12.5\",\"c3\":{\"$double\":\"NaN\"},\"c4\":\"\\ud83d"
                + " half\",\"c5\":[[1],[2]]}");
  }

  @Test
  void columnsThatAreNamedAsTheLastOneKeepTheirNames() {
    Map<String, LogicalType> columns = new LinkedHashMap<>(columns());
    columns.put("$exact", LogicalType.Text.UNLIMITED);
    columns.put("a.b \"c\"", new LogicalType.Date());
    RowTables source =
        table(columns)
            .insert("t", 1L, "mine", new EngineValue("PostgreSQL", "date", "-infinity"))
            .insert("t", 2L, null, LocalDate.EPOCH);

    assertThat(comparable(returned(source, columns))).isEqualTo(comparable(source.rows("t")));
    assertThat(duck("SELECT \"$$exact\" AS e, \"$exact\" AS m FROM FILE WHERE id = 1").get(0))
        .containsEntry("m", "mine")
        .hasEntrySatisfying("e", e -> assertThat(e.toString()).contains("-infinity"));
  }

  private static Map<String, Object> document(Object... fields) {
    Map<String, Object> document = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      document.put((String) fields[i], fields[i + 1]);
    }
    return document;
  }

  private static RowTables documents() {
    return new RowTables().create("t", List.of(), Map.of("document", new LogicalType.Document()));
  }

  @Test
  void documentsHaveNestedColumnsOfWhatTheyHaveInCommonAndComeBackFromTheLastOne() {
    RowTables source = documents();
    source.insert(
        "t",
        document(
            "_id",
            new EngineValue("MongoDB", "objectId", "{\"$oid\": \"65a1\"}"),
            "n",
            1,
            "mixed",
            1,
            "at",
            Instant.parse("2024-08-09T10:00:00Z"),
            "address",
            document("city", "Ulm", "zip", List.of("89073", "89075")),
            "lines",
            List.of(document("sku", "a", "qty", 2), document("sku", "b"))));
    source.insert(
        "t",
        document(
            "lines",
            List.of(),
            "mixed",
            "text",
            "n",
            1L << 40,
            "address",
            document("city", null),
            "price",
            new BigDecimal("12.50"),
            "empty",
            document(),
            "$document",
            "a field of this name"));

    Sync.from(source).to(parquet()).build().run();
    RowTables back = documents();
    Sync.from(Words.at(place)).to(back).build().run();

    assertThat(comparable(back.rows("t"))).isEqualTo(comparable(source.rows("t")));
    assertThat(
            duck(
                    "SELECT n, mixed, address.city AS city, address.zip[2] AS zip, price, empty,"
                        + " lines[1].sku AS sku, _id->>'$.\"$oid\"' AS oid, typeof(lines) AS type"
                        + " FROM FILE")
                .stream()
                .map(Map::toString))
        .containsExactly(
            "{n=1, mixed=1, city=Ulm, zip=89075, price=null, empty=null, sku=a, oid=65a1,"
                + " type=STRUCT(sku VARCHAR, qty INTEGER)[]}",
            "{n=1099511627776, mixed=\"text\", city=null, zip=null, price=12.50, empty={},"
                + " sku=null, oid=null, type=STRUCT(sku VARCHAR, qty INTEGER)[]}");
    assertThat(duck("SELECT \"$$document\" AS d FROM FILE").get(1).get("d").toString())
        .startsWith("{\"lines\":[],\"mixed\":\"text\",\"n\":1099511627776,");
  }

  @Test
  void whatComesAfterTheColumnsWereChosenIsInTheDocumentAndCounted() {
    RowTables source = documents();
    String padding = "x".repeat(1_000);
    for (int i = 0; i < 3_000; i++) {
      source.insert("t", document("_id", i, "padding", padding));
    }
    source.insert("t", document("_id", 3_000, "late", "field"));
    source.insert("t", document("_id", "of another type"));

    SyncReport report = Sync.from(source).to(parquet()).build().run();
    RowTables back = documents();
    Sync.from(Words.at(place)).to(back).build().run();

    assertThat(comparable(back.rows("t"))).isEqualTo(comparable(source.rows("t")));
    assertThat(report.notes())
        .contains(
            "rows.t: 2 of 3,002 documents have fields or values that no column shows but"
                + " $document");
    assertThat(duck("SELECT count(*) AS n, count(_id) AS ids FROM FILE").get(0).toString())
        .isEqualTo("{n=3002, ids=3001}");
  }

  @Test
  void documentsWithVeryManyFieldsHaveColumnsForSomeOfThem() {
    RowTables source = documents();
    for (int i = 0; i < 50; i++) {
      Map<String, Object> document = document("_id", i);
      for (int j = 0; j < 100; j++) {
        document.put("field-" + i + "-" + j, Map.of("a", Map.of("b", j)));
      }
      source.insert("t", document);
    }

    Sync.from(source).to(parquet()).build().run();
    RowTables back = documents();
    Sync.from(Words.at(place)).to(back).build().run();

    assertThat(comparable(back.rows("t"))).isEqualTo(comparable(source.rows("t")));
    assertThat(duck("DESCRIBE SELECT * FROM FILE")).hasSize(201);
  }

  @Test
  void anyDocumentComesBack() {
    RowTables source = documents();
    new EncodingTest()
        .documents()
        .sampleStream()
        .limit(2_000)
        .forEach(each -> source.insert("t", each));

    Sync.from(source).to(parquet()).build().run();
    RowTables back = documents();
    Sync.from(Words.at(place)).to(back).build().run();

    assertThat(comparable(back.rows("t"))).isEqualTo(comparable(source.rows("t")));
  }
}
