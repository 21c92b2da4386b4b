package io.neosync.mysql;

import io.neosync.schema.ColumnType;
import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Array;
import io.neosync.schema.LogicalType.Bits;
import io.neosync.schema.LogicalType.Bool;
import io.neosync.schema.LogicalType.Bytes;
import io.neosync.schema.LogicalType.Date;
import io.neosync.schema.LogicalType.Decimal;
import io.neosync.schema.LogicalType.Enumeration;
import io.neosync.schema.LogicalType.FloatingPoint;
import io.neosync.schema.LogicalType.Int;
import io.neosync.schema.LogicalType.Json;
import io.neosync.schema.LogicalType.LabelSet;
import io.neosync.schema.LogicalType.Moment;
import io.neosync.schema.LogicalType.Native;
import io.neosync.schema.LogicalType.OffsetTime;
import io.neosync.schema.LogicalType.OffsetTimestamp;
import io.neosync.schema.LogicalType.Span;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.LogicalType.Time;
import io.neosync.schema.LogicalType.Timestamp;
import io.neosync.schema.LogicalType.Uuid;
import io.neosync.schema.LogicalType.Xml;
import io.neosync.spi.PortableTypes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chooses the type of a created column: the narrowest that holds every value of another engine's.
 */
final class MySqlColumns implements PortableTypes<MySqlType, RuntimeException> {

  private static final String CHARSET = "utf8mb4";

  private static final int MAX_PRECISION = 65;

  private static final int MAX_SCALE = 30;

  /** A row has room for 65,535 bytes, of which longer text would take too much. */
  private static final long MAX_VARCHAR = 4_000;

  private static final int MICROSECONDS = 6;

  private static final long LONG = 4_294_967_295L;

  private final boolean mariaDb;

  MySqlColumns(Server server) {
    this.mariaDb = server.mariaDb();
  }

  @Override
  public String engine() {
    return MySql.ENGINE;
  }

  @Override
  public Optional<MySqlType> written(String type) {
    return ChosenType.of(type, this);
  }

  @Override
  public Optional<MySqlType> holding(ColumnType type) {
    return of(type.logical());
  }

  /** The type; empty where none holds all values. */
  Optional<MySqlType> of(LogicalType type) {
    if (type instanceof Bool) {
      return Optional.of(number("tinyint(1)", "tinyint", 3, 0));
    } else if (type instanceof Int integer) {
      return Optional.of(integer(integer));
    } else if (type instanceof Decimal decimal) {
      int precision = decimal.precision().orElse(MAX_PRECISION + 1);
      boolean fits =
          precision <= MAX_PRECISION
              && decimal.scale() >= 0
              && decimal.scale() <= Math.min(MAX_SCALE, precision);
      String name = "decimal(%d,%d)".formatted(precision, decimal.scale());
      return fits
          ? Optional.of(number(name, "decimal", precision, decimal.scale()))
          : Optional.empty();
    } else if (type instanceof FloatingPoint number) {
      String name = number.bits() == 32 ? "float" : "double";
      return Optional.of(number(name, name, number.bits() == 32 ? 12 : 22, -1));
    } else if (type instanceof Bits bits) {
      long length = bits.length().orElse(0);
      return !bits.varying() && length > 0 && length <= 64
          ? Optional.of(number("bit(" + length + ")", "bit", (int) length, 0))
          : Optional.of(longText());
    } else if (type instanceof Bytes bytes) {
      long length = bytes.length().orElse(LONG);
      return Optional.of(
          length <= MAX_VARCHAR
              ? binary("varbinary(" + length + ")", "varbinary", length)
              : binary("longblob", "longblob", LONG));
    } else if (type instanceof Native own && own.form() == Native.Form.BYTES) {
      return Optional.empty();
    }
    return timeOrText(type);
  }

  @Override
  public Optional<String> most(LogicalType type) {
    if (type instanceof Decimal) {
      return Optional.of("decimal(%d,%d)".formatted(MAX_PRECISION, MAX_SCALE));
    } else if (type instanceof Native) {
      return Optional.of("longblob");
    }
    return type instanceof Array ? Optional.empty() : Optional.of("longtext");
  }

  static MySqlType integer(Int type) {
    String base =
        type.bits() <= 8
            ? "tinyint"
            : type.bits() <= 16
                ? "smallint"
                : type.bits() <= 24 ? "mediumint" : type.bits() <= 32 ? "int" : "bigint";
    return number(type.signed() ? base : base + " unsigned", base, type.digits(), 0);
  }

  private Optional<MySqlType> timeOrText(LogicalType type) {
    if (type instanceof Date) {
      return Optional.of(new MySqlType("date", "date", 0, 0, 0, 0, 0, "", "", ""));
    } else if (type instanceof Time time) {
      return timed("time", time.fraction());
    } else if (type instanceof Span span) {
      return timed("time", span.fraction());
    } else if (type instanceof Timestamp timestamp) {
      return timed("datetime", timestamp.fraction());
    } else if (type instanceof Moment moment) {
      return timed("timestamp", moment.fraction());
    } else if (type instanceof OffsetTime || type instanceof OffsetTimestamp) {
      return Optional.of(varchar(60));
    } else if (type instanceof Uuid) {
      return Optional.of(text("char(36)", "char", 36, 36 * 4));
    } else if (type instanceof Text text) {
      long characters = text.characters().orElse(LONG);
      return Optional.of(
          characters > 0 && characters <= MAX_VARCHAR ? varchar(characters) : longText());
    } else if (type instanceof Json || (type instanceof Array array && !bytes(array))) {
      return Optional.of(
          mariaDb ? longText() : new MySqlType("json", "json", 0, 0, 0, 0, 0, "", "", ""));
    } else if (type instanceof Xml || type instanceof Native) {
      return Optional.of(longText());
    } else if (type instanceof Enumeration labels) {
      return Optional.of(labelled("enum", labels.labels()));
    }
    return type instanceof LabelSet set
        ? Optional.of(labelled("set", set.labels()))
        : Optional.empty();
  }

  private static boolean bytes(Array array) {
    return array.element() instanceof Bytes
        || (array.element() instanceof Array inner && bytes(inner));
  }

  static Optional<MySqlType> timed(String base, int fraction) {
    String name = fraction == 0 ? base : base + "(" + fraction + ")";
    return fraction > MICROSECONDS
        ? Optional.of(varchar(60))
        : Optional.of(new MySqlType(name, base, 0, 0, 0, 0, fraction, "", "", ""));
  }

  static MySqlType number(String name, String base, int precision, int scale) {
    return new MySqlType(name, base, 0, 0, precision, scale, 0, "", "", "");
  }

  static MySqlType binary(String name, String base, long length) {
    return new MySqlType(name, base, length, length, 0, 0, 0, "", "", "");
  }

  static MySqlType text(String name, String base, long length, long octets) {
    return new MySqlType(name, base, length, octets, 0, 0, 0, CHARSET, CHARSET + "_bin", "");
  }

  private static MySqlType varchar(long characters) {
    return text("varchar(" + characters + ")", "varchar", characters, characters * 4);
  }

  private static MySqlType longText() {
    return text("longtext", "longtext", LONG, LONG);
  }

  static MySqlType labelled(String base, List<String> labels) {
    String name =
        labels.stream()
            .map(label -> "'" + label.replace("\\", "\\\\").replace("'", "''") + "'")
            .collect(Collectors.joining(",", base + "(", ")"));
    return text(name, base, 0, 0);
  }
}
