package io.neosync.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.neosync.schema.Column;
import io.neosync.schema.DocumentType;
import io.neosync.schema.LogicalType;
import io.neosync.schema.PortableType;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Batch;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.EngineValue;
import io.neosync.spi.Row;
import io.neosync.spi.RowSubset;
import io.neosync.spi.TableTask;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values as lines, and back. docs/s3-format.md says the same. */
class EncodingTest {

  private static Column column(LogicalType type) {
    return new Column(
        "c",
        type instanceof LogicalType.Document
            ? new DocumentType("Test")
            : new PortableType("Test", "t", type),
        true,
        Column.Fill.NONE,
        OptionalLong.empty());
  }

  private static String line(LogicalType type, Object value) {
    JsonBuffer line = new JsonBuffer();
    new RowEncoder(List.of(column(type))).encode(new Batch(List.of(Row.of(value))), line);
    return new String(line.array(), 0, line.size(), StandardCharsets.UTF_8).stripTrailing();
  }

  private static Row read(LogicalType type, String line) throws Exception {
    Column column = column(type);
    Table table = new Table(new TableRef("s", "t"), List.of(column), List.of(), List.of(), 0);
    TableTask task =
        new TableTask(table, table, List.of(new ColumnMapping(column, column)), RowSubset.whole());
    try (JsonParser parser = new JsonFactory().createParser(line)) {
      parser.nextToken();
      Row row = new RowDecoder(List.of(column), task).decode(parser);
      assertThat(parser.nextToken()).isNull();
      return row;
    }
  }

