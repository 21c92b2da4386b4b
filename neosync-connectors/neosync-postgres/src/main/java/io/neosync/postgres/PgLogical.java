package io.neosync.postgres;

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
import io.neosync.schema.LogicalType.Moment;
import io.neosync.schema.LogicalType.Native;
import io.neosync.schema.LogicalType.OffsetTime;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.LogicalType.Time;
import io.neosync.schema.LogicalType.Timestamp;
import io.neosync.schema.LogicalType.Uuid;
import io.neosync.schema.LogicalType.Xml;
import java.util.OptionalLong;

/**
 * What PostgreSQL's types hold, in no engine's words. An interval has months and days, an inet a
 * network: these and all other types without counterparts are their text.
 */
final class PgLogical {

  /** A modifier that holds a length counts from here (VARHDRSZ). */
  private static final int HEADER = 4;

  private static final int MICROSECONDS = 6;

  private PgLogical() {}

  static LogicalType of(PgType type) {
    PgType bare = type.bare();
    return switch (bare.kind()) {
      case BASE -> base(bare);
      case ENUM -> new Enumeration(bare.labels());
      case ARRAY -> bare.part() == null ? own(bare) : new Array(of(bare.part()));
      default -> own(bare);
    };
  }

  private static LogicalType base(PgType type) {
    return switch (type.typeName()) {
      case "bool" -> new Bool();
      case "int2" -> Int.of(16);
      case "int4" -> Int.of(32);
      case "int8" -> Int.of(64);
      case "numeric" ->
          type.modifier() < 0
              ? Decimal.ANY
              : Decimal.of(Assignability.precision(type), Assignability.scale(type));
      case "float4" -> new FloatingPoint(32);
      case "float8" -> new FloatingPoint(64);
      case "text", "citext" -> Text.UNLIMITED;
      case "varchar", "bpchar" ->
          type.modifier() < 0 ? Text.UNLIMITED : Text.of(type.modifier() - HEADER);
      case "bytea" -> Bytes.UNLIMITED;
      case "date" -> new Date();
      case "time" -> new Time(fraction(type));
      case "timetz" -> new OffsetTime(fraction(type));
      case "timestamp" -> new Timestamp(fraction(type));
      case "timestamptz" -> new Moment(fraction(type));
      case "uuid" -> new Uuid();
      case "json", "jsonb" -> new Json();
      case "xml" -> new Xml();
      case "bit" -> new Bits(OptionalLong.of(Math.max(1, type.modifier())), false);
      case "varbit" ->
          new Bits(
              type.modifier() < 0 ? OptionalLong.empty() : OptionalLong.of(type.modifier()), true);
      default -> own(type);
    };
  }

  private static int fraction(PgType type) {
    return type.modifier() < 0 ? MICROSECONDS : type.modifier();
  }

  private static Native own(PgType type) {
    return new Native(Postgres.ENGINE, type.name());
  }
}
