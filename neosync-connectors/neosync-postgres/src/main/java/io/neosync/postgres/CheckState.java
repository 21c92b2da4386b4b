package io.neosync.postgres;

import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A CHECK that is NOT VALID: rows that violate it may exist, and may arrive. */
record CheckState(
    String name, TableRef table, TableRef root, String definition, @Nullable String comment) {

  private static final String CHECKS =
      """
      select k.conname, n.nspname, c.relname, rn.nspname as root_schema, rc.relname as root_name,
        pg_get_constraintdef(k.oid) as definition, obj_description(k.oid, 'pg_constraint') as comment
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_class rc on rc.oid = coalesce(pg_partition_root(c.oid)::oid, c.oid)
      join pg_namespace rn on rn.oid = rc.relnamespace
      where k.contype = 'c' and not k.convalidated and k.coninhcount = 0
        and rc.oid = any(cast(? as oid[]))
      order by 2, 3, 1
      """;

  static List<CheckState> read(Backend backend, String rootOids) throws SQLException {
    return backend.query(
        CHECKS,
        row ->
            new CheckState(
                row.getString("conname"),
                new TableRef(row.getString("nspname"), row.getString("relname")),
                new TableRef(row.getString("root_schema"), row.getString("root_name")),
                Objects.requireNonNull(row.getString("definition")),
                row.getString("comment")),
        rootOids);
  }

  String drop() {
    return "ALTER TABLE %s DROP CONSTRAINT %s".formatted(PgSql.name(table), PgSql.name(name));
  }

  String add() {
    return "ALTER TABLE %s ADD CONSTRAINT %s %s"
        .formatted(PgSql.name(table), PgSql.name(name), definition);
  }
}
