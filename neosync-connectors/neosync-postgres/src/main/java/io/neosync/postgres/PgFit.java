package io.neosync.postgres;

import io.neosync.schema.ColumnType;
import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Span;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.LogicalType.Time;
import io.neosync.schema.PortableType;
import io.neosync.spi.EngineValue;
import io.neosync.spi.Fit;
import io.neosync.spi.LogicalFit;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How values of other engines are stored in PostgreSQL: compared by their logical types, and
 * converted into the text that COPY reads.
 */
final class PgFit {

  private PgFit() {}

  static Fit of(ColumnType from, PgType to) {
    return stored(LogicalFit.between(from, takes(from.logical(), to), Postgres.ENGINE), from, to);
  }

  /** As the author of the sync asked for: whatever is not exactly a value of the column fails. */
  static Fit checked(ColumnType from, PgType to) {
    return stored(LogicalFit.checked(from, takes(from.logical(), to), Postgres.ENGINE), from, to);
  }

  /** What a column takes from another engine. An interval holds any span of time. */
  private static ColumnType takes(LogicalType from, PgType to) {
    boolean span =
        to.bare().typeName().equals("interval") && (from instanceof Span || from instanceof Time);
    return span ? new PortableType(Postgres.ENGINE, to.name(), new Span(6)) : to;
  }

  private static Fit stored(Fit fit, ColumnType from, PgType to) {
    if (fit.kind() == Fit.Kind.REFUSED) {
      return fit;
    }
    boolean padded = to.bare().typeName().equals("bpchar");
    boolean interval = to.bare().typeName().equals("interval");
    Fit.Kind kind = fit.kind();
    if (padded && from.logical() instanceof Text && !from.name().equals(to.name())) {
      kind = Fit.Kind.CHECKED; // a value with spaces at its end would lose them
    } else if (interval && kind == Fit.Kind.EXACT && from.logical() instanceof Span) {
      kind = Fit.Kind.WIDENED;
    }
    return Fit.converting(
        kind,
        value -> {
          Object text = text(Objects.requireNonNull(fit.convert(value)), to.bare().part());
          if (padded && text instanceof String said && said.endsWith(" ")) {
            throw new IllegalArgumentException(
                "a value ends with a space, which %s does not keep".formatted(to.name()));
          }
          return text;
        });
  }

  /**
   * What {@link RowWriter} takes: bytes, or the server's text.
   *
   * @param part of what type the elements are, where it is an array's
   */
  private static Object text(Object value, @Nullable PgType part) {
    if (value instanceof byte[]) {
      return value;
    } else if (value instanceof EngineValue own) {
      return own.text();
    } else if (value instanceof Duration span) {
      return span.toString();
    } else if (value instanceof Collection<?> elements) {
      StringBuilder array = new StringBuilder();
      append(elements, part, array);
      return array.toString();
    }
    return PgTimes.text(value).orElseGet(value::toString);
  }

  private static void append(Collection<?> elements, @Nullable PgType part, StringBuilder array) {
    // Boxes have commas in them. An array can be an element only by way of a domain.
    boolean boxes = part != null && part.bare().typeName().equals("box");
    boolean arrays = part != null && part.bare().kind() == PgType.Kind.ARRAY;
    array.append('{');
    String separator = "";
    for (Object element : elements) {
      array.append(separator);
      separator = boxes ? ";" : ",";
      if (element instanceof Collection<?> inner && !arrays) {
        append(inner, part, array);
      } else {
        array.append(element(element, part));
      }
    }
    array.append('}');
  }

  private static String element(@Nullable Object element, @Nullable PgType part) {
    if (element == null) {
      return "NULL";
    }
    String text =
        element instanceof byte[] bytes
            ? "\\x" + java.util.HexFormat.of().formatHex(bytes)
            : String.valueOf(text(element, part == null ? null : part.bare().part()));
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
