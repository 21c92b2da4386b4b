package io.neosync.sqlserver;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A column's counter.
 *
 * @param last what it gave last; empty if it never gave anything
 */
record Identity(String column, BigInteger seed, BigInteger increment, Optional<BigInteger> last) {

  /** What it gives next, as far as that is a 64-bit number. */
  OptionalLong next() {
    BigInteger next = last.map(increment::add).orElse(seed);
    return next.bitLength() < Long.SIZE
        ? OptionalLong.of(next.longValueExact())
        : OptionalLong.empty();
  }

  /** The value behind which it begins anew, where the type of the column has it. */
  Optional<BigInteger> beforeSeed(SqlServerType type) {
    BigInteger before = seed.subtract(increment);
    boolean fits =
        switch (type.kind()) {
          case TINYINT -> before.signum() >= 0 && before.bitLength() <= 8;
          case SMALLINT -> before.bitLength() < 16;
          case INT -> before.bitLength() < 32;
          case BIGINT -> before.bitLength() < 64;
          default -> before.abs().toString().length() <= type.precision();
        };
    return fits ? Optional.of(before) : Optional.empty();
  }
}
