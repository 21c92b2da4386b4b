package io.neosync.postgres;

import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.Column.Fill;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.ForeignKey.Validity;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads the tables of some schemas, with a number of queries that does not depend on theirs. */
final class CatalogReader {

  /**
   * The number of rows is that of the last ANALYZE, scaled to the file's present size; without one
   * it is guessed from the size.
   */
  private static final String TABLES =
      """
      with picked as (
        select c.oid, n.nspname, c.relname, c.relkind = 'p' as partitioned, c.relowner
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = any(string_to_array(?, chr(1)))
          and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
          and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
            and d.objid = c.oid and d.deptype = 'e')),
      leaf(root, oid) as (
        select oid, oid from picked where not partitioned
        union all
        select picked.oid, t.relid from picked
        cross join lateral pg_partition_tree(picked.oid) t
        where picked.partitioned and t.isleaf),
      estimate(root, number) as (
        select leaf.root, sum(case when x.relpages > 0 and x.reltuples >= 0
          then x.reltuples / x.relpages
            * (pg_relation_size(x.oid) / current_setting('block_size')::int)
          else pg_relation_size(x.oid) / 100.0 end)::bigint
        from leaf
        join pg_class x on x.oid = leaf.oid
        group by leaf.root)
      select c.oid, c.nspname, c.relname, c.partitioned,
        pg_has_role(c.relowner, 'USAGE') as owned,
        has_table_privilege(c.oid, 'SELECT') as may_select,
        has_table_privilege(c.oid, 'INSERT') as may_insert,
        has_table_privilege(c.oid, 'TRUNCATE') as may_truncate,
        has_table_privilege(c.oid, 'DELETE') as may_delete,
        row_security_active(c.oid) as row_security,
        coalesce(estimate.number, 0) as estimate
      from picked c
      left join estimate on estimate.root = c.oid
      order by 2, 3
      """;

  private static final String COLUMNS =
      """
      select a.attrelid, a.attname, a.atttypid, a.atttypmod,
        format_type(a.atttypid, a.atttypmod) as type, a.attnotnull,
        case when a.attgenerated <> '' then 'GENERATED' when a.attidentity <> '' then 'IDENTITY'
          when a.atthasdef or t.typdefault is not null then 'DEFAULT' else 'NONE' end as fill
      from pg_attribute a
      join pg_type t on t.oid = a.atttypid
      where a.attrelid = any(string_to_array(?, ',')::oid[]) and a.attnum > 0 and not a.attisdropped
      order by a.attrelid, a.attnum
      """;

  private static final String KEYS =
      """
      select i.indrelid, x.relname, i.indisprimary,
        array(select a.attname::text from unnest(i.indkey) with ordinality u(attnum, position)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.attnum
          where u.position <= i.indnkeyatts order by u.position) as columns
      from pg_index i
      join pg_class x on x.oid = i.indexrelid
      where i.indrelid = any(string_to_array(?, ',')::oid[]) and i.indisunique and i.indisvalid
        and i.indpred is null and not 0 = any(i.indkey)
      order by i.indrelid, i.indisprimary desc, x.relname
      """;

  /**
   * Foreign keys of a partition count as its root's, and so do those that reference a partition:
   * unchecked, as they say nothing of the other partitions. Nor does a temporal key point at
   * exactly one row.
   */
  private static final String FOREIGN_KEYS =
      """
      select k.conname, coalesce(pg_partition_root(k.conrelid)::oid, k.conrelid) as root,
        tn.nspname as to_schema, tc.relname as to_name,
        array(select a.attname::text from unnest(k.conkey) with ordinality u(attnum, position)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum
          order by u.position) as columns,
        array(select a.attname::text from unnest(k.confkey) with ordinality u(attnum, position)
          join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.attnum
          order by u.position) as referenced,
        k.convalidated and pg_partition_root(k.conrelid) is not distinct from
            (select p.oid from pg_class p where p.oid = k.conrelid and p.relkind = 'p')
          and pg_partition_root(k.confrelid) is not distinct from
            (select p.oid from pg_class p where p.oid = k.confrelid and p.relkind = 'p')
          and not coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false) as enforced
      from pg_constraint k
      join pg_class tc on tc.oid = coalesce(pg_partition_root(k.confrelid)::oid, k.confrelid)
      join pg_namespace tn on tn.oid = tc.relnamespace
      where k.contype = 'f' and k.conparentid = 0
        and coalesce(pg_partition_root(k.conrelid)::oid, k.conrelid) = any(string_to_array(?, ',')::oid[])
      order by 2, 1
      """;

