package io.neosync.mysql;

import io.neosync.mysql.MySqlType.Kind;
import io.neosync.schema.LogicalType;
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
import io.neosync.schema.LogicalType.Span;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.LogicalType.Timestamp;
import io.neosync.schema.LogicalType.Uuid;
import java.util.OptionalLong;

/** What MySQL's types hold, and what they take of other engines, in no engine's words. */
final class MySqlLogical {

  private MySqlLogical() {}

  /** What values read from a column of this type are. */
  static LogicalType of(MySqlType type) {
    return switch (type.kind()) {
      case INTEGER -> isBoolean(type) ? new Bool() : integer(type);
      case DECIMAL -> Decimal.of(type.precision(), type.scale());
      case FLOAT -> new FloatingPoint(32);
      case DOUBLE -> new FloatingPoint(64);
      case BIT -> new Bits(OptionalLong.of(type.precision()), false);
      case YEAR -> Int.of(16);
      case DATE -> new Date();
      case DATETIME -> new Timestamp(type.fraction());
      case TIMESTAMP -> new Moment(type.fraction());
      case TIME -> new Span(type.fraction());
      case CHAR, VARCHAR -> Text.of(type.length());
      case TEXT -> longest(type) ? Text.UNLIMITED : Text.of(type.octets());
      case BINARY, VARBINARY -> Bytes.of(type.octets());
      case BLOB -> longest(type) ? Bytes.UNLIMITED : Bytes.of(type.octets());
      case ENUM -> new Enumeration(type.labels());
      case SET -> new LabelSet(type.labels());
      case JSON -> new Json();
      case GEOMETRY, OPAQUE -> new Native(MySql.ENGINE, type.name(), Native.Form.BYTES);
      case OTHER -> type.base().equals("uuid") ? new Uuid() : new Native(MySql.ENGINE, type.name());
    };
  }

  /** What a column takes of values of {@code from}: a text counts bytes, a boolean is a number. */
  static LogicalType takenBy(MySqlType type, LogicalType from) {
    if (type.kind() == Kind.INTEGER && isBoolean(type)) {
      return from instanceof Bool ? new Bool() : integer(type);
    } else if (type.kind() == Kind.TEXT && !longest(type)) {
      return Text.of(type.octets() / Assignability.bytes(type));
    } else if (type.kind() == Kind.YEAR || measured(type)) {
      return new Native(MySql.ENGINE, type.name()); // holds few numbers, or rounds them
    }
    return of(type);
  }

  private static Int integer(MySqlType type) {
    return new Int(Assignability.bits(type), !type.unsigned());
  }

  /** A BOOLEAN is no type of its own, only a name for this one. */
  private static boolean isBoolean(MySqlType type) {
    return type.name().equals("tinyint(1)");
  }

  /** Four gigabytes are more than any other engine's text or bytes. */
  private static boolean longest(MySqlType type) {
    return type.base().startsWith("long");
  }

  private static boolean measured(MySqlType type) {
    return (type.kind() == Kind.FLOAT || type.kind() == Kind.DOUBLE)
        && (type.scale() >= 0 || type.unsigned());
  }
}
