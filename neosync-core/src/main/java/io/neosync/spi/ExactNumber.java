package io.neosync.spi;

import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.Int;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as numbers of other types, where nothing is lost; null where something would be. */
final class ExactNumber {

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,5})?");

  /** More digits before the point than any integer has. */
  private static final int FAR = 20;

  private ExactNumber() {}

  /** The number that a value is; of a floating point number the one that its shortest text says. */
  private static @Nullable BigDecimal number(Object value) {
    if (value instanceof BigDecimal number) {
      return number;
    } else if (value instanceof BigInteger number) {
      return new BigDecimal(number);
    } else if (value instanceof Boolean truth) {
      return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    } else if (value instanceof Float || value instanceof Double) {
      double floating = ((Number) value).doubleValue();
      boolean negativeZero = Double.compare(floating, -0.0) == 0;
      return Double.isFinite(floating) && !negativeZero ? new BigDecimal(value.toString()) : null;
    } else if (value instanceof Number number) {
      return BigDecimal.valueOf(number.longValue());
    }
    return value instanceof String text && NUMBER.matcher(text).matches()
        ? new BigDecimal(text)
        : null;
  }

  static @Nullable Object integer(Object value, Int type) {
    boolean floating = value instanceof Float || value instanceof Double;
    BigDecimal number = number(value);
    if (number != null && floating) {
      number = new BigDecimal(((Number) value).doubleValue()); // whole ones are exact
    }
    BigDecimal bare = number == null ? null : bare(number);
    if (bare == null || bare.scale() > 0 || bare.precision() - bare.scale() > FAR) {
      return null;
    }
    BigInteger whole = bare.toBigIntegerExact();
    boolean fits =
        type.signed()
            ? whole.bitLength() < type.bits()
            : whole.signum() >= 0 && whole.bitLength() <= type.bits();
    if (!fits) {
      return null;
    }
    return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : new BigDecimal(whole);
  }

  private static BigDecimal bare(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  static @Nullable Object decimal(Object value, Decimal type) {
    Double endless = endless(value);
    if (endless != null) {
      return endless;
    }
    BigDecimal number = number(value);
    if (number == null || type.precision().isEmpty()) {
      return number;
    }
    BigDecimal bare = bare(number);
    boolean fits =
        number.signum() == 0
            || (bare.scale() <= type.scale()
                && bare.precision() - bare.scale() <= type.precision().getAsInt() - type.scale());
    if (!fits) {
      return null;
    }
    return number.scale() > type.scale() ? number.setScale(type.scale()) : number;
  }

  /** NaN and the infinities, which are no numbers. */
  private static @Nullable Double endless(Object value) {
    if (value instanceof Float || value instanceof Double) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? null : (Double) number;
    }
    return value instanceof String text
            && (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity"))
        ? Double.valueOf(text)
        : null;
  }

  /**
   * @param whole whether the value is of a type of whole numbers
   */
  static @Nullable Object floating(Object value, int bits, boolean whole) {
    if (value instanceof Float single) {
      return bits == 32 ? (Object) single : (Object) single.doubleValue();
    }
    Double endless = value instanceof Double plain ? plain : endless(value);
    if (endless != null) {
      boolean fits = bits == 64 || Double.compare(endless.floatValue(), endless) == 0;
      return !fits ? null : bits == 64 ? (Object) endless : (Object) endless.floatValue();
    }
    BigDecimal number = number(value);
    if (number == null) {
      return null;
    }
    Number nearest = bits == 64 ? (Number) number.doubleValue() : (Number) number.floatValue();
    // A whole number is told again by the exact value, a decimal one by the shortest text.
    BigDecimal again =
        !Double.isFinite(nearest.doubleValue())
            ? null
            : whole ? new BigDecimal(nearest.doubleValue()) : new BigDecimal(nearest.toString());
    return again != null && again.compareTo(number) == 0 ? nearest : null;
  }
}