  private static Map<String, Object> document(Object... fields) {
    Map<String, Object> document = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      document.put((String) fields[i], fields[i + 1]);
    }
    return document;
  }

  private static Stream<Arguments> examples() {
    LogicalType big = LogicalType.Int.of(64);
    LogicalType text = LogicalType.Text.UNLIMITED;
    LogicalType doc = new LogicalType.Document();
    return Stream.of(
        Arguments.of(text, null, "{\"c\":null}"),
        Arguments.of(new LogicalType.Bool(), true, "{\"c\":true}"),
        Arguments.of(big, 42L, "{\"c\":42}"),
        Arguments.of(big, 1L << 53, "{\"c\":9007199254740992}"),
        Arguments.of(big, (1L << 53) + 1, "{\"c\":\"9007199254740993\"}"),
        Arguments.of(big, Long.MIN_VALUE, "{\"c\":\"-9223372036854775808\"}"),
        Arguments.of(
            new LogicalType.Int(64, false),
            new BigDecimal("18446744073709551615"),
            "{\"c\":\"18446744073709551615\"}"),
        Arguments.of(LogicalType.Decimal.ANY, new BigDecimal("12.50"), "{\"c\":\"12.50\"}"),
        Arguments.of(LogicalType.Decimal.ANY, new BigDecimal("1E+3"), "{\"c\":\"1E+3\"}"),
        Arguments.of(LogicalType.Decimal.ANY, Double.NaN, "{\"c\":{\"$double\":\"NaN\"}}"),
        Arguments.of(new LogicalType.FloatingPoint(64), 0.1, "{\"c\":0.1}"),
        Arguments.of(new LogicalType.FloatingPoint(64), -0.0, "{\"c\":-0.0}"),
        Arguments.of(
            new LogicalType.FloatingPoint(64), Double.NEGATIVE_INFINITY, "{\"c\":\"-Infinity\"}"),
        Arguments.of(new LogicalType.FloatingPoint(32), 0.1f, "{\"c\":0.1}"),
        Arguments.of(new LogicalType.FloatingPoint(32), Float.NaN, "{\"c\":\"NaN\"}"),
        Arguments.of(text, "a\"\\\n\u0000ä🐘", "{\"c\":\"a\\\"\\\\\\n\\u0000ä🐘\"}"),
        Arguments.of(text, "\uD83D half", "{\"c\":\"\\ud83d half\"}"),
        Arguments.of(LogicalType.Bytes.UNLIMITED, new byte[] {0, -1}, "{\"c\":\"AP8=\"}"),
        Arguments.of(new LogicalType.Date(), LocalDate.of(2024, 8, 9), "{\"c\":\"2024-08-09\"}"),
        Arguments.of(new LogicalType.Date(), LocalDate.of(-44, 3, 15), "{\"c\":\"-0044-03-15\"}"),
        Arguments.of(
            new LogicalType.Date(), LocalDate.of(5874897, 12, 31), "{\"c\":\"+5874897-12-31\"}"),
        Arguments.of(
            new LogicalType.Date(),
            new EngineValue("PostgreSQL", "date", "infinity"),
            "{\"c\":{\"$engine\":{\"engine\":\"PostgreSQL\",\"type\":\"date\",\"text\":\"infinity\"}}}"),
        Arguments.of(
            new LogicalType.Time(6), LocalTime.of(10, 0, 0, 120_000), "{\"c\":\"10:00:00.00012\"}"),
        Arguments.of(
            new LogicalType.OffsetTime(6),
            OffsetTime.of(10, 0, 0, 0, ZoneOffset.ofHours(2)),
            "{\"c\":\"10:00:00+02:00\"}"),
        Arguments.of(
            new LogicalType.Timestamp(6),
            LocalDateTime.of(2024, 8, 9, 10, 0),
            "{\"c\":\"2024-08-09T10:00:00\"}"),
        Arguments.of(
            new LogicalType.Moment(3),
            Instant.parse("2024-08-09T10:00:00.5Z"),
            "{\"c\":\"2024-08-09T10:00:00.5Z\"}"),
        Arguments.of(
            new LogicalType.Moment(3),
            Instant.ofEpochMilli(Long.MIN_VALUE),
            "{\"c\":\"-292275055-05-16T16:47:04.192Z\"}"),
        Arguments.of(
            new LogicalType.OffsetTimestamp(7),
            OffsetDateTime.parse("2024-08-09T10:00:00.1234567-03:30"),
            "{\"c\":\"2024-08-09T10:00:00.1234567-03:30\"}"),
        Arguments.of(
            new LogicalType.Span(6),
            Duration.ofHours(-838).minusSeconds(1),
            "{\"c\":\"PT-838H-1S\"}"),
        Arguments.of(
            new LogicalType.Uuid(),
            new UUID(1, 2),
            "{\"c\":\"00000000-0000-0001-0000-000000000002\"}"),
        Arguments.of(new LogicalType.Json(), "{\"a\": 1}", "{\"c\":\"{\\\"a\\\": 1}\"}"),
        Arguments.of(
            new LogicalType.LabelSet(List.of("a", "b")),
            new LinkedHashSet<>(List.of("a", "b")),
            "{\"c\":[\"a\",\"b\"]}"),
        Arguments.of(
            new LogicalType.Array(LogicalType.Int.of(32)),
            Arrays.asList(Arrays.asList(1L, null), Arrays.asList(3L, 4L)),
            "{\"c\":[[1,null],[3,4]]}"),
        Arguments.of(
            new LogicalType.Array(new LogicalType.LabelSet(List.of("a"))),
            List.of(Set.of("a")),
            "{\"c\":[{\"$set\":[\"a\"]}]}"),
        Arguments.of(
            new LogicalType.Native("PostgreSQL", "tsvector"), "'a':1", "{\"c\":\"'a':1\"}"),
        Arguments.of(
            new LogicalType.Native("MySQL", "geometry", LogicalType.Native.Form.BYTES),
            new byte[] {1},
            "{\"c\":\"AQ==\"}"),
        Arguments.of(
            new LogicalType.Native("MySQL", "other"),
            new byte[] {1},
            "{\"c\":{\"$binary\":\"AQ==\"}}"),
        Arguments.of(
            new LogicalType.Date(),
            "text of the engine",
            "{\"c\":{\"$text\":\"text of the engine\"}}"),
        Arguments.of(doc, document("_id", 1, "name", "Ada"), "{\"_id\":1,\"name\":\"Ada\"}"),
        Arguments.of(
            doc,
            document("i", 1, "l", 1L, "m", 1L << 40, "n", Long.MAX_VALUE, "d", 1.0, "x", null),
            "{\"i\":1,\"l\":{\"$long\":1},\"m\":1099511627776,"
                + "\"n\":{\"$long\":\"9223372036854775807\"},\"d\":1.0,\"x\":null}"),
        Arguments.of(
            doc,
            document("a", new BigDecimal("1.10"), "b", new byte[] {1}, "c", Double.NaN, "f", 1.5f),
            "{\"a\":{\"$decimal\":\"1.10\"},\"b\":{\"$binary\":\"AQ==\"},"
                + "\"c\":{\"$double\":\"NaN\"},\"f\":{\"$float\":1.5}}"),
        Arguments.of(
            doc,
            document("in", document("$gt", 1), "list", List.of("a", List.of(), document())),
            "{\"in\":{\"$document\":{\"$gt\":1}},\"list\":[\"a\",[],{}]}"),
        Arguments.of(doc, document("$a", 1), "{\"$document\":{\"$a\":1}}"),
        Arguments.of(
            doc,
            document("t", Instant.EPOCH, "s", new LinkedHashSet<>(List.of("a"))),
            "{\"t\":{\"$moment\":\"1970-01-01T00:00:00Z\"},\"s\":{\"$set\":[\"a\"]}}"),
        Arguments.of(
            doc,
            new EngineValue("MongoDB", "object", "AAA="),
            "{\"$engine\":{\"engine\":\"MongoDB\",\"type\":\"object\",\"text\":\"AAA=\"}}"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isAsItIsDocumentedAndReadAgain(LogicalType type, Object value, String line)
      throws Exception {
    assertThat(line(type, value)).isEqualTo(line);
    assertSame(value, read(type, line).value(0));
  }

  private static void assertSame(Object expected, Object found) {
    assertThat(comparable(found)).isEqualTo(comparable(expected));
  }

  /** With bytes that compare by their content, and fields that compare in their order. */
  static Object comparable(Object value) {
    if (value instanceof byte[] bytes) {
      return List.of("bytes", Arrays.toString(bytes));
    } else if (value instanceof Map<?, ?> map) {
      List<Object> fields = new ArrayList<>(List.of("document"));
      map.forEach((name, field) -> fields.add(Arrays.asList(name, comparable(field))));
      return fields;
    } else if (value instanceof List<?> list) {
      return Arrays.asList("list", list.stream().map(EncodingTest::comparable).toList());
    } else if (value instanceof Set<?> set) {
      return Arrays.asList("set", set.stream().map(EncodingTest::comparable).toList());
    }
    return value;
  }

  @Property(tries = 2_000)
  void anyDocumentIsReadAgain(@ForAll("documents") Map<String, Object> document) throws Exception {
    LogicalType type = new LogicalType.Document();

    assertSame(document, read(type, line(type, document)).value(0));
  }

  @Property(tries = 2_000)
  void anyValueOfAnyClassIsReadAgainWhateverTheColumnIs(
      @ForAll("values") Object value, @ForAll("types") LogicalType type) throws Exception {
    assertSame(value, read(type, line(type, value)).value(0));
  }

  @Provide
  Arbitrary<LogicalType> types() {
    return Arbitraries.of(
        new LogicalType.Bool(),
        LogicalType.Int.of(64),
        LogicalType.Decimal.ANY,
        new LogicalType.FloatingPoint(32),
        new LogicalType.FloatingPoint(64),
        LogicalType.Text.UNLIMITED,
        LogicalType.Bytes.UNLIMITED,
        new LogicalType.Date(),
        new LogicalType.Time(9),
        new LogicalType.OffsetTime(9),
        new LogicalType.Timestamp(9),
        new LogicalType.Moment(9),
        new LogicalType.OffsetTimestamp(9),
        new LogicalType.Span(9),
        new LogicalType.Uuid(),
        new LogicalType.Dynamic(),
        new LogicalType.Array(LogicalType.Int.of(64)));
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> scalar =
        Arbitraries.oneOf(
            Arbitraries.strings().all().map(text -> text),
            Arbitraries.of(true, false),
            Arbitraries.integers().map(number -> number),
            Arbitraries.longs().map(number -> number),
            Arbitraries.bigDecimals().ofScale(7).map(number -> number),
            Arbitraries.floats().map(number -> number),
            Arbitraries.doubles().map(number -> number),
            Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0, Float.NaN),
            Arbitraries.bytes().array(byte[].class).map(bytes -> bytes),
            Arbitraries.longs()
                .between(-(1L << 55), 1L << 55)
                .map(second -> Instant.ofEpochSecond(second % 31_556_889_864_403_199L, 1)),
            Arbitraries.integers().map(day -> (Object) LocalDate.ofEpochDay(day)),
            Arbitraries.longs()
                .between(0, 86_399_999_999_999L)
                .map(nano -> (Object) LocalTime.ofNanoOfDay(nano)),
            Arbitraries.longs().map(nanos -> (Object) Duration.ofNanos(nanos)),
            Arbitraries.integers()
                .between(-1080, 1080)
                .map(
                    minutes ->
                        (Object)
                            LocalDateTime.of(1900, 1, 1, 1, 1, 1, 1)
                                .atOffset(ZoneOffset.ofTotalSeconds(minutes * 60))),
            Arbitraries.of(
                new UUID(3, 4),
                new EngineValue("MongoDB", "objectId", "{\"$oid\":\"0\"}"),
                LocalDateTime.of(-5, 1, 1, 0, 0),
                OffsetTime.of(1, 2, 3, 4, ZoneOffset.UTC)));
    return Arbitraries.lazyOf(
        () -> scalar,
        () -> scalar,
        () -> scalar,
        () -> scalar.list().ofMaxSize(4).map(list -> (Object) list),
        () ->
            Arbitraries.strings()
                .all()
                .set()
                .ofMaxSize(3)
                .map(set -> (Object) new LinkedHashSet<>(set)),
        () -> documents().map(document -> (Object) document));
  }

  @Provide
  Arbitrary<Map<String, Object>> documents() {
    Arbitrary<String> name =
        Arbitraries.oneOf(
            Arbitraries.strings().alpha().ofMaxLength(5),
            Arbitraries.of("$set", "$document", "$", "", "a.b", "$date", "\"", "ä\n"));
    return Arbitraries.maps(name, Arbitraries.lazy(this::values))
        .ofMaxSize(4)
        .map(map -> Collections.unmodifiableMap(new LinkedHashMap<>(map)));
  }
}
