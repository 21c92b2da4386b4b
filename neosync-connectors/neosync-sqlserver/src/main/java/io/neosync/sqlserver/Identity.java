package io.neosync.sqlserver;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * Makes it go on behind the rows, should the server not have seen to that itself. A counter that
   * never gave anything begins at the value it is set to, any other behind it; so that it is set to
   * one that is free. One that is ahead of the rows stays there.
   */
  void goOn(Backend backend, Relation relation) throws SQLException {
    List<BigInteger> free = new ArrayList<>();
    backend.query(
        TSql.lastIdentity(relation.ref(), this),
        row -> {
          BigDecimal last = row.getBigDecimal(1);
          BigDecimal counter = row.getBigDecimal(2);
          if (last != null
              && (counter == null || last.compareTo(counter) * increment.signum() > 0)) {
            free.add(last.toBigInteger().add(increment));
          }
          return true;
        });
    for (BigInteger value : free) {
      if (fits(value, type(relation))) {
        backend.execute(TSql.reseed(relation.ref(), value.toString()));
      }
    }
  }

  /** The value behind which it begins anew, where the type of the column has it. */
  Optional<BigInteger> beforeSeed(SqlServerType type) {
    BigInteger before = seed.subtract(increment);
    return fits(before, type) ? Optional.of(before) : Optional.empty();
  }

  SqlServerType type(Relation relation) {
    return Relation.type(relation.table().column(column).orElseThrow());
  }

  private static boolean fits(BigInteger value, SqlServerType type) {
    return switch (type.kind()) {
      case TINYINT -> value.signum() >= 0 && value.bitLength() <= 8;
      case SMALLINT -> value.bitLength() < 16;
      case INT -> value.bitLength() < 32;
      case BIGINT -> value.bitLength() < 64;
      default -> value.abs().toString().length() <= type.precision();
    };
  }
}
