package io.neosync.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Array;
import io.neosync.schema.LogicalType.Bits;
import io.neosync.schema.LogicalType.Bool;
import io.neosync.schema.LogicalType.Date;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.Dynamic;
import io.neosync.schema.LogicalType.Enumeration;
import io.neosync.schema.LogicalType.FloatingPoint;
import io.neosync.schema.LogicalType.Int;
import io.neosync.schema.LogicalType.Json;
import io.neosync.schema.LogicalType.LabelSet;
import io.neosync.schema.LogicalType.Moment;
import io.neosync.schema.LogicalType.OffsetTimestamp;
import io.neosync.schema.LogicalType.Span;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.LogicalType.Time;
import io.neosync.schema.LogicalType.Timestamp;
import io.neosync.schema.LogicalType.Uuid;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any value of any type, sent to any type that takes it, can be told again from what arrived. */
class ExactValuePropertyTest {

  /** A type and one of its values. */
  record Sample(LogicalType type, Object value) {}

  @Property(tries = 10_000, maxDiscardRatio = 100)
  void whateverIsAcceptedComesBack(
      @ForAll("samples") Sample sample, @ForAll("types") LogicalType to) {
    Fit.Kind kind = LogicalRules.kind(sample.type(), to);
    Assume.that(kind == Fit.Kind.EXACT || kind == Fit.Kind.WIDENED);

    Object there = ExactValue.conversion(sample.type(), to).apply(sample.value());

    assertThat(ExactValue.conversion(to, to).apply(there)).as("a value of %s", to).isEqualTo(there);
    Object back = ExactValue.conversion(to, sample.type()).apply(there);
    if (sample.value() instanceof BigDecimal number) {
      assertThat((BigDecimal) back).isEqualByComparingTo(number);
    } else {
      assertThat(back).isEqualTo(sample.value());
    }
  }

