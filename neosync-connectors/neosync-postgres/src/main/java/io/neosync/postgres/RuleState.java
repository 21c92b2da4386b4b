package io.neosync.postgres;

import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule on INSERT, UPDATE or DELETE. COPY passes it by, but it would rewrite the statements that
 * move rows out of a staging table, and ON CONFLICT does not go with it even when it is disabled.
 */
record RuleState(
    String name,
    TableRef table,
    TableRef root,
    String definition,
    String enabled,
    @Nullable String comment) {

  private static final String RULES =
      """
      select r.rulename, n.nspname, c.relname, rn.nspname as root_schema, rc.relname as root_name,
        pg_get_ruledef(r.oid) as definition, r.ev_enabled,
        obj_description(r.oid, 'pg_rewrite') as comment
      from pg_rewrite r
      join pg_class c on c.oid = r.ev_class
      join pg_namespace n on n.oid = c.relnamespace
      join pg_class rc on rc.oid = coalesce(pg_partition_root(c.oid)::oid, c.oid)
      join pg_namespace rn on rn.oid = rc.relnamespace
      where r.ev_type in ('2', '3', '4') and rc.oid = any(string_to_array(?, ',')::oid[])
      order by 2, 3, 1
      """;

  static List<RuleState> read(Backend backend, String rootOids) throws SQLException {
    return backend.query(
        RULES,
        row ->
            new RuleState(
                row.getString("rulename"),
                new TableRef(row.getString("nspname"), row.getString("relname")),
                new TableRef(row.getString("root_schema"), row.getString("root_name")),
                Objects.requireNonNull(row.getString("definition")),
                row.getString("ev_enabled"),
                row.getString("comment")),
        rootOids);
  }

  String drop() {
    return "DROP RULE %s ON %s".formatted(PgSql.name(name), PgSql.name(table));
  }

  /** What creates it again, as it was. */
  List<String> create() {
    List<String> statements = new ArrayList<>(List.of(definition));
    String state =
        switch (enabled) {
          case "D" -> "DISABLE RULE";
          case "R" -> "ENABLE REPLICA RULE";
          case "A" -> "ENABLE ALWAYS RULE";
          default -> "";
        };
    if (!state.isEmpty()) {
      statements.add("ALTER TABLE %s %s %s".formatted(PgSql.name(table), state, PgSql.name(name)));
    }
    if (comment != null) {
      statements.add(
          "COMMENT ON RULE %s ON %s IS %s"
              .formatted(PgSql.name(name), PgSql.name(table), PgSql.literal(comment)));
    }
    return statements;
  }
}
