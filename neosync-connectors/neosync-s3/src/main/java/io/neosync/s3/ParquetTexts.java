package io.neosync.s3;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.neosync.spi.EngineValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Text in Parquet, and what is said by text. */
final class ParquetTexts {

  private static final JsonFactory FACTORY = JsonFields.rows();
  private static final int SHORT = 64;

  private ParquetTexts() {}

  private static ParquetScalar stringOf(
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

  private static Binary binary(JsonBuffer text) {
    return Binary.fromConstantByteArray(Arrays.copyOf(text.array(), text.size()));
  }

  static ParquetScalar text() {
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
  static ParquetScalar decimal() {
    return said((number, to) -> to.raw(number.toString()), BigDecimal::new, BigDecimal.class);
  }
}