  @Property(tries = 10_000, maxDiscardRatio = 100)
  void aCheckedValueComesBackOrIsRefused(
      @ForAll("samples") Sample sample, @ForAll("types") LogicalType to) {
    Assume.that(!text(sample.value())); // a number may be written in several ways
    Object there;
    try {
      there = ExactValue.conversion(sample.type(), to).apply(sample.value());
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).startsWith("a value ");
      return;
    }
    Object back = ExactValue.conversion(to, sample.type()).apply(there);
    if (sample.value() instanceof BigDecimal number && back instanceof BigDecimal again) {
      assertThat(again).isEqualByComparingTo(number);
    } else if (!(sample.value() instanceof List)) {
      assertThat(back).isEqualTo(sample.value());
    }
  }

  private static boolean text(Object value) {
    return value instanceof String || (value instanceof List<?> list && text(list.get(0)));
  }

  @Property(tries = 2_000)
  void jsonSaysTheSameValuesAgain(@ForAll("json") Object value) {
    assertThat(JsonText.values(JsonText.of(value))).isEqualTo(value);
  }

  @Provide
  Arbitrary<LogicalType> types() {
    return samples().map(Sample::type);
  }

  @Provide
  Arbitrary<Object> json() {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings(),
            Arbitraries.of(true, false),
            Arbitraries.longs().between(-999_999_999_999L, 999_999_999_999L),
            Arbitraries.bigDecimals().map(n -> n.setScale(Math.max(1, n.scale()))));
    Arbitrary<Object> lists = leaves.list().ofMaxSize(3).map(list -> list);
    Arbitrary<Object> maps =
        Arbitraries.maps(Arbitraries.strings().ofMaxLength(3), Arbitraries.oneOf(leaves, lists))
            .ofMaxSize(3)
            .map(map -> map);
    return Arbitraries.oneOf(leaves, lists, maps);
  }

  @Provide
  Arbitrary<Sample> samples() {
    Arbitrary<Sample> plain = plain();
    Arbitrary<Sample> arrays =
        plain
            .filter(sample -> !(sample.type() instanceof LabelSet))
            .map(each -> new Sample(new Array(each.type()), List.of(each.value(), each.value())));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(5, plain), net.jqwik.api.Tuple.of(1, arrays));
  }

  private static Arbitrary<Sample> plain() {
    return Arbitraries.oneOf(
        List.of(
            integers(),
            decimals(),
            Arbitraries.of(true, false).map(truth -> new Sample(new Bool(), truth)),
            Arbitraries.floats().map(number -> new Sample(new FloatingPoint(32), number)),
            Arbitraries.doubles().map(number -> new Sample(new FloatingPoint(64), number)),
            Arbitraries.of(Double.NaN, Double.NEGATIVE_INFINITY)
                .map(number -> new Sample(new FloatingPoint(64), number)),
            texts(),
            bits(),
            labels(),
            times(),
            Arbitraries.just(new Sample(new Uuid(), new UUID(0x0123_4567_89ab_cdefL, -2L))),
            Arbitraries.just(new Sample(new Json(), "{\"a\":[1,2.50,\"b\"]}")),
            Arbitraries.just(new Sample(new Dynamic(), "x"))));
  }

  private static Arbitrary<Sample> integers() {
    Arbitrary<Int> types =
        Combinators.combine(Arbitraries.of(8, 16, 24, 32, 64), Arbitraries.of(true, false))
            .as(Int::new);
    return types.flatMap(
        type -> {
          BigInteger limit = BigInteger.TWO.pow(type.signed() ? type.bits() - 1 : type.bits());
          return Arbitraries.bigIntegers()
              .between(
                  type.signed() ? limit.negate() : BigInteger.ZERO, limit.subtract(BigInteger.ONE))
              .map(
                  number ->
                      new Sample(
                          type,
                          number.bitLength() < 64
                              ? (Object) number.longValue()
                              : new BigDecimal(number)));
        });
  }

  private static Arbitrary<Sample> decimals() {
    Arbitrary<Decimal> types =
        Arbitraries.integers()
            .between(1, 38)
            .flatMap(
                precision ->
                    Arbitraries.integers()
                        .between(0, precision)
                        .map(scale -> Decimal.of(precision, scale)));
    Arbitrary<Sample> limited =
        types.flatMap(
            type -> {
              BigInteger limit =
                  BigInteger.TEN.pow(type.precision().orElse(0)).subtract(BigInteger.ONE);
              return Arbitraries.bigIntegers()
                  .between(limit.negate(), limit)
                  .map(unscaled -> new Sample(type, new BigDecimal(unscaled, type.scale())));
            });
    return Arbitraries.oneOf(
        limited, Arbitraries.bigDecimals().map(number -> new Sample(Decimal.ANY, number)));
  }

  private static Arbitrary<Sample> texts() {
    Arbitrary<String> strings =
        Arbitraries.strings().ofMaxLength(5).filter(ExactValuePropertyTest::wellFormed);
    Arbitrary<String> numbers = Arbitraries.integers().between(-999, 999).map(String::valueOf);
    return Combinators.combine(
            Arbitraries.oneOf(strings, numbers),
            Arbitraries.of(OptionalLong.empty(), OptionalLong.of(5), OptionalLong.of(50)))
        .as((text, limit) -> new Sample(new Text(limit), text));
  }

  private static boolean wellFormed(String text) {
    return text.equals(
        new String(
            text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Arbitrary<Sample> bits() {
    Arbitrary<String> values =
        Arbitraries.strings().withChars('0', '1').ofMinLength(1).ofMaxLength(4);
    return Combinators.combine(values, Arbitraries.of(true, false))
        .as((bits, varying) -> new Sample(new Bits(OptionalLong.of(bits.length()), varying), bits));
  }

  private static Arbitrary<Sample> labels() {
    List<String> all = List.of("a", "b", "yes", "x y");
    Arbitrary<List<String>> some = Arbitraries.subsetOf(all).ofMinSize(1).map(List::copyOf);
    return some.flatMap(
        labels ->
            Arbitraries.oneOf(
                Arbitraries.of(labels).map(label -> new Sample(new Enumeration(labels), label)),
                Arbitraries.subsetOf(labels)
                    .map(
                        chosen ->
                            new Sample(
                                new LabelSet(labels), (Set<String>) new LinkedHashSet<>(chosen)))));
  }

  private static Arbitrary<Sample> times() {
    Arbitrary<Long> seconds = Arbitraries.longs().between(-80_000_000_000L, 80_000_000_000L);
    return Combinators.combine(
            seconds, Arbitraries.integers().between(0, 6), Arbitraries.integers().between(0, 7))
        .flatAs(
            (second, digits, kind) ->
                Arbitraries.integers()
                    .between(0, (int) Math.pow(10, digits) - 1)
                    .map(
                        fraction ->
                            time(second, digits, fraction * (int) Math.pow(10, 9 - digits), kind)));
  }

  private static Sample time(long second, int digits, int nanos, int kind) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(second, nanos, ZoneOffset.UTC);
    ZoneOffset offset = ZoneOffset.ofTotalSeconds((int) (second % 64_000));
    return switch (kind) {
      case 0 -> new Sample(new Date(), LocalDate.ofEpochDay(second / 86_400));
      case 1 -> new Sample(new Time(digits), LocalTime.from(time));
      case 2 -> new Sample(new LogicalType.OffsetTime(digits), time.toLocalTime().atOffset(offset));
      case 3 -> new Sample(new Timestamp(digits), time);
      case 4 -> new Sample(new Moment(digits), Instant.ofEpochSecond(second, nanos));
      case 5 -> new Sample(new OffsetTimestamp(digits), OffsetDateTime.of(time, offset));
      case 6 -> new Sample(new OffsetTimestamp(digits), OffsetDateTime.of(time, ZoneOffset.UTC));
      default -> new Sample(new Span(digits), Duration.ofSeconds(second, nanos));
    };
  }
}
