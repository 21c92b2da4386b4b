package io.neosync.spi;

import static io.neosync.spi.Fit.Kind.CHECKED;
import static io.neosync.spi.Fit.Kind.EXACT;
import static io.neosync.spi.Fit.Kind.REFUSED;
import static io.neosync.spi.Fit.Kind.WIDENED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Array;
import io.neosync.schema.LogicalType.Bits;
import io.neosync.schema.LogicalType.Bool;
import io.neosync.schema.LogicalType.Bytes;
import io.neosync.schema.LogicalType.Date;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.Document;
import io.neosync.schema.LogicalType.Dynamic;
import io.neosync.schema.LogicalType.Enumeration;
import io.neosync.schema.LogicalType.FloatingPoint;
import io.neosync.schema.LogicalType.Int;
import io.neosync.schema.LogicalType.Json;
import io.neosync.schema.LogicalType.LabelSet;
import io.neosync.schema.LogicalType.Moment;
import io.neosync.schema.LogicalType.Native;
import io.neosync.schema.LogicalType.OffsetTimestamp;
import io.neosync.schema.LogicalType.Span;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.LogicalType.Time;
import io.neosync.schema.LogicalType.Timestamp;
import io.neosync.schema.LogicalType.Uuid;
import io.neosync.schema.PortableType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LogicalFitTest {

  private static final Bits ONE_BIT = new Bits(OptionalLong.of(1), false);

  private static Fit.Kind kind(LogicalType from, LogicalType to) {
    return LogicalFit.between(from, to).kind();
  }

  @Test
  void numbersGoWhereAllTheirDigitsHaveRoom() {
    assertThat(kind(Int.of(32), Int.of(32))).isEqualTo(EXACT);
    assertThat(kind(Int.of(32), Int.of(64))).isEqualTo(WIDENED);
    assertThat(kind(Int.of(64), Int.of(32))).isEqualTo(REFUSED);
    assertThat(kind(new Int(32, false), Int.of(64))).isEqualTo(WIDENED);
    assertThat(kind(new Int(64, false), Int.of(64))).isEqualTo(REFUSED);
    assertThat(kind(Int.of(8), new Int(64, false))).isEqualTo(REFUSED);
    assertThat(kind(Int.of(64), Decimal.of(19, 0))).isEqualTo(WIDENED);
    assertThat(kind(Int.of(64), Decimal.of(19, 1))).isEqualTo(REFUSED);
    assertThat(kind(new Int(64, false), Decimal.of(20, 0))).isEqualTo(WIDENED);
    assertThat(kind(Int.of(32), new FloatingPoint(64))).isEqualTo(WIDENED);
    assertThat(kind(Int.of(64), new FloatingPoint(64))).isEqualTo(REFUSED);
    assertThat(kind(Decimal.of(10, 2), Decimal.of(12, 4))).isEqualTo(WIDENED);
    assertThat(kind(Decimal.of(12, 4), Decimal.of(10, 2))).isEqualTo(REFUSED);
    assertThat(kind(Decimal.ANY, Decimal.of(38, 10))).isEqualTo(REFUSED);
    assertThat(kind(Decimal.of(5, 2), new FloatingPoint(64))).isEqualTo(REFUSED);
    assertThat(kind(new FloatingPoint(32), new FloatingPoint(64))).isEqualTo(WIDENED);
    assertThat(kind(new Bool(), Int.of(8))).isEqualTo(WIDENED);
    assertThat(kind(new Bool(), ONE_BIT)).isEqualTo(EXACT);
    assertThat(kind(Int.of(8), new Bool())).isEqualTo(REFUSED);
  }

  @Test
  void textTakesWhateverHasText() {
    assertThat(kind(Text.of(10), Text.of(20))).isEqualTo(WIDENED);
    assertThat(kind(Text.of(20), Text.of(10))).isEqualTo(REFUSED);
    assertThat(kind(Text.UNLIMITED, Text.of(10))).isEqualTo(REFUSED);
    assertThat(kind(new Uuid(), Text.of(36))).isEqualTo(WIDENED);
    assertThat(kind(new Uuid(), Text.of(35))).isEqualTo(REFUSED);
    assertThat(kind(Int.of(32), Text.of(11))).isEqualTo(WIDENED);
    assertThat(kind(new Json(), Text.UNLIMITED)).isEqualTo(WIDENED);
    assertThat(kind(Text.UNLIMITED, new Json())).isEqualTo(REFUSED);
    assertThat(kind(new Native("PostgreSQL", "inet"), Text.UNLIMITED)).isEqualTo(WIDENED);
    assertThat(kind(new Native("MySQL", "point", Native.Form.BYTES), Text.UNLIMITED))
        .isEqualTo(REFUSED);
    assertThat(kind(Bytes.UNLIMITED, Text.UNLIMITED)).isEqualTo(REFUSED);
    assertThat(kind(Text.UNLIMITED, Bytes.UNLIMITED)).isEqualTo(REFUSED);
    assertThat(kind(new Native("PostgreSQL", "inet"), new Native("PostgreSQL", "cidr")))
        .isEqualTo(REFUSED);
  }

  @Test
  void timesGoWhereNothingOfThemIsCut() {
    assertThat(kind(new Date(), new Timestamp(0))).isEqualTo(WIDENED);
    assertThat(kind(new Timestamp(6), new Timestamp(3))).isEqualTo(REFUSED);
    assertThat(kind(new Moment(6), new OffsetTimestamp(6))).isEqualTo(WIDENED);
    assertThat(kind(new Moment(6), new Timestamp(6))).isEqualTo(REFUSED);
    assertThat(kind(new Timestamp(6), new Moment(6))).isEqualTo(REFUSED);
    assertThat(kind(new Time(6), new Span(6))).isEqualTo(WIDENED);
    assertThat(kind(new Span(6), new Time(6))).isEqualTo(REFUSED);
  }

  @Test
  void labelsAndListsGoWhereEachElementGoes() {
    Enumeration enumeration = new Enumeration(List.of("a", "bb"));
    LabelSet set = new LabelSet(List.of("a", "bb"));
    assertThat(kind(enumeration, new Enumeration(List.of("bb", "a")))).isEqualTo(EXACT);
    assertThat(kind(enumeration, new Enumeration(List.of("a")))).isEqualTo(REFUSED);
    assertThat(kind(enumeration, Text.of(2))).isEqualTo(WIDENED);
    assertThat(kind(enumeration, Text.of(1))).isEqualTo(REFUSED);
    assertThat(kind(set, Text.UNLIMITED)).isEqualTo(WIDENED);
    assertThat(kind(new LabelSet(List.of("a", "")), Text.UNLIMITED)).isEqualTo(REFUSED);
    assertThat(kind(set, new Array(Text.UNLIMITED))).isEqualTo(WIDENED);
    assertThat(kind(set, new Json())).isEqualTo(WIDENED);
    assertThat(kind(new Array(Int.of(32)), new Array(Int.of(64)))).isEqualTo(WIDENED);
    assertThat(kind(new Array(Int.of(64)), new Array(Int.of(32)))).isEqualTo(REFUSED);
    assertThat(kind(new Array(Int.of(32)), new Json())).isEqualTo(WIDENED);
    assertThat(kind(new Array(new FloatingPoint(64)), new Json())).isEqualTo(CHECKED);
    assertThat(kind(new Array(Bytes.UNLIMITED), new Json())).isEqualTo(REFUSED);
    assertThat(kind(new Document(), new Json())).isEqualTo(CHECKED);
    assertThat(kind(new Dynamic(), Int.of(32))).isEqualTo(CHECKED);
  }

  @Test
  void aRefusalNamesBothTypesInTheWordsOfTheirEngines() {
    PortableType from = new PortableType("PostgreSQL", "timestamptz", new Moment(6));
    PortableType to = new PortableType("MySQL", "datetime(6)", new Timestamp(6));

    assertThat(LogicalFit.between(from, to, "MySQL").refusal())
        .contains("not every timestamptz can be stored unchanged as datetime(6)");
    assertThat(LogicalFit.between(Int.of(64), Decimal.of(10, 2)).refusal())
        .contains("not every integer of 64 bits can be stored unchanged as decimal(10,2)");
    PortableType bytes = new PortableType("PostgreSQL", "bytea", Bytes.UNLIMITED);
    assertThat(LogicalFit.checked(bytes, to, "MySQL").refusal())
        .contains("no bytea can be stored unchanged as datetime(6)");
    assertThat(LogicalFit.checked(from, to, "MySQL").refusal()).isEmpty();
  }

  @Test
  void valuesOfTheDestinationsOwnEnginePassAndOthersAreRefusedByTheirType() {
    PortableType from = new PortableType("PostgreSQL", "date", new Date());
    PortableType to = new PortableType("PostgreSQL", "timestamp(6)", new Timestamp(6));
    Fit fit = LogicalFit.between(from, to, "PostgreSQL");
    EngineValue infinity = new EngineValue("PostgreSQL", "date", "infinity");

    assertThat(fit.convert(infinity)).isSameAs(infinity);
    assertThatThrownBy(() -> fit.convert(new EngineValue("MySQL", "date", "0000-00-00")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a value of MySQL's type date cannot be stored unchanged as date and time with 6 digits"
                + " of a second");
  }

  @Test
  void valuesComeInTheClassOfTheDestinationsType() {
    assertThat(convert(new Bool(), Int.of(8), true)).isEqualTo(1L);
    assertThat(convert(new Date(), new Timestamp(0), LocalDate.of(2024, 8, 9)))
        .isEqualTo(LocalDateTime.of(2024, 8, 9, 0, 0));
    assertThat(convert(new Moment(6), new OffsetTimestamp(6), Instant.EPOCH))
        .isEqualTo(OffsetDateTime.parse("1970-01-01T00:00Z"));
    assertThat(convert(new FloatingPoint(32), new FloatingPoint(64), 0.1f))
        .isEqualTo((double) 0.1f);
    assertThat(convert(Decimal.ANY, Text.UNLIMITED, new BigDecimal("1E+3"))).isEqualTo("1000");
    LabelSet set = new LabelSet(List.of("a", "b"));
    assertThat(convert(set, Text.UNLIMITED, new LinkedHashSet<>(List.of("a", "b"))))
        .isEqualTo("a,b");
    assertThat(convert(new Array(Int.of(32)), new Json(), List.of(1L, List.of(2L))))
        .isEqualTo("[1,[2]]");
    assertThat(convert(new Array(new Json()), new Json(), List.of("{\"a\": 1}")))
        .isEqualTo("[{\"a\": 1}]");
    assertThat(convert(new Json(), new Dynamic(), "{\"a\": [1, 2.50, null]}"))
        .isEqualTo(Map.of("a", java.util.Arrays.asList(1L, new BigDecimal("2.50"), null)));
    assertThat(LogicalFit.between(new Bool(), Int.of(8)).convert(null)).isNull();
  }

  private static Object convert(LogicalType from, LogicalType to, Object value) {
    return LogicalFit.between(from, to).convert(value);
  }

  @Test
  void fieldsOfDocumentsAreTakenWhereTheyAreExactlyWhatTheColumnHolds() {
    assertThat(checked(Int.of(32), 7.0)).isEqualTo(7L);
    assertThat(checked(Decimal.of(10, 2), 9.99)).isEqualTo(new BigDecimal("9.99"));
    assertThat(checked(new Timestamp(3), Instant.parse("2024-08-09T10:00:00.123Z")))
        .isEqualTo(LocalDateTime.parse("2024-08-09T10:00:00.123"));
    assertThat(checked(new Date(), Instant.parse("2024-08-09T00:00:00Z")))
        .isEqualTo(LocalDate.of(2024, 8, 9));
    assertThat(checked(new Json(), Map.of("a", List.of("b")))).isEqualTo("{\"a\":[\"b\"]}");
    assertThat(checked(new Json(), "b")).isEqualTo("\"b\"");
    assertThat(checked(new Array(Int.of(32)), List.of(1, 2))).isEqualTo(List.of(1L, 2L));
    assertThat(checked(Text.of(3), 123)).isEqualTo("123");
    assertThat(checked(Text.UNLIMITED, new EngineValue("MongoDB", "objectId", "65f0")))
        .isEqualTo("65f0");

    assertRefused(Int.of(32), 7.5);
    assertRefused(Int.of(32), 1L << 31);
    assertRefused(Int.of(32), "seven");
    assertRefused(Decimal.of(10, 2), 9.999);
    assertRefused(new Date(), Instant.parse("2024-08-09T00:00:01Z"));
    assertRefused(new Timestamp(0), Instant.parse("2024-08-09T10:00:00.123Z"));
    assertRefused(Text.of(3), "four");
    assertRefused(Text.UNLIMITED, "half \ud83d");
    assertRefused(Text.UNLIMITED, new byte[] {1});
    assertRefused(new Json(), Double.NaN);
    assertRefused(new Uuid(), "1-1-1-1-1");
    assertThatThrownBy(() -> checked(new Date(), new EngineValue("MongoDB", "objectId", "65f0")))
        .hasMessage("a value of MongoDB's type objectId cannot be stored unchanged as date");
  }

  private static Object checked(LogicalType to, Object value) {
    return LogicalFit.checked(to).convert(value);
  }

  private static void assertRefused(LogicalType to, Object value) {
    assertThatThrownBy(() -> checked(to, value))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain(String.valueOf(value));
  }

  @Test
  void checkedTextIsReadAsItWouldBeWritten() {
    PortableType text = new PortableType("MySQL", "varchar(50)", Text.of(50));
    assertThat(parsed(text, new Bool(), "true")).isEqualTo(true);
    assertThat(parsed(text, new Moment(6), "2024-08-09T10:00:00Z"))
        .isEqualTo(Instant.parse("2024-08-09T10:00:00Z"));
    assertThat(parsed(text, new Timestamp(6), "2024-08-09 10:00:00"))
        .isEqualTo(LocalDateTime.parse("2024-08-09T10:00:00"));
    assertThat(parsed(text, new Uuid(), "9C5B94B1-35AD-49BB-B118-8E8FC24ABF80"))
        .isEqualTo(UUID.fromString("9c5b94b1-35ad-49bb-b118-8e8fc24abf80"));
    assertThat(parsed(text, new Json(), "{\"a\": 1}")).isEqualTo("{\"a\": 1}");
    assertThatThrownBy(() -> parsed(text, new Json(), "{secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("secret");
  }

  private static Object parsed(PortableType from, LogicalType to, String text) {
    return LogicalFit.checked(from, new PortableType("x", "x", to), "x").convert(text);
  }
}
