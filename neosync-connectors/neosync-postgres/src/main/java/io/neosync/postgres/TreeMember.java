package io.neosync.postgres;

import io.neosync.schema.TableRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table, or a partition of one, without its columns.
 *
 * @param root the number of the table that it is a partition of, or its own
 * @param kind {@code r}, {@code p} with partitions, {@code f} for a foreign table
 * @param bound which rows go to this partition; null if it is none
 * @param partitionKey null if it has no partitions
 * @param parents what it inherits from; for a partition the table that it is attached to
 */
record TreeMember(
    long oid,
    long root,
    TableRef ref,
    String kind,
    boolean unlogged,
    @Nullable String bound,
    @Nullable String partitionKey,
    @Nullable String ofType,
    @Nullable String accessMethod,
    @Nullable String options,
    String replicaIdentity,
    List<TableRef> parents,
    @Nullable String comment,
    boolean secured,
    boolean placed) {

  /** Values of storage parameters are quoted unless they are plain words or numbers. */
  private static final String OPTIONS =
      """
      (select string_agg(%s || split_part(o, '=', 1) || '=' || case
          when substr(o, strpos(o, '=') + 1) ~ '^[a-z0-9_.+-]+$' then substr(o, strpos(o, '=') + 1)
          else quote_literal(substr(o, strpos(o, '=') + 1)) end, ', ') from unnest(%s) o)\
      """;

  private static final String MEMBERS =
      """
      select c.oid, coalesce(pg_partition_root(c.oid)::oid, c.oid) as root, n.nspname, c.relname,
        c.relkind, c.relpersistence = 'u' as unlogged,
        case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end as bound,
        pg_get_partkeydef(c.oid) as partition_key,
        case when c.reloftype <> 0 then format_type(c.reloftype, null) end as of_type,
        (select quote_ident(m.amname) from pg_am m where m.oid = c.relam and m.amname <> 'heap')
          as access_method,
        concat_ws(', ', %s, %s) as options,
        c.relreplident, obj_description(c.oid, 'pg_class') as comment,
        c.relrowsecurity or exists (select from pg_policy p where p.polrelid = c.oid) as secured,
        c.reltablespace <> 0 as placed,
        array(select pn.nspname::text from pg_inherits h join pg_class p on p.oid = h.inhparent
          join pg_namespace pn on pn.oid = p.relnamespace
          where h.inhrelid = c.oid order by h.inhseqno) as parent_schemas,
        array(select p.relname::text from pg_inherits h join pg_class p on p.oid = h.inhparent
          where h.inhrelid = c.oid order by h.inhseqno) as parent_names
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_class toast on toast.oid = c.reltoastrelid
      where c.oid = any(string_to_array(?, ',')::oid[])
        or c.relispartition and pg_partition_root(c.oid) = any(string_to_array(?, ',')::oid[])
      order by c.relispartition, 3, 4
      """;

  /** These tables, and then all their partitions. Names hold the mark of {@code home}. */
  static List<TreeMember> read(Backend backend, Home home, String roots) throws SQLException {
    String sql =
        MEMBERS.formatted(
            OPTIONS.formatted("''", "c.reloptions"),
            OPTIONS.formatted("'toast.'", "toast.reloptions"));
    return backend.query(sql, row -> member(row, home), roots, roots);
  }

  private static TreeMember member(ResultSet row, Home home) throws SQLException {
    List<TableRef> parents = new ArrayList<>();
    List<String> schemas = CatalogReader.strings(row, "parent_schemas");
    List<String> names = CatalogReader.strings(row, "parent_names");
    for (int i = 0; i < schemas.size(); i++) {
      parents.add(home.mark(schemas.get(i), names.get(i)));
    }
    String options = Objects.requireNonNull(row.getString("options"));
    return new TreeMember(
        row.getLong("oid"),
        row.getLong("root"),
        home.mark(row.getString("nspname"), row.getString("relname")),
        Objects.requireNonNull(row.getString("relkind")),
        row.getBoolean("unlogged"),
        row.getString("bound"),
        row.getString("partition_key"),
        row.getString("of_type"),
        row.getString("access_method"),
        options.isEmpty() ? null : options,
        Objects.requireNonNull(row.getString("relreplident")),
        parents,
        row.getString("comment"),
        row.getBoolean("secured"),
        row.getBoolean("placed"));
  }

  boolean partition() {
    return bound != null;
  }

  /** Whether it inherits from tables without being a partition. */
  boolean inherits() {
    return !partition() && !parents.isEmpty();
  }
}
