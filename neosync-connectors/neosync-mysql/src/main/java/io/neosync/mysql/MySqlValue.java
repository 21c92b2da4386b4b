package io.neosync.mysql;

import io.neosync.jdbc.ConvertingReader;
import io.neosync.mysql.MySqlType.Kind;
import io.neosync.spi.Batch;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.EngineValue;
import io.neosync.spi.Reader;
import io.neosync.spi.TableTask;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A value as {@link TextRows} gives it, as the class of its {@link MySqlLogical}. What the class
 * cannot hold, as the date 0000-00-00, a boolean 7 or an ENUM's value 0, is an {@link EngineValue}.
 */
final class MySqlValue {

  private MySqlValue() {}

  /** The rows of a task, for MySQL's columns as they were read, for others' in their classes. */
  static Reader<Batch> reader(Reader<Batch> rows, TableTask task) {
    if (task.columns().stream().allMatch(each -> each.destination().type() instanceof MySqlType)) {
      return rows;
    }
    List<UnaryOperator<Object>> columns = new ArrayList<>();
    for (ColumnMapping mapping : task.columns()) {
      MySqlType type = Relation.type(mapping.source());
      columns.add(
          mapping.destination().type() instanceof MySqlType
              ? UnaryOperator.identity()
              : value -> of(value, type));
    }
    return new ConvertingReader(rows, columns);
  }

  static Object of(Object value, MySqlType type) {
    try {
      return converted(value, type);
    } catch (DateTimeException e) {
      return own(value, type);
    }
  }

  private static EngineValue own(Object value, MySqlType type) {
    return new EngineValue(MySql.ENGINE, type.name(), value.toString());
  }

  private static Object converted(Object value, MySqlType type) {
    if (value instanceof byte[] bytes) {
      return type.kind() == Kind.BIT ? bits(bytes, type.precision()) : value;
    }
    if (value instanceof Long number) {
      boolean truth = MySqlLogical.of(type) instanceof io.neosync.schema.LogicalType.Bool;
      return !truth
          ? value
          : number == 0 || number == 1 ? (Object) (number == 1) : own(value, type);
    }
    if (!(value instanceof String text)) {
      return value;
    }
    return switch (type.kind()) {
      case YEAR -> Long.valueOf(text);
      case DATE -> LocalDate.parse(text);
      case DATETIME -> LocalDateTime.parse(text.replace(' ', 'T'));
      case TIMESTAMP -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
      case TIME -> span(text);
      case ENUM -> type.labels().contains(text) ? text : own(text, type);
      case SET -> labels(text);
      case OTHER -> type.base().equals("uuid") ? UUID.fromString(text) : text;
      default -> text;
    };
  }

  private static String bits(byte[] bytes, int length) {
    String bits = new BigInteger(1, bytes).toString(2);
    return "0".repeat(Math.max(0, length - bits.length())) + bits;
  }

  private static Set<String> labels(String text) {
    return text.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(text.split(",", -1)));
  }

  private static Duration span(String text) {
    boolean negative = text.startsWith("-");
    String[] parts = (negative ? text.substring(1) : text).split("[:.]", 4);
    String fraction = ((parts.length > 3 ? parts[3] : "") + "000000000").substring(0, 9);
    Duration length =
        Duration.ofHours(Long.parseLong(parts[0]))
            .plusMinutes(Long.parseLong(parts[1]))
            .plusSeconds(Long.parseLong(parts[2]))
            .plusNanos(Long.parseLong(fraction));
    return negative ? length.negated() : length;
  }
}
