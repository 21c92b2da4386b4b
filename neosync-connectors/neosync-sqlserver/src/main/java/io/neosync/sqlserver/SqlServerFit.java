package io.neosync.sqlserver;

import io.neosync.schema.ColumnType;
import io.neosync.schema.LogicalType;
import io.neosync.schema.PortableType;
import io.neosync.spi.Fit;
import io.neosync.spi.LogicalFit;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How values of other engines are stored in SQL Server: compared by their logical types. What
 * {@link BulkColumn} takes may be less than what its column's logical type says, value by value:
 * such columns are checked while rows come, or refused.
 */
final class SqlServerFit {

  private SqlServerFit() {}

  static Fit of(ColumnType from, SqlServerType to) {
    boolean asBefore =
        from instanceof PortableType portable
            && portable.engine().equals(SqlServer.ENGINE)
            && portable.name().equals(to.name());
    LogicalType taken = asBefore ? from.logical() : taken(to);
    Fit fit =
        LogicalFit.between(
            from, new PortableType(SqlServer.ENGINE, to.name(), taken), SqlServer.ENGINE);
    return fit.kind() != Fit.Kind.REFUSED && checked(from.logical(), to)
        ? Fit.converting(Fit.Kind.CHECKED, value -> Objects.requireNonNull(fit.convert(value)))
        : fit;
  }

  /**
   * What a column takes whole: money has less than its digits, texts and bytes of fixed length are
   * filled up, and a datetime has some of its thousandths, a smalldatetime whole minutes.
   */
  private static LogicalType taken(SqlServerType to) {
    return switch (to.kind()) {
      case MONEY -> LogicalType.Decimal.of(18, 4);
      case SMALLMONEY -> LogicalType.Decimal.of(9, 4);
      case CHAR, NCHAR, BINARY, DATETIME, SMALLDATETIME ->
          new LogicalType.Native(SqlServer.ENGINE, to.name());
      default -> to.logical();
    };
  }

  /**
   * A character may need two pairs of bytes, or four bytes of UTF-8, and a code page lacks most of
   * them.
   */
  private static boolean checked(LogicalType from, SqlServerType to) {
    if (!(from instanceof LogicalType.Text text) || !(to.narrow() || to.wide())) {
      return false;
    }
    if (to.narrow() && to.codePage() != SqlServerType.UTF_8) {
      return true;
    }
    OptionalLong characters = text.characters();
    int each = to.wide() ? 2 : 4;
    return !to.max() && (characters.isEmpty() || characters.getAsLong() * each > to.length());
  }
}
