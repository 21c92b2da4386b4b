package io.neosync.postgres;

import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.List;

/** A user's trigger that would fire while rows are emptied or loaded. */
record TriggerState(String name, TableRef table, TableRef root, boolean always) {

  /** In tgtype, 4 is INSERT, 8 DELETE and 32 TRUNCATE; a trigger for replicas does not fire. */
  private static final String TRIGGERS =
      """
      select t.tgname, n.nspname, c.relname, rn.nspname as root_schema, rc.relname as root_name,
        t.tgenabled = 'A' as always
      from pg_trigger t
      join pg_class c on c.oid = t.tgrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_class rc on rc.oid = coalesce(pg_partition_root(c.oid)::oid, c.oid)
      join pg_namespace rn on rn.oid = rc.relnamespace
      where not t.tgisinternal and t.tgenabled in ('O', 'A') and t.tgtype::int & 44 <> 0
        and rc.oid = any(string_to_array(?, ',')::oid[])
      order by 2, 3, 1
      """;

  static List<TriggerState> read(Backend backend, String rootOids) throws SQLException {
    return backend.query(
        TRIGGERS,
        row ->
            new TriggerState(
                row.getString("tgname"),
                new TableRef(row.getString("nspname"), row.getString("relname")),
                new TableRef(row.getString("root_schema"), row.getString("root_name")),
                row.getBoolean("always")),
        rootOids);
  }

  String disable() {
    return "ALTER TABLE ONLY %s DISABLE TRIGGER %s".formatted(PgSql.name(table), PgSql.name(name));
  }

  String enable() {
    return "ALTER TABLE ONLY %s ENABLE %sTRIGGER %s"
        .formatted(PgSql.name(table), always ? "ALWAYS " : "", PgSql.name(name));
  }
}
