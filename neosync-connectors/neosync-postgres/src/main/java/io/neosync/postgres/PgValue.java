package io.neosync.postgres;

import io.neosync.jdbc.ConvertingReader;
import io.neosync.postgres.PgType.Kind;
import io.neosync.spi.Batch;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.EngineValue;
import io.neosync.spi.Reader;
import io.neosync.spi.TableTask;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The server's text of a value as the class of its {@link PgLogical}. What the class cannot hold,
 * as infinity among dates, the time 24:00 and arrays that do not begin at 1, is an {@link
 * EngineValue}.
 */
final class PgValue {

  private static final Set<String> ENDLESS = Set.of("infinity", "-infinity");

  private static final String BEFORE_CHRIST = " BC";

  private PgValue() {}

  /** The rows of a task, for PostgreSQL's columns as text, for others' in their classes. */
  static Reader<Batch> reader(Reader<Batch> rows, TableTask task) {
    if (task.columns().stream().allMatch(each -> each.destination().type() instanceof PgType)) {
      return rows;
    }
    List<UnaryOperator<Object>> columns = new ArrayList<>();
    for (ColumnMapping mapping : task.columns()) {
      boolean own = mapping.destination().type() instanceof PgType;
      columns.add(
          !own && mapping.source().type() instanceof PgType type
              ? value -> of(value, type)
              : UnaryOperator.identity());
    }
    return new ConvertingReader(rows, columns);
  }

  /** The value; what is no text any more stays as it is. */
  static Object of(Object value, PgType type) {
    if (!(value instanceof String text)) {
      return value;
    }
    PgType bare = type.bare();
    try {
      if (bare.kind() == Kind.ARRAY && bare.part() != null) {
        return text.startsWith("{") ? PgArrayText.elements(text, bare.part()) : own(text, type);
      }
      return bare.kind() == Kind.BASE ? base(text, bare) : text;
    } catch (DateTimeException e) {
      return own(text, type);
    }
  }

  private static EngineValue own(String text, PgType type) {
    return new EngineValue(Postgres.ENGINE, type.name(), text);
  }

  private static Object base(String text, PgType type) {
    return switch (type.typeName()) {
      case "bool" -> text.equals("t");
      case "int2", "int4", "int8" -> Long.valueOf(text);
      case "numeric" ->
          text.endsWith("N") || text.endsWith("y") ? Double.valueOf(text) : new BigDecimal(text);
      case "float4" -> Float.valueOf(text);
      case "float8" -> Double.valueOf(text);
      case "bpchar" -> text.replaceFirst(" +$", "");
      case "bytea" -> HexFormat.of().parseHex(text, 2, text.length());
      case "date" -> ENDLESS.contains(text) ? own(text, type) : date(text);
      case "time" -> LocalTime.parse(text);
      case "timetz" -> offsetTime(text);
      case "timestamp" -> ENDLESS.contains(text) ? own(text, type) : timestamp(text);
      case "timestamptz" -> ENDLESS.contains(text) ? own(text, type) : moment(text);
      case "uuid" -> UUID.fromString(text);
      default -> text;
    };
  }

  /** Years have at least four digits and no sign, and those before Christ are marked so. */
  private static LocalDate date(String text) {
    boolean before = text.endsWith(BEFORE_CHRIST);
    String[] parts = (before ? text.substring(0, text.length() - 3) : text).split("-", 3);
    int year = Integer.parseInt(parts[0]);
    return LocalDate.of(
        before ? 1 - year : year, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  private static LocalDateTime timestamp(String text) {
    int space = text.indexOf(' ');
    boolean before = text.endsWith(BEFORE_CHRIST);
    String time = text.substring(space + 1, before ? text.length() - 3 : text.length());
    String day = text.substring(0, space) + (before ? BEFORE_CHRIST : "");
    return date(day).atTime(LocalTime.parse(time));
  }

  private static OffsetTime offsetTime(String text) {
    int offset = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
    return LocalTime.parse(text.substring(0, offset))
        .atOffset(ZoneOffset.of(text.substring(offset)));
  }

  private static Object moment(String text) {
    int offset = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
    boolean before = text.endsWith(BEFORE_CHRIST);
    String zone = text.substring(offset, before ? text.length() - 3 : text.length());
    String rest = text.substring(0, offset) + (before ? BEFORE_CHRIST : "");
    return OffsetDateTime.of(timestamp(rest), ZoneOffset.of(zone)).toInstant();
  }
}
