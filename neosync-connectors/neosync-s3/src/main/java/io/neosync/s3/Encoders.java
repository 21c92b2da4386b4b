package io.neosync.s3;

import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * How a column's values are written: plainly, where they are of the class that its type says, since
 * the manifest has the type; as objects that say what they are otherwise.
 */
final class Encoders {

  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

  private Encoders() {}

  static ValueEncoder of(LogicalType type) {
    if (type instanceof LogicalType.Bool) {
      return plain(Boolean.class, (truth, to) -> to.truth(truth));
    } else if (type instanceof LogicalType.Int) {
      return Encoders::integer;
    } else if (type instanceof LogicalType.Decimal) {
      return plain(BigDecimal.class, (number, to) -> to.string(number.toString()));
    } else if (type instanceof LogicalType.FloatingPoint floating) {
      return floating.bits() == 32
          ? plain(Float.class, DynamicEncoder::floating)
          : plain(Double.class, DynamicEncoder::floating);
    } else if (Types.isBinary(type)) {
      return plain(byte[].class, (bytes, to) -> to.base64(bytes));
    } else if (type instanceof LogicalType.Uuid) {
      return plain(UUID.class, (id, to) -> to.raw('"').raw(id.toString()).raw('"'));
    } else if (type instanceof LogicalType.LabelSet) {
      return Encoders::labels;
    } else if (type instanceof Array array) {
      return list(element(array));
    } else if (type instanceof LogicalType.Document || type instanceof LogicalType.Dynamic) {
      return DynamicEncoder::encode;
    }
    return Types.isText(type) ? plain(String.class, (text, to) -> to.string(text)) : time(type);
  }

  private static ValueEncoder time(LogicalType type) {
    if (type instanceof LogicalType.Date) {
      return plain(LocalDate.class, Times::quoted);
    } else if (type instanceof LogicalType.Time) {
      return plain(LocalTime.class, Times::quoted);
    } else if (type instanceof LogicalType.OffsetTime) {
      return plain(OffsetTime.class, Times::quoted);
    } else if (type instanceof LogicalType.Timestamp) {
      return plain(LocalDateTime.class, Times::quoted);
    } else if (type instanceof LogicalType.Moment) {
      return plain(Instant.class, Times::quoted);
    } else if (type instanceof LogicalType.OffsetTimestamp) {
      return plain(OffsetDateTime.class, Times::quoted);
    } else if (type instanceof LogicalType.Span) {
      return plain(Duration.class, (span, to) -> to.string(span.toString()));
    }
    throw new IllegalArgumentException("there is no encoding for " + type);
  }

  private static <T> ValueEncoder plain(Class<T> type, BiConsumer<T, JsonBuffer> encoding) {
    return (value, to) -> {
      if (type.isInstance(value)) {
        encoding.accept(type.cast(value), to);
      } else {
        DynamicEncoder.tagged(value, to);
      }
    };
  }

  private static void integer(Object value, JsonBuffer to) {
    if (value instanceof Long number) {
      DynamicEncoder.whole(number, to);
    } else if (value instanceof BigDecimal number && number.scale() == 0 && beyondLong(number)) {
      to.raw('"').raw(number.toString()).raw('"');
    } else {
      DynamicEncoder.tagged(value, to);
    }
  }

  private static boolean beyondLong(BigDecimal number) {
    BigInteger integer = number.unscaledValue();
    return integer.compareTo(MOST) > 0 || integer.compareTo(LEAST) < 0;
  }

  private static void labels(Object value, JsonBuffer to) {
    if (value instanceof Set<?> set && set.stream().allMatch(String.class::isInstance)) {
      DynamicEncoder.elements(set, to);
    } else {
      DynamicEncoder.tagged(value, to);
    }
  }

  /** Of what is not a list itself; a type whose values are lists says of each what it is. */
  private static ValueEncoder element(Array array) {
    LogicalType innermost = Types.innermost(array);
    return innermost instanceof LogicalType.LabelSet ? DynamicEncoder::tagged : of(innermost);
  }

  private static ValueEncoder list(ValueEncoder element) {
    return (value, to) -> {
      if (value instanceof List<?> list) {
        nested(list, element, to);
      } else {
        DynamicEncoder.tagged(value, to);
      }
    };
  }

  private static void nested(List<?> list, ValueEncoder element, JsonBuffer to) {
    to.raw('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        to.raw(',');
      }
      Object value = list.get(i);
      if (value == null) {
        to.nothing();
      } else if (value instanceof List<?> inner) {
        nested(inner, element, to);
      } else {
        element.encode(value, to);
      }
    }
    to.raw(']');
  }
}
