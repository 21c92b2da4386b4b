package io.neosync.sqlserver;

import io.neosync.sqlserver.SqlServerType.Kind;
import java.util.Optional;

/**
 * Whether every value of one type can be stored, unchanged, in a column of another. SQL Server
 * itself would round, cut, pad or convert; those pairs are refused here.
 */
final class Assignability {

  private Assignability() {}

  /** Why values cannot all be stored unchanged; empty when they can. */
  static Optional<String> refusal(SqlServerType from, SqlServerType to) {
    for (SqlServerType type : new SqlServerType[] {from, to}) {
      if (type.kind() == Kind.IMPOSSIBLE) {
        return Optional.of(
            "values of %s cannot be sent to SQL Server by its bulk copy as they are; leave the"
                    .formatted(type.name())
                + " column out");
      }
    }
    return from.equals(to) || fits(from, to)
        ? Optional.empty()
        : Optional.of("not every %s can be stored unchanged as %s".formatted(from, to));
  }

  private static boolean fits(SqlServerType from, SqlServerType to) {
    return switch (from.kind()) {
      case BIT -> to.kind() == Kind.BIT;
      case TINYINT, SMALLINT, INT, BIGINT -> integerFits(from, to);
      case DECIMAL, MONEY, SMALLMONEY -> decimalFits(from, to);
      case REAL -> to.kind() == Kind.REAL || to.kind() == Kind.FLOAT;
      case CHAR, VARCHAR, NCHAR, NVARCHAR -> textFits(from, to);
      case BINARY ->
          (to.kind() == Kind.BINARY && from.length() == to.length())
              || (to.kind() == Kind.VARBINARY && lengthFits(from.length(), to));
      case VARBINARY -> to.kind() == Kind.VARBINARY && lengthFits(from.length(), to);
      case ROWVERSION ->
          (to.kind() == Kind.BINARY && to.length() == 8)
              || (to.kind() == Kind.VARBINARY && lengthFits(8, to));
      case TIME, DATETIMEOFFSET -> to.kind() == from.kind() && from.scale() <= to.scale();
      case DATETIME2, SMALLDATETIME -> timestampFits(from, to);
      default -> to.kind() == from.kind() && to.base().equals(from.base());
    };
  }

  private static int digits(SqlServerType type) {
    return switch (type.kind()) {
      case TINYINT -> 3;
      case SMALLINT -> 5;
      case INT -> 10;
      case BIGINT -> 19;
      case MONEY -> 15;
      case SMALLMONEY -> 6;
      default -> type.precision() - type.scale();
    };
  }

  private static boolean integerFits(SqlServerType from, SqlServerType to) {
    return switch (to.kind()) {
      case TINYINT, SMALLINT, INT, BIGINT -> digits(from) <= digits(to);
      case DECIMAL -> digits(from) <= digits(to);
      case FLOAT -> from.kind() != Kind.BIGINT;
      case REAL -> from.kind() == Kind.TINYINT || from.kind() == Kind.SMALLINT;
      default -> false;
    };
  }

  private static boolean decimalFits(SqlServerType from, SqlServerType to) {
    int scale = from.kind() == Kind.DECIMAL ? from.scale() : 4;
    return switch (to.kind()) {
      case DECIMAL -> scale <= to.scale() && digits(from) <= digits(to);
      case MONEY -> from.kind() == Kind.SMALLMONEY || (scale <= 4 && digits(from) < 15);
      case SMALLMONEY -> scale <= 4 && digits(from) < 6;
      case SMALLINT -> scale == 0 && digits(from) < 5;
      case INT -> scale == 0 && digits(from) < 10;
      case BIGINT -> scale == 0 && digits(from) < 19;
      default -> false;
    };
  }

  /** A smalldatetime has minutes, and days from 1900 to 2079, as a datetime has. */
  private static boolean timestampFits(SqlServerType from, SqlServerType to) {
    if (from.kind() == Kind.SMALLDATETIME) {
      return to.kind() == Kind.SMALLDATETIME
          || to.kind() == Kind.DATETIME
          || to.kind() == Kind.DATETIME2;
    }
    return to.kind() == Kind.DATETIME2 && from.scale() <= to.scale();
  }

  private static boolean lengthFits(int length, SqlServerType to) {
    return to.max() || (length >= 0 && length <= to.length());
  }

  private static boolean textFits(SqlServerType from, SqlServerType to) {
    boolean padded = (to.kind() == Kind.CHAR || to.kind() == Kind.NCHAR) && !sameShape(from, to);
    if (padded || !(to.narrow() || to.wide())) {
      return false;
    }
    if (to.wide()) {
      // A character of a code page is one of Unicode; of UTF-8, at most as many pairs as bytes.
      return lengthFits(from.length(), to);
    }
    if (from.narrow() && from.codePage() == to.codePage()) {
      return lengthFits(from.length(), to);
    }
    if (to.codePage() != SqlServerType.UTF_8) {
      return false;
    }
    // Three bytes for each pair of Unicode, and for each character of a code page.
    return to.max() || (!from.max() && (long) from.length() * 3 <= to.length());
  }

  /** Text of fixed length keeps the spaces at its end only where the length is the same. */
  private static boolean sameShape(SqlServerType from, SqlServerType to) {
    return from.length() == to.length()
        && ((from.kind() == Kind.CHAR && to.kind() == Kind.CHAR && from.codePage() == to.codePage())
            || (from.kind() == Kind.NCHAR && to.kind() == Kind.NCHAR));
  }
}
