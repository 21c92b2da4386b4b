package io.neosync.postgres;

import io.neosync.schema.ColumnType;
import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Array;
import io.neosync.schema.LogicalType.Bits;
import io.neosync.schema.LogicalType.Bool;
import io.neosync.schema.LogicalType.Bytes;
import io.neosync.schema.LogicalType.Date;
import io.neosync.schema.LogicalType.Decimal;
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
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the type of a created column: the narrowest that holds every value of another engine's.
 */
final class PgColumns implements PortableTypes<PgType, SQLException> {

  private static final int MAX_PRECISION = 1_000;

  private static final long MAX_VARCHAR = 10_485_760;

  private static final int MICROSECONDS = 6;

  private static final int HEADER = 4;

  private final Backend backend;
  private final TypeReader types;
  private final ReturningEnums enums;

  PgColumns(Backend backend, ReturningEnums enums) throws SQLException {
    this.backend = backend;
    this.enums = enums;
    boolean multiranges = backend.version() >= 14;
    this.types = new TypeReader(backend, multiranges);
  }

  /** A built-in type and its modifier, or -1. */
  private record Choice(String name, int modifier) {

    Choice(String name) {
      this(name, -1);
    }
  }

  @Override
  public String engine() {
    return Postgres.ENGINE;
  }

  @Override
  public Optional<PgType> holding(ColumnType type) throws SQLException {
    LogicalType logical = type.logical();
    if (logical instanceof LabelSet) {
      return Optional.of(built(new Choice("text"), true));
    } else if (logical instanceof Array array) {
      Optional<Choice> element = choice(array.element());
      return element.isEmpty() ? Optional.empty() : Optional.of(built(element.get(), true));
    }
    Optional<Choice> choice = choice(logical);
    return choice.isEmpty() ? Optional.empty() : Optional.of(built(choice.get(), false));
  }

  @Override
  public Optional<String> most(LogicalType type) {
    boolean bytes = type instanceof Native own && own.form() == Native.Form.BYTES;
    return Optional.of(bytes ? "bytea" : "text");
  }

  /** A built-in type, or the only one of the name. */
  @Override
  public Optional<PgType> written(String type) throws SQLException {
    Optional<ChosenType> chosen = ChosenType.of(type);
    return chosen.isEmpty() ? Optional.empty() : found(chosen.get());
  }

  /** Domains are left behind, as the plan says: one of the same name may check something else. */
  @Override
  public Optional<PgType> same(ColumnType type) throws SQLException {
    Optional<PgType> own =
        PortableTypes.super.same(type).filter(each -> each.kind() != PgType.Kind.DOMAIN);
    return own.isPresent() ? own : enums.of(type);
  }

  private Optional<PgType> found(ChosenType chosen) throws SQLException {
    record Found(long oid, String name, boolean builtIn) {}

    List<Found> found =
        backend.query(
            """
            select o.oid, format_type(o.oid, ?), t.typnamespace = 'pg_catalog'::regnamespace
            from pg_type t, lateral (select case when ? then t.typarray else t.oid end as oid) o
            where t.typtype <> 'p' and o.oid <> 0
              and (format_type(t.oid, null) in (?, lower(?)) or t.typname in (?, lower(?)))
            order by 3 desc, t.oid
            """,
            row -> new Found(row.getLong(1), row.getString(2), row.getBoolean(3)),
            chosen.modifier(),
            chosen.array(),
            chosen.name(),
            chosen.name(),
            chosen.name(),
            chosen.name());
    return found.stream()
        .filter(each -> each.builtIn() || found.size() == 1)
        .findFirst()
        .map(each -> types.type(each.oid(), chosen.modifier(), each.name()));
  }

  private PgType built(Choice choice, boolean array) throws SQLException {
    record Found(long oid, String name) {}

    List<Found> found =
        backend.query(
            """
            select t.oid, format_type(t.oid, ?)
            from pg_type t join pg_namespace n on n.oid = t.typnamespace
            where n.nspname = 'pg_catalog' and t.typname = ?
            """,
            row -> new Found(row.getLong(1), row.getString(2)),
            choice.modifier(),
            array ? "_" + choice.name() : choice.name());
    return types.type(found.get(0).oid(), choice.modifier(), found.get(0).name());
  }

  private static Optional<Choice> choice(LogicalType type) {
    if (type instanceof Int integer) {
      int bits = integer.signed() ? integer.bits() : integer.bits() + 1;
      return Optional.of(
          bits <= 16
              ? new Choice("int2")
              : bits <= 32
                  ? new Choice("int4")
                  : bits <= 64 ? new Choice("int8") : numeric(integer.digits(), 0));
    } else if (type instanceof Decimal decimal) {
      int precision = decimal.precision().orElse(MAX_PRECISION + 1);
      boolean declared = precision <= MAX_PRECISION && decimal.scale() >= 0;
      return Optional.of(
          declared && decimal.scale() <= precision
              ? numeric(precision, decimal.scale())
              : new Choice("numeric"));
    } else if (type instanceof Text text) {
      long characters = text.characters().orElse(0);
      return Optional.of(
          characters > 0 && characters <= MAX_VARCHAR
              ? new Choice("varchar", (int) characters + HEADER)
              : new Choice("text"));
    } else if (type instanceof Bits bits) {
      long length = bits.length().orElse(0);
      return Optional.of(
          new Choice(
              bits.varying() || length == 0 ? "varbit" : "bit", length == 0 ? -1 : (int) length));
    } else if (type instanceof Native own) {
      return own.form() == Native.Form.TEXT ? Optional.of(new Choice("text")) : Optional.empty();
    }
    return plain(type);
  }

  private static Choice numeric(int precision, int scale) {
    return new Choice("numeric", ((precision << 16) | scale) + HEADER);
  }

  private static Optional<Choice> plain(LogicalType type) {
    if (type instanceof Bool) {
      return Optional.of(new Choice("bool"));
    } else if (type instanceof FloatingPoint number) {
      return Optional.of(new Choice(number.bits() == 32 ? "float4" : "float8"));
    } else if (type instanceof Bytes) {
      return Optional.of(new Choice("bytea"));
    } else if (type instanceof Date) {
      return Optional.of(new Choice("date"));
    } else if (type instanceof Time time) {
      return timed("time", time.fraction());
    } else if (type instanceof OffsetTime time) {
      return timed("timetz", time.fraction());
    } else if (type instanceof Timestamp timestamp) {
      return timed("timestamp", timestamp.fraction());
    } else if (type instanceof Moment moment) {
      return timed("timestamptz", moment.fraction());
    } else if (type instanceof OffsetTimestamp) {
      return Optional.of(new Choice("text")); // timestamptz keeps no offset
    } else if (type instanceof Span span) {
      return span.fraction() > MICROSECONDS
          ? Optional.of(new Choice("text"))
          : Optional.of(new Choice("interval"));
    } else if (type instanceof Uuid) {
      return Optional.of(new Choice("uuid"));
    } else if (type instanceof Json) {
      return Optional.of(new Choice("jsonb"));
    } else if (type instanceof Xml) {
      return Optional.of(new Choice("xml"));
    }
    return type instanceof LogicalType.Enumeration
        ? Optional.of(new Choice("text"))
        : Optional.empty();
  }

  private static Optional<Choice> timed(String type, int fraction) {
    return Optional.of(
        fraction > MICROSECONDS
            ? new Choice("text")
            : fraction == MICROSECONDS ? new Choice(type) : new Choice(type, fraction));
  }
}
