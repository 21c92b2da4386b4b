package io.neosync.postgres;

import io.neosync.postgres.PgType.Kind;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All types of a database, read with two queries. */
final class TypeReader {

  private static final String TYPES =
      """
      select t.oid, t.typname, t.typtype, t.typbasetype, t.typtypmod, t.typrelid,
        case when t.typlen = -1 and t.typelem <> 0 and o.proname = 'array_out' then t.typelem else 0
          end as element,
        t.typsend <> 0 and t.typreceive <> 0 as binary,
        coalesce(r.rngsubtype, 0) as subtype,
        array(select e.enumlabel::text from pg_enum e where e.enumtypid = t.oid
          order by e.enumsortorder) as labels,
        format_type(t.oid, null) as name
      from pg_type t
      join pg_proc o on o.oid = t.typoutput
      left join pg_range r on r.rngtypid = t.oid%s
      """;

  private static final String ATTRIBUTES =
      """
      select a.attrelid, a.atttypid, a.atttypmod, format_type(a.atttypid, a.atttypmod)
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind = 'c'
      where a.attnum > 0 and not a.attisdropped
      order by a.attrelid, a.attnum
      """;

  private record Raw(
      long oid,
      String typeName,
      String kind,
      long base,
      int baseModifier,
      long relation,
      long element,
      boolean binary,
      long subtype,
      List<String> labels,
      String name) {}

  private record Attribute(long relation, long type, int modifier, String name) {}

  private final Map<Long, Raw> types = new HashMap<>();
  private final Map<Long, List<Attribute>> attributes = new HashMap<>();

  TypeReader(Backend backend, boolean multiranges) throws SQLException {
    String join = multiranges ? " or r.rngmultitypid = t.oid" : "";
    for (Raw raw : backend.query(TYPES.formatted(join), TypeReader::raw)) {
      types.put(raw.oid(), raw);
    }
    for (Attribute attribute : backend.query(ATTRIBUTES, TypeReader::attribute)) {
      attributes
          .computeIfAbsent(attribute.relation(), relation -> new ArrayList<>())
          .add(attribute);
    }
  }

  private static Raw raw(ResultSet row) throws SQLException {
    Array labels = row.getArray("labels");
    return new Raw(
        row.getLong("oid"),
        row.getString("typname"),
        row.getString("typtype"),
        row.getLong("typbasetype"),
        row.getInt("typtypmod"),
        row.getLong("typrelid"),
        row.getLong("element"),
        row.getBoolean("binary"),
        row.getLong("subtype"),
        List.of((String[]) labels.getArray()),
        row.getString("name"));
  }

  private static Attribute attribute(ResultSet row) throws SQLException {
    return new Attribute(row.getLong(1), row.getLong(2), row.getInt(3), row.getString(4));
  }

  /**
   * @param name as {@code format_type} writes it with the modifier
   */
  PgType type(long oid, int modifier, String name) {
    Raw raw = types.get(oid);
    if (raw == null) {
      throw new IllegalStateException("pg_type has no row for " + name);
    }
    Kind kind =
        switch (raw.kind()) {
          case "e" -> Kind.ENUM;
          case "d" -> Kind.DOMAIN;
          case "c" -> Kind.COMPOSITE;
          case "r" -> Kind.RANGE;
          case "m" -> Kind.MULTIRANGE;
          default -> raw.element() != 0 ? Kind.ARRAY : Kind.BASE;
        };
    List<PgType> parts = new ArrayList<>();
    for (Attribute attribute : attributes.getOrDefault(raw.relation(), List.of())) {
      parts.add(type(attribute.type(), attribute.modifier(), attribute.name()));
    }
    return new PgType(
        name,
        raw.typeName(),
        oid,
        modifier,
        kind,
        raw.binary(),
        part(raw, modifier),
        raw.labels(),
        parts);
  }

  private @Nullable PgType part(Raw raw, int modifier) {
    if (raw.element() != 0) {
      // The modifier of an array column is that of its elements.
      return type(raw.element(), modifier, name(raw.element()));
    }
    if (raw.base() != 0) {
      return type(raw.base(), raw.baseModifier(), name(raw.base()));
    }
    return raw.subtype() != 0 ? type(raw.subtype(), -1, name(raw.subtype())) : null;
  }

  private String name(long oid) {
    Raw raw = types.get(oid);
    return raw == null ? "unknown" : raw.name();
  }
}
