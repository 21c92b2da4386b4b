package io.neosync.s3;

import io.neosync.schema.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Numbers in Parquet. */
final class ParquetNumbers {

  /** What tools have in common. */
  private static final int MOST_DIGITS = 38;

  private static final int INT_DIGITS = 9;
  private static final int LONG_DIGITS = 18;
  private static final BigInteger LARGEST_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private ParquetNumbers() {}

  static ParquetScalar integer(LogicalType.Int type) {
    int bits = type.bits() <= 8 ? 8 : type.bits() <= 16 ? 16 : type.bits() <= 32 ? 32 : 64;
    LogicalTypeAnnotation annotation = LogicalTypeAnnotation.intType(bits, type.signed());
    Predicate<Object> exact = value -> value instanceof Long || value instanceof BigDecimal;
    if (bits == 64) {
      return new ParquetScalar(
          PrimitiveTypeName.INT64,
          0,
          annotation,
          type.signed() ? ParquetNumbers::whole : ParquetNumbers::unsigned,
          type.signed() ? stored -> stored : stored -> ofUnsigned((Long) stored),
          exact);
    }
    long most = (1L << (type.signed() ? bits - 1 : bits)) - 1;
    long least = type.signed() ? -most - 1 : 0;
    return new ParquetScalar(
        PrimitiveTypeName.INT32,
        0,
        annotation,
        value -> {
          Long number = whole(value);
          return number == null || number < least || number > most ? null : number.intValue();
        },
        type.signed()
            ? stored -> ((Integer) stored).longValue()
            : stored -> Integer.toUnsignedLong((Integer) stored),
        exact);
  }

  private static @Nullable Long whole(Object value) {
    return value instanceof Long || value instanceof Integer ? ((Number) value).longValue() : null;
  }

  private static @Nullable Object unsigned(Object value) {
    Long number = whole(value);
    if (number != null) {
      return number < 0 ? null : number;
    }
    if (value instanceof BigDecimal large && large.scale() == 0) {
      BigInteger integer = large.unscaledValue();
      return integer.compareTo(LARGEST_LONG) > 0 && integer.bitLength() <= Long.SIZE
          ? integer.longValue()
          : null;
    }
    return null;
  }

  private static Object ofUnsigned(long stored) {
    return stored >= 0 ? (Object) stored : new BigDecimal(Long.toUnsignedString(stored));
  }

  /** A decimal where all values are within what decimals of Parquet hold; text otherwise. */
  static ParquetScalar decimal(LogicalType.Decimal type) {
    if (type.precision().isEmpty()) {
      return ParquetTexts.decimal();
    }
    int scale = Math.max(0, type.scale());
    int digits = Math.max(type.precision().getAsInt() - Math.min(0, type.scale()), scale);
    if (digits > MOST_DIGITS) {
      return ParquetTexts.decimal();
    }
    LogicalTypeAnnotation annotation = LogicalTypeAnnotation.decimalType(scale, digits);
    Predicate<Object> exact = value -> ((BigDecimal) value).scale() == scale;
    Function<Object, @Nullable BigInteger> unscaled = value -> unscaled(value, digits, scale);
    if (digits <= INT_DIGITS) {
      return new ParquetScalar(
          PrimitiveTypeName.INT32,
          0,
          annotation,
          value -> {
            BigInteger number = unscaled.apply(value);
            return number == null ? null : number.intValue();
          },
          stored -> loaded(stored, scale),
          exact);
    } else if (digits <= LONG_DIGITS) {
      return new ParquetScalar(
          PrimitiveTypeName.INT64,
          0,
          annotation,
          value -> {
            BigInteger number = unscaled.apply(value);
            return number == null ? null : number.longValue();
          },
          stored -> loaded(stored, scale),
          exact);
    }
    int length = BigInteger.TEN.pow(digits).bitLength() / Byte.SIZE + 1;
    return new ParquetScalar(
        PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY,
        length,
        annotation,
        value -> {
          BigInteger number = unscaled.apply(value);
          return number == null ? null : fixed(number, length);
        },
        stored -> loaded(stored, scale),
        exact);
  }

  private static Object loaded(Object stored, int scale) {
    return stored instanceof Binary bytes
        ? new BigDecimal(new BigInteger(bytes.getBytesUnsafe()), scale)
        : BigDecimal.valueOf(((Number) stored).longValue(), scale);
  }

  /** The digits of the number with this scale; null where it has others. */
  private static @Nullable BigInteger unscaled(Object value, int digits, int scale) {
    if (!(value instanceof BigDecimal number)) {
      return null;
    }
    // Compared first: a number with a large exponent has as many digits.
    if ((long) number.precision() - number.scale() > digits - scale && number.signum() != 0) {
      return null;
    }
    if (number.scale() == scale) {
      return number.unscaledValue();
    }
    BigDecimal zeroes = number.signum() == 0 ? BigDecimal.ZERO : number;
    BigDecimal scaled = zeroes.setScale(scale, RoundingMode.DOWN);
    return scaled.compareTo(zeroes) == 0 ? scaled.unscaledValue() : null;
  }

  private static Binary fixed(BigInteger number, int length) {
    byte[] digits = number.toByteArray();
    byte[] bytes = new byte[length];
    if (number.signum() < 0) {
      Arrays.fill(bytes, 0, length - digits.length, (byte) -1);
    }
    System.arraycopy(digits, 0, bytes, length - digits.length, digits.length);
    return Binary.fromConstantByteArray(bytes);
  }

  /** NaN, infinities and negative zero are numbers of Parquet like others. */
  static ParquetScalar floating(LogicalType.FloatingPoint type) {
    return type.bits() == 32
        ? new ParquetScalar(
            PrimitiveTypeName.FLOAT,
            0,
            null,
            value -> value instanceof Float ? value : null,
            stored -> stored,
            value -> true)
        : new ParquetScalar(
            PrimitiveTypeName.DOUBLE,
            0,
            null,
            ParquetNumbers::asDouble,
            stored -> stored,
            value -> value instanceof Double);
  }

  /** The numbers that a double holds whatever they are. */
  private static @Nullable Object asDouble(Object value) {
    return value instanceof Double || value instanceof Float || value instanceof Integer
        ? ((Number) value).doubleValue()
        : null;
  }
}
