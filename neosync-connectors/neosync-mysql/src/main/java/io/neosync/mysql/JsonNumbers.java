package io.neosync.mysql;

import io.neosync.jdbc.written.Unfit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers in JSON that people wrote. MySQL keeps whole numbers of 64 bits, and all others as
 * the nearest double, so that some would become others.
 */
final class JsonNumbers {

  /** A string, to be passed over, or a number. */
  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|-?\\d++(\\.\\d++)?([eE][+-]?\\d{1,5}+)?");

  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger GREATEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private JsonNumbers() {}

  /**
   * @throws Unfit if a number would become another one
   */
  static void requireExact(String json) throws Unfit {
    Matcher tokens = TOKEN.matcher(json);
    while (tokens.find()) {
      if (!tokens.group().startsWith("\"") && !exact(tokens)) {
        throw new Unfit("holds a number with more digits than MySQL's JSON keeps");
      }
    }
  }

  private static boolean exact(Matcher token) {
    BigDecimal number = new BigDecimal(token.group());
    if (token.group(1) == null && token.group(2) == null) {
      BigInteger whole = number.toBigInteger();
      if (whole.compareTo(LEAST) >= 0 && whole.compareTo(GREATEST) <= 0) {
        return true;
      }
    }
    double nearest = number.doubleValue();
    return Double.isFinite(nearest)
        && new BigDecimal(Double.toString(nearest)).compareTo(number) == 0;
  }
}
