package io.neosync.sqlserver;

import io.neosync.schema.TableRef;
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
   * Makes it go on behind the rows. The server itself would look for the greatest value, also where
   * a counter counts down. One that is ahead of the rows stays there.
   */
  void goOn(Backend backend, TableRef table) throws SQLException {
    List<String> values = new ArrayList<>();
    backend.query(
        TSql.lastIdentity(table, this),
        row -> {
          BigDecimal last = row.getBigDecimal(1);
          BigDecimal counter = row.getBigDecimal(2);
          if (last != null
              && (counter == null || last.compareTo(counter) * increment.signum() >= 0)) {
            values.add(last.toBigInteger().toString());
          }
          return true;
        });
    for (String value : values) {
      backend.execute(TSql.reseed(table, value));
    }
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
