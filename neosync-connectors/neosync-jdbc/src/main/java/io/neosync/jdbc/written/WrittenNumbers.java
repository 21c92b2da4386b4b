package io.neosync.jdbc.written;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers that people wrote by hand, exactly or not at all. */
public final class WrittenNumbers {

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d{1,5})?");

  private WrittenNumbers() {}

  /**
   * @throws Unfit if the value is neither a number nor the text of one
   */
  public static BigDecimal number(Object value) throws Unfit {
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof String text && NUMBER.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    throw new Unfit("is no number");
  }

  /**
   * A whole number, within these bounds.
   *
   * @throws Unfit if it is none
   */
  public static BigDecimal whole(Object value, BigInteger least, BigInteger greatest) throws Unfit {
    BigDecimal number = number(value).stripTrailingZeros();
    if (number.scale() > 0) {
      throw new Unfit("is no whole number");
    }
    if (number.compareTo(new BigDecimal(greatest)) > 0
        || number.compareTo(new BigDecimal(least)) < 0) {
      throw outOfRange();
    }
    return number;
  }

  /**
   * A number of so many digits.
   *
   * @param precision digits in all
   * @param scale digits of these after the point
   * @throws Unfit if it has more
   */
  public static BigDecimal decimal(Object value, int precision, int scale) throws Unfit {
    BigDecimal number = number(value);
    BigDecimal bare = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    if (bare.scale() > scale) {
      throw new Unfit("has more than %d digits after the point".formatted(scale));
    }
    if (bare.precision() - bare.scale() > precision - scale) {
      throw outOfRange();
    }
    return number;
  }

  /**
   * The nearest value of a floating-point type, if the text that stands for it is the number that
   * was written: 16777217 has no such text in single precision, 0.1 has.
   *
   * @throws Unfit if it is another number
   */
  public static float singlePrecision(Object value) throws Unfit {
    BigDecimal number = number(value);
    float nearest = number.floatValue();
    requireSame(Float.isInfinite(nearest), Float.toString(nearest), number);
    return nearest;
  }

  /** The same in double precision. */
  public static double doublePrecision(Object value) throws Unfit {
    BigDecimal number = number(value);
    double nearest = number.doubleValue();
    requireSame(Double.isInfinite(nearest), Double.toString(nearest), number);
    return nearest;
  }

  private static void requireSame(boolean infinite, String nearest, BigDecimal number)
      throws Unfit {
    if (infinite) {
      throw outOfRange();
    }
    if (new BigDecimal(nearest).compareTo(number) != 0) {
      throw new Unfit("has more digits than the column keeps");
    }
  }

  public static Unfit outOfRange() {
    return new Unfit("is out of range");
  }
}
