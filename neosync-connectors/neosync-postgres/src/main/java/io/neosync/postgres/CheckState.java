package io.neosync.postgres;

import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A CHECK that is NOT VALID, of a table or of a domain that its columns use: values that violate it
 * may exist, and may arrive.
 *
 * @param subject what has the check, as {@code ALTER} wants it
 * @param described what has the check, as {@code COMMENT ON CONSTRAINT} wants it
 * @param root the table; null for a domain
 * @param owned whether our role may drop it
 */
record CheckState(
    String name,
    String subject,
    String described,
    @Nullable TableRef root,
    String definition,
    boolean owned,
    @Nullable String comment) {

  private static final String OF_TABLES =
      """
      select k.conname, n.nspname, c.relname, rn.nspname as root_schema, rc.relname as root_name,
        pg_get_constraintdef(k.oid) as definition, pg_has_role(c.relowner, 'USAGE') as owned,
        obj_description(k.oid, 'pg_constraint') as comment
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_class rc on rc.oid = coalesce(pg_partition_root(c.oid)::oid, c.oid)
      join pg_namespace rn on rn.oid = rc.relnamespace
      where k.contype = 'c' and not k.convalidated and k.coninhcount = 0
        and rc.oid = any(string_to_array(?, ',')::oid[])
      order by 2, 3, 1
      """;

  /** A domain may be used inside an array, a composite, a range or another domain. */
  private static final String OF_DOMAINS =
      """
      with recursive used(oid) as (
        select a.atttypid from pg_attribute a
        where a.attrelid = any(string_to_array(?, ',')::oid[]) and a.attnum > 0 and not a.attisdropped
        union
        select p.oid
        from used u
        join pg_type t on t.oid = u.oid
        cross join lateral (
          select t.typelem union all select t.typbasetype
          union all select r.rngsubtype from pg_range r where r.rngtypid = t.oid
          union all select a.atttypid from pg_attribute a
            where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped) p(oid)
        where p.oid <> 0)
      select k.conname, n.nspname, t.typname, pg_get_constraintdef(k.oid) as definition,
        pg_has_role(t.typowner, 'USAGE') as owned,
        obj_description(k.oid, 'pg_constraint') as comment
      from pg_constraint k
      join pg_type t on t.oid = k.contypid
      join pg_namespace n on n.oid = t.typnamespace
      where k.contype = 'c' and not k.convalidated and t.oid in (select oid from used)
      order by 2, 3, 1
      """;

  static List<CheckState> read(Backend backend, String rootOids) throws SQLException {
    List<CheckState> checks = new ArrayList<>();
    backend.forEach(
        OF_DOMAINS,
        row -> {
          String domain =
              "DOMAIN "
                  + PgSql.name(new TableRef(row.getString("nspname"), row.getString("typname")));
          checks.add(
              new CheckState(
                  row.getString("conname"),
                  domain,
                  domain,
                  null,
                  Objects.requireNonNull(row.getString("definition")),
                  row.getBoolean("owned"),
                  row.getString("comment")));
        },
        rootOids);
    backend.forEach(
        OF_TABLES,
        row -> {
          String table =
              PgSql.name(new TableRef(row.getString("nspname"), row.getString("relname")));
          checks.add(
              new CheckState(
                  row.getString("conname"),
                  "TABLE " + table,
                  table,
                  new TableRef(row.getString("root_schema"), row.getString("root_name")),
                  Objects.requireNonNull(row.getString("definition")),
                  row.getBoolean("owned"),
                  row.getString("comment")));
        },
        rootOids);
    return checks;
  }

  String drop() {
    return "ALTER %s DROP CONSTRAINT %s".formatted(subject, PgSql.name(name));
  }

  String add() {
    return "ALTER %s ADD CONSTRAINT %s %s".formatted(subject, PgSql.name(name), definition);
  }
}
