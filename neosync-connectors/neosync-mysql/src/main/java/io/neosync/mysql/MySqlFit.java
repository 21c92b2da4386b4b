package io.neosync.mysql;

import io.neosync.mysql.MySqlType.Kind;
import io.neosync.schema.ColumnType;
import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Bytes;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.PortableType;
import io.neosync.spi.Fit;
import io.neosync.spi.LogicalFit;
import java.util.Objects;
import java.util.Set;

/**
 * How values of other engines are stored in MySQL: compared by their logical types, and converted
 * into what {@link RowLoadWriter} and {@link InsertWriter} take.
 */
final class MySqlFit {

  /** Character sets with every character of Unicode. */
  private static final Set<String> UNICODE = Set.of("utf8mb4", "utf16", "utf16le", "utf32");

  private MySqlFit() {}

  static Fit of(ColumnType from, MySqlType to) {
    if (asBefore(from, to)) {
      PortableType same = new PortableType(MySql.ENGINE, to.name(), from.logical());
      boolean anyCharacter = !to.text() || UNICODE.contains(to.charset());
      Fit fit = LogicalFit.between(from, same, MySql.ENGINE);
      return stored(fit, anyCharacter ? fit.kind() : Fit.Kind.CHECKED, to);
    }
    if (to.text() && !UNICODE.contains(to.charset()) && anyCharacter(from.logical())) {
      return Fit.refused(
          "not every %s can be stored unchanged as %s, which lacks some characters"
              .formatted(from.name(), to));
    }
    Fit fit = LogicalFit.between(from, taking(from, to), MySql.ENGINE);
    return stored(fit, pads(from, to) ? Fit.Kind.CHECKED : fit.kind(), to);
  }

  /** As the author of the sync asked for: whatever is not exactly a value of the column fails. */
  static Fit checked(ColumnType from, MySqlType to) {
    return stored(LogicalFit.checked(from, taking(from, to), MySql.ENGINE), Fit.Kind.CHECKED, to);
  }

  /** Whether the column was one of this type before it went through another engine. */
  private static boolean asBefore(ColumnType from, MySqlType to) {
    return from instanceof PortableType portable
        && portable.engine().equals(MySql.ENGINE)
        && portable.name().equals(to.name());
  }

  private static ColumnType taking(ColumnType from, MySqlType to) {
    return new PortableType(MySql.ENGINE, to.name(), MySqlLogical.takenBy(to, from.logical()));
  }

  private static boolean anyCharacter(LogicalType from) {
    return from instanceof Text
        || from instanceof LogicalType.Json
        || from instanceof LogicalType.Xml
        || from instanceof LogicalType.Enumeration
        || from instanceof LogicalType.LabelSet
        || from instanceof LogicalType.Array
        || from instanceof LogicalType.Native;
  }

  /** A CHAR loses spaces at the end, and a BINARY gets zeros. */
  private static boolean pads(ColumnType from, MySqlType to) {
    return (to.kind() == Kind.CHAR && from.logical() instanceof Text)
        || (to.kind() == Kind.BINARY && from.logical() instanceof Bytes);
  }

  private static Fit stored(Fit fit, Fit.Kind kind, MySqlType to) {
    return fit.kind() == Fit.Kind.REFUSED
        ? fit
        : Fit.converting(
            kind, value -> MySqlStored.of(Objects.requireNonNull(fit.convert(value)), to));
  }
}