  private final Backend backend;
  private final TypeReader types;
  private final Sequences sequences;
  private final Map<Long, List<Column>> columns = new HashMap<>();
  private final Map<Long, List<Key>> keys = new HashMap<>();
  private final Map<Long, List<ForeignKey>> foreignKeys = new HashMap<>();
  private final Map<TableRef, Relation> relations = new LinkedHashMap<>();

  /** Whether {@link Column#nextGenerated} is wanted. */
  enum Sequences {
    READ,
    IGNORED
  }

  private CatalogReader(Backend backend, TypeReader types, Sequences sequences) {
    this.backend = backend;
    this.types = types;
    this.sequences = sequences;
  }

  /**
   * The base tables of these schemas, by name.
   *
   * @param sequences whether it is asked what they give next, which locks them
   */
  static Map<TableRef, Relation> read(Backend backend, List<String> schemas, Sequences sequences)
      throws SQLException {
    boolean multiranges = backend.version() >= 14;
    CatalogReader reader =
        new CatalogReader(backend, new TypeReader(backend, multiranges), sequences);
    reader.read(schemas);
    return reader.relations;
  }

  static Catalog catalog(Map<TableRef, Relation> relations) {
    return Catalog.of(relations.values().stream().map(Relation::table).toList());
  }

  private record Head(
      long oid,
      TableRef ref,
      boolean partitioned,
      boolean owned,
      Relation.Rights rights,
      boolean rowSecurity,
      long estimate) {}

  private void read(List<String> schemas) throws SQLException {
    List<Head> heads = backend.query(TABLES, CatalogReader::head, String.join("\u0001", schemas));
    Map<Long, TableRef> names = new HashMap<>();
    heads.forEach(head -> names.put(head.oid(), head.ref()));
    String oids = Oids.array(names.keySet());
    readColumns(oids);
    readKeys(oids);
    readForeignKeys(oids, names);
    for (Head head : heads) {
      Table table =
          new Table(
              head.ref(),
              columns.getOrDefault(head.oid(), List.of()),
              keys.getOrDefault(head.oid(), List.of()),
              foreignKeys.getOrDefault(head.oid(), List.of()),
              Math.max(0, head.estimate()));
      relations.put(
          head.ref(),
          new Relation(
              table,
              head.oid(),
              head.partitioned(),
              head.owned(),
              head.rights(),
              head.rowSecurity()));
    }
  }

  private static Head head(ResultSet row) throws SQLException {
    return new Head(
        row.getLong("oid"),
        new TableRef(row.getString("nspname"), row.getString("relname")),
        row.getBoolean("partitioned"),
        row.getBoolean("owned"),
        new Relation.Rights(
            row.getBoolean("may_select"),
            row.getBoolean("may_insert"),
            row.getBoolean("may_truncate"),
            row.getBoolean("may_delete")),
        row.getBoolean("row_security"),
        row.getLong("estimate"));
  }

  private void readColumns(String oids) throws SQLException {
    Map<Long, Map<String, Long>> generated =
        sequences == Sequences.READ ? SequenceReader.nextValues(backend, oids) : Map.of();
    backend.forEach(
        COLUMNS,
        row -> {
          long relation = row.getLong("attrelid");
          String name = row.getString("attname");
          Long next = generated.getOrDefault(relation, Map.of()).get(name);
          columns
              .computeIfAbsent(relation, oid -> new ArrayList<>())
              .add(
                  new Column(
                      name,
                      types.type(
                          row.getLong("atttypid"), row.getInt("atttypmod"), row.getString("type")),
                      !row.getBoolean("attnotnull"),
                      Fill.valueOf(row.getString("fill")),
                      next == null ? OptionalLong.empty() : OptionalLong.of(next)));
        },
        oids);
  }

  private void readKeys(String oids) throws SQLException {
    backend.forEach(
        KEYS,
        row ->
            keys.computeIfAbsent(row.getLong("indrelid"), oid -> new ArrayList<>())
                .add(
                    new Key(
                        row.getString("relname"),
                        row.getBoolean("indisprimary") ? Key.Kind.PRIMARY : Key.Kind.UNIQUE,
                        strings(row, "columns"))),
        oids);
  }

  private void readForeignKeys(String oids, Map<Long, TableRef> names) throws SQLException {
    backend.forEach(
        FOREIGN_KEYS,
        row -> {
          long table = row.getLong("root");
          TableRef name = names.get(table);
          if (name != null) {
            foreignKeys
                .computeIfAbsent(table, oid -> new ArrayList<>())
                .add(
                    new ForeignKey(
                        row.getString("conname"),
                        name,
                        strings(row, "columns"),
                        new TableRef(row.getString("to_schema"), row.getString("to_name")),
                        strings(row, "referenced"),
                        row.getBoolean("enforced") ? Validity.ENFORCED : Validity.UNCHECKED));
          }
        },
        oids);
  }

  static List<String> strings(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
