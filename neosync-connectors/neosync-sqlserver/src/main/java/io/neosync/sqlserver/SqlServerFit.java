package io.neosync.sqlserver;

import io.neosync.schema.ColumnType;
import io.neosync.schema.LogicalType;
import io.neosync.schema.PortableType;
import io.neosync.spi.Fit;
import io.neosync.spi.LogicalFit;
import io.neosync.sqlserver.SqlServerType.Kind;
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
    if (asBefore(from, to)) {
      Fit fit = LogicalFit.between(from, as(to, from.logical()), SqlServer.ENGINE);
      return lacksCharacters(to) ? padded(checked(fit), to) : padded(fit, to);
    }
    Fit fit = LogicalFit.between(from, as(to, taken(to)), SqlServer.ENGINE);
    return filledUp(to) || mayExceed(from.logical(), to) ? whole(checked(fit), to) : fit;
  }

  /** As the author of the sync asked for: whatever is not exactly a value of the column fails. */
  static Fit checked(ColumnType from, SqlServerType to) {
    return to.kind() == Kind.IMPOSSIBLE
        ? of(from, to)
        : whole(LogicalFit.checked(from, as(to, to.logical()), SqlServer.ENGINE), to);
  }

  /** Whether the column was one of this type before it went through another engine. */
  private static boolean asBefore(ColumnType from, SqlServerType to) {
    return from instanceof PortableType portable
        && portable.engine().equals(SqlServer.ENGINE)
        && portable.name().equals(to.name());
  }

  private static PortableType as(SqlServerType to, LogicalType taken) {
    return new PortableType(SqlServer.ENGINE, to.name(), taken);
  }

  /**
   * What a column takes whole: money has less than its digits, a datetime has some of its
   * thousandths, and a smalldatetime whole minutes.
   */
  private static LogicalType taken(SqlServerType to) {
    return switch (to.kind()) {
      case MONEY -> LogicalType.Decimal.of(18, 4);
      case SMALLMONEY -> LogicalType.Decimal.of(9, 4);
      case DATETIME, SMALLDATETIME -> new LogicalType.Native(SqlServer.ENGINE, to.name());
      default -> to.logical();
    };
  }

  /** Whether it depends on a text whether the code page has its characters. */
  private static boolean lacksCharacters(SqlServerType to) {
    return to.narrow() && to.codePage() != SqlServerType.UTF_8;
  }

  /**
   * Whether it depends on a text whether it can be stored: a character may need two pairs of bytes,
   * or four bytes of UTF-8, and a code page lacks most of them.
   */
  private static boolean mayExceed(LogicalType from, SqlServerType to) {
    if (!(from instanceof LogicalType.Text text) || !(to.narrow() || to.wide())) {
      return false;
    }
    OptionalLong characters = text.characters();
    int each = to.wide() ? 2 : 4;
    return lacksCharacters(to)
        || (!to.max() && (characters.isEmpty() || characters.getAsLong() * each > to.length()));
  }

  /** Whether the server fills up what is shorter. */
  private static boolean filledUp(SqlServerType to) {
    return switch (to.kind()) {
      case CHAR, NCHAR, BINARY -> true;
      default -> false;
    };
  }

  private static Fit checked(Fit fit) {
    return fit.kind() == Fit.Kind.REFUSED
        ? fit
        : Fit.converting(Fit.Kind.CHECKED, value -> Objects.requireNonNull(fit.convert(value)));
  }

  /** Takes values only that can be told from what the server fills them up with. */
  private static Fit whole(Fit fit, SqlServerType to) {
    return fit.kind() == Fit.Kind.REFUSED || !filledUp(to)
        ? fit
        : Fit.converting(
            Fit.Kind.CHECKED,
            value -> padded(whole(Objects.requireNonNull(fit.convert(value)), to), to));
  }

  private static Object whole(Object value, SqlServerType to) {
    if (value instanceof byte[] bytes && bytes.length != to.length()) {
      throw new IllegalArgumentException("a value would be filled up with zeros as " + to.name());
    }
    if (value instanceof String text && text.endsWith(" ")) {
      throw new IllegalArgumentException(
          "a value ends with a space, which %s does not keep".formatted(to.name()));
    }
    return value;
  }

  private static Fit padded(Fit fit, SqlServerType to) {
    return fit.kind() == Fit.Kind.REFUSED || !filledUp(to)
        ? fit
        : Fit.converting(
            fit.kind(), value -> padded(Objects.requireNonNull(fit.convert(value)), to));
  }

  /** Text of its whole length, so that it is not left to the bulk copy to fill it up. */
  private static Object padded(Object value, SqlServerType to) {
    if (!(value instanceof String text)) {
      return value;
    }
    int length =
        to.narrow() ? text.getBytes(CodePages.charset(to.codePage())).length : text.length();
    return text + " ".repeat(Math.max(0, to.length() - length));
  }
}
