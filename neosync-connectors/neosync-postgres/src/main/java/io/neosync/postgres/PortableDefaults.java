package io.neosync.postgres;

import io.neosync.schema.Column;
import io.neosync.schema.ColumnDefault;
import io.neosync.schema.ColumnDefault.Computed;
import io.neosync.schema.LogicalType.Bool;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.FloatingPoint;
import io.neosync.schema.LogicalType.Int;
import io.neosync.schema.TableRef;
import io.neosync.spi.Fit;
import io.neosync.spi.PortableTables;
import java.util.Optional;
import java.util.regex.Pattern;

/** Defaults of another engine's columns in PostgreSQL's words. */
final class PortableDefaults {

  /** Since when the server makes UUIDs without an extension. */
  private static final int MAKES_UUIDS = 13;

  /** A sign would be an operator, which the server writes down as such. */
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

  private final PortableTables source;
  private final int version;

  PortableDefaults(PortableTables source, int version) {
    this.source = source;
    this.version = version;
  }

  /**
   * @param type of the column that is created
   * @return empty where there is no default, or none that PostgreSQL has too
   */
  Optional<String> words(TableRef table, Column column, PgType type) {
    ColumnDefault told = source.defaultOf(table, column).orElse(null);
    if (told instanceof Computed computed) {
      return computed == Computed.UUID && version < MAKES_UUIDS
          ? Optional.empty()
          : PgDefault.words(computed, type);
    }
    return told instanceof ColumnDefault.Value constant
        ? literal(constant.value(), fit(table, column, type), type)
        : Optional.empty();
  }

  private Fit fit(TableRef table, Column column, PgType type) {
    return source.chosen(table, column.name()).isPresent()
        ? PgFit.checked(column.type(), type)
        : PgFit.of(column.type(), type);
  }

  private static Optional<String> literal(Object value, Fit fit, PgType type) {
    if (fit.kind() == Fit.Kind.REFUSED) {
      return Optional.empty();
    }
    try {
      Object stored = fit.convert(value);
      String text = String.valueOf(stored);
      boolean bare =
          (type.logical() instanceof Bool && stored instanceof String)
              || (number(type) && NUMBER.matcher(text).matches());
      return Optional.of(bare ? text : PgSql.literal(stored).strip());
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no value of the created column
    }
  }

  private static boolean number(PgType type) {
    return type.logical() instanceof Int
        || type.logical() instanceof Decimal
        || type.logical() instanceof FloatingPoint;
  }
}
