package io.neosync.dynamodb;

import io.neosync.spi.EngineValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as the values that {@link io.neosync.spi.Row} knows, and back, without loss: a number is a
 * {@link BigDecimal}, NULL is {@code null}, a binary {@code byte[]}, a set a {@link Set}. Of what
 * DynamoDB has no type for, an {@link Instant} and a {@link UUID} become their text; other types
 * are refused.
 */
final class Documents {

  /** The most digits that DynamoDB keeps of a number. */
  static final int DIGITS = 38;

  private static final int LEAST_EXPONENT = -130;
  private static final int GREATEST_EXPONENT = 125;

  private Documents() {}

  static Map<String, @Nullable Object> document(Map<String, AttributeValue> item) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    item.forEach((name, attribute) -> document.put(name, value(attribute)));
    return document;
  }

  private static @Nullable Object value(AttributeValue attribute) {
    return switch (attribute.type()) {
      case S -> attribute.s();
      case N -> new BigDecimal(attribute.n());
      case B -> attribute.b().asByteArray();
      case BOOL -> attribute.bool();
      case NUL -> null;
      case SS -> new LinkedHashSet<>(attribute.ss());
      case NS -> new LinkedHashSet<>(attribute.ns().stream().map(BigDecimal::new).toList());
      case BS -> new LinkedHashSet<>(attribute.bs().stream().map(SdkBytes::asByteArray).toList());
      case M -> document(attribute.m());
      case L -> {
        List<@Nullable Object> list = new ArrayList<>();
        attribute.l().forEach(element -> list.add(value(element)));
        yield list;
      }
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException(
              "an attribute is of a type that this version of the AWS SDK does not know");
    };
  }

  /**
   * @throws IllegalArgumentException if DynamoDB cannot store the document unchanged; the message
   *     holds no values
   */
  static Map<String, AttributeValue> item(Map<?, ?> document) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    document.forEach(
        (name, value) -> {
          if (!(name instanceof String text)) {
            throw new IllegalArgumentException("the name of an attribute must be text");
          }
          item.put(text, attribute(value));
        });
    return item;
  }

  /**
   * @throws IllegalArgumentException as {@link #item} does
   */
  static AttributeValue attribute(@Nullable Object value) {
    if (value == null) {
      return AttributeValue.fromNul(true);
    } else if (value instanceof String text) {
      return AttributeValue.fromS(text);
    } else if (value instanceof Number number) {
      return AttributeValue.fromN(number(number));
    } else if (value instanceof Boolean truth) {
      return AttributeValue.fromBool(truth);
    } else if (value instanceof byte[] binary) {
      return AttributeValue.fromB(SdkBytes.fromByteArray(binary));
    } else if (value instanceof Instant || value instanceof UUID) {
      return AttributeValue.fromS(value.toString());
    } else if (value instanceof Set<?> set) {
      return set(set);
    } else if (value instanceof Collection<?> list) {
      return AttributeValue.fromL(list.stream().map(Documents::attribute).toList());
    } else if (value instanceof Map<?, ?> document) {
      return AttributeValue.fromM(item(document));
    }
    throw new IllegalArgumentException(
        "DynamoDB has no type for "
            + (value instanceof EngineValue ? value : value.getClass().getName())
            + "; use text or a number");
  }

  private static AttributeValue set(Set<?> set) {
    if (!set.isEmpty() && set.stream().allMatch(String.class::isInstance)) {
      return AttributeValue.fromSs(set.stream().map(String.class::cast).toList());
    } else if (!set.isEmpty() && set.stream().allMatch(Number.class::isInstance)) {
      return AttributeValue.fromNs(
          set.stream().map(Number.class::cast).map(Documents::number).toList());
    } else if (!set.isEmpty() && set.stream().allMatch(byte[].class::isInstance)) {
      return AttributeValue.fromBs(
          set.stream().map(byte[].class::cast).map(SdkBytes::fromByteArray).toList());
    }
    throw new IllegalArgumentException(
        "a set of DynamoDB has at least one element, and all are text, numbers or binary");
  }

  private static String number(Number number) {
    BigDecimal exact = exact(number);
    BigDecimal significant = exact.stripTrailingZeros();
    // The position of the first digit: 0 for one before the point.
    int exponent = significant.precision() - significant.scale() - 1;
    if (significant.precision() > DIGITS) {
      throw new IllegalArgumentException(
          "a number has more digits than the %d that DynamoDB keeps".formatted(DIGITS));
    }
    if (exact.signum() != 0 && (exponent < LEAST_EXPONENT || exponent > GREATEST_EXPONENT)) {
      throw new IllegalArgumentException("a number is beyond what DynamoDB can store");
    }
    // The service drops trailing zeros; where it did not, they are not dropped here either.
    return exact.toString();
  }

  private static BigDecimal exact(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    } else if (number instanceof BigInteger integer) {
      return new BigDecimal(integer);
    } else if (number instanceof Long
        || number instanceof Integer
        || number instanceof Short
        || number instanceof Byte) {
      return BigDecimal.valueOf(number.longValue());
    } else if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      boolean negativeZero = value == 0 && Double.compare(value, 0.0) != 0;
      if (Double.isNaN(value) || Double.isInfinite(value) || negativeZero) {
        throw new IllegalArgumentException("DynamoDB has no NaN, infinity or negative zero");
      }
      // The shortest text from which the same number is read.
      return new BigDecimal(number.toString());
    }
    throw new IllegalArgumentException(
        "DynamoDB has no type for " + number.getClass().getName() + "; use a BigDecimal");
  }

  /** As the service calls the type of a value. */
  static String typeName(AttributeValue value) {
    return switch (value.type()) {
      case NUL -> "NULL";
      case UNKNOWN_TO_SDK_VERSION -> "unknown";
      default -> value.type().name();
    };
  }
}
