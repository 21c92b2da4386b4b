package io.neosync.s3;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.neosync.schema.LogicalType;
import io.neosync.spi.EngineValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Which scalar holds the values of a logical type: the one that tools read as the same type, if it
 * holds all that the type does, and text as in JSON lines otherwise.
 */
final class ParquetScalars {

  static final int MICROS = 6;

  private ParquetScalars() {}

  /** Of any type whose values are no lists. */
  static ParquetScalar of(LogicalType type) {
    if (type instanceof LogicalType.Bool) {
      return new ParquetScalar(
          PrimitiveTypeName.BOOLEAN,
          0,
          null,
          value -> value instanceof Boolean ? value : null,
          stored -> stored,
          value -> true);
    } else if (type instanceof LogicalType.Int integer) {
      return ParquetNumbers.integer(integer);
    } else if (type instanceof LogicalType.Decimal decimal) {
      return ParquetNumbers.decimal(decimal);
    } else if (type instanceof LogicalType.FloatingPoint floating) {
      return ParquetNumbers.floating(floating);
    } else if (Types.isBinary(type)) {
      return new ParquetScalar(
          PrimitiveTypeName.BINARY,
          0,
          null,
          value -> value instanceof byte[] bytes ? Binary.fromConstantByteArray(bytes) : null,
          stored -> ((Binary) stored).getBytes(),
          value -> true);
    } else if (type instanceof LogicalType.Document || type instanceof LogicalType.Dynamic) {
      return json();
    }
    return Types.isText(type) ? text() : time(type);
  }

  private static ParquetScalar time(LogicalType type) {
    if (type instanceof LogicalType.Date) {
      return ParquetTimes.date();
    } else if (type instanceof LogicalType.Time) {
      return said(Times::plain, LocalTime::parse, LocalTime.class);
    } else if (type instanceof LogicalType.Timestamp timestamp) {
      return timestamp.fraction() <= MICROS
          ? ParquetTimes.timestamp()
          : said(Times::plain, LocalDateTime::parse, LocalDateTime.class);
    } else if (type instanceof LogicalType.Moment moment) {
      return moment.fraction() <= MICROS
          ? ParquetTimes.moment()
          : said(Times::plain, Instant::parse, Instant.class);
    } else if (type instanceof LogicalType.OffsetTime) {
      return said(Times::plain, OffsetTime::parse, OffsetTime.class);
    } else if (type instanceof LogicalType.OffsetTimestamp) {
      return said(Times::plain, OffsetDateTime::parse, OffsetDateTime.class);
    } else if (type instanceof LogicalType.Span) {
      return said((span, to) -> to.raw(span.toString()), Duration::parse, Duration.class);
    } else if (type instanceof LogicalType.Uuid) {
      return said((id, to) -> to.raw(id.toString()), UUID::fromString, UUID.class);
    }
    throw new IllegalArgumentException("there is no place in Parquet for " + type);
  }

  static ParquetScalar stringOf(
      Function<Object, @Nullable Object> store,
      Function<Object, Object> load,
      Predicate<Object> exact) {
    return new ParquetScalar(
        PrimitiveTypeName.BINARY, 0, LogicalTypeAnnotation.stringType(), store, load, exact);
  }

  /** Values of a class as text of ASCII characters. */
  static <T> ParquetScalar said(
      BiConsumer<T, JsonBuffer> say, Function<String, Object> parse, Class<T> type) {
    return stringOf(
        value -> {
          if (!type.isInstance(value)) {
            return null;
          }
          JsonBuffer text = new JsonBuffer(SHORT);
          say.accept(type.cast(value), text);
          return binary(text);
        },
        stored -> parse.apply(((Binary) stored).toStringUsingUTF8()),
        value -> true);
  }

  private static final int SHORT = 64;

  private static Binary binary(JsonBuffer text) {
    return Binary.fromConstantByteArray(Arrays.copyOf(text.array(), text.size()));
  }

  private static ParquetScalar text() {
    return stringOf(
        value ->
            value instanceof String text && isEncodable(text)
                ? Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8))
                : null,
        stored -> ((Binary) stored).toStringUsingUTF8(),
        value -> true);
  }

  /** Whether UTF-8 can say it: half a surrogate pair it cannot. */
  static boolean isEncodable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /**
   * A value of any class, as the JSON of a document. It is said to be text, not JSON, as all JSON
   * is: of that, DuckDB refuses a file for one half of a surrogate pair.
   */
  static ParquetScalar json() {
    return stringOf(
        value -> {
          JsonBuffer text = new JsonBuffer(SHORT);
          DynamicEncoder.encode(value, text);
          return binary(text);
        },
        stored -> decoded(((Binary) stored).getBytesUnsafe()),
        value -> true);
  }

  private static final JsonFactory FACTORY = JsonFields.rows();

  /** A parser at the first token. */
  static JsonParser parser(byte[] json) throws IOException {
    JsonParser parser = FACTORY.createParser(json);
    parser.nextToken();
    return parser;
  }

  private static Object decoded(byte[] json) {
    try (JsonParser parser = parser(json)) {
      return Objects.requireNonNull(DynamicDecoder.decode(parser));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DamagedException e) {
      throw new IllegalArgumentException(e.getMessage());
    }
  }

  /** An engine's own value as its text, for columns that hold those of one type. */
  static ParquetScalar engineText() {
    ParquetScalar text = text();
    return stringOf(
        value -> value instanceof EngineValue own ? text.store().apply(own.text()) : null,
        text.load(),
        value -> false);
  }

  /** The scalar of a decimal that no decimal of Parquet holds. */
  static ParquetScalar decimalText() {
    return said((number, to) -> to.raw(number.toString()), BigDecimal::new, BigDecimal.class);
  }
}
