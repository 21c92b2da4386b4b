package io.neosync.sqlserver;

import io.neosync.schema.ColumnDefault;
import io.neosync.schema.ColumnDefault.Computed;
import io.neosync.schema.ColumnDefault.Expression;
import io.neosync.schema.ColumnDefault.Value;
import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Bool;
import io.neosync.schema.LogicalType.Bytes;
import io.neosync.schema.LogicalType.Date;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.FloatingPoint;
import io.neosync.schema.LogicalType.Int;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.LogicalType.Uuid;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a default means, as the catalog writes it: {@code ((0))}, {@code (N'x')}. */
final class TSqlDefault {

  private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.]+(?:[eE][+-]?\\d+)?");

  private static final Pattern TEXT = Pattern.compile("N?'([^']*+(?:''[^']*+)*+)'");

  private static final Pattern BYTES = Pattern.compile("0x((?:[0-9a-fA-F]{2})*)");

  private static final Pattern NOW =
      Pattern.compile("(?i)(?:getdate|sysdatetime|sysdatetimeoffset)\\(\\)|current_timestamp");

  private static final Pattern TODAY =
      Pattern.compile(
          "(?i)(?:convert\\(\\[?date]?,\\s*(?:getdate|sysdatetime)\\(\\)\\)"
              + "|cast\\((?:getdate|sysdatetime)\\(\\) as \\[?date]?\\))");

  private static final Pattern UNIQUE = Pattern.compile("(?i)newid\\(\\)|newsequentialid\\(\\)");

  private TSqlDefault() {}

  /** Empty where the default is NULL. */
  static Optional<ColumnDefault> of(String definition, SqlServerType type) {
    String text = bare(definition);
    if (text.equalsIgnoreCase("NULL")) {
      return Optional.empty();
    } else if (TODAY.matcher(text).matches()) {
      return Optional.of(Computed.TODAY);
    } else if (NOW.matcher(text).matches()) {
      return Optional.of(Computed.NOW);
    } else if (UNIQUE.matcher(text).matches()) {
      return Optional.of(Computed.UUID);
    }
    Object value = value(text, type.logical());
    return Optional.of(value == null ? new Expression(text) : new Value(value));
  }

  /** Without the brackets around it, each of which the server adds. */
  private static String bare(String definition) {
    String text = definition.strip();
    while (text.startsWith("(") && text.endsWith(")") && closesLast(text)) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return text;
  }

  /** Whether the first bracket is closed by the last character. */
  private static boolean closesLast(String text) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      quoted ^= c == '\'';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object value(String text, LogicalType type) {
    Matcher said = TEXT.matcher(text);
    Matcher bytes = BYTES.matcher(text);
    if (said.matches()) {
      return ofText(said.group(1).replace("''", "'"), type);
    } else if (bytes.matches()) {
      return type instanceof Bytes ? HexFormat.of().parseHex(bytes.group(1)) : null;
    }
    return NUMBER.matcher(text).matches() ? ofNumber(text, type) : null;
  }

  private static @Nullable Object ofText(String text, LogicalType type) {
    try {
      return type instanceof Text
          ? text
          : type instanceof Date
              ? LocalDate.parse(text)
              : type instanceof Uuid ? UUID.fromString(text) : null;
    } catch (DateTimeException | IllegalArgumentException e) {
      return null; // in one of the many other ways to write it
    }
  }

  private static @Nullable Object ofNumber(String text, LogicalType type) {
    BigDecimal number = new BigDecimal(text);
    if (type instanceof Bool) {
      return number.signum() != 0;
    } else if (type instanceof Int) {
      return number.stripTrailingZeros().scale() > 0 ? null : number.longValue();
    } else if (type instanceof FloatingPoint floating) {
      return floating.bits() == 32 ? (Object) number.floatValue() : (Object) number.doubleValue();
    }
    return type instanceof Decimal decimal && number.scale() <= decimal.scale() ? number : null;
  }
}
