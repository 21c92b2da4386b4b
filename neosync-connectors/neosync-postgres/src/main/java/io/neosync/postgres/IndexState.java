package io.neosync.postgres;

import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index as it stands on the destination, with the constraint that it implements, if any.
 *
 * @param root the root of the table's partition tree, or the table itself
 * @param parent the index of the partitioned table that this one is attached to, or 0
 * @param constraint the definition of the constraint; null for a mere index
 * @param uniqueness which rows it keeps apart
 * @param options the storage parameters as SQL; null without any
 * @param tablespace null for the database's own
 * @param fixed whether it has to stay: it is invalid, belongs to an extension, or something depends
 *     on it that would not come back with it
 * @param valid whether queries may use it; one of a partitioned table is not before all its parts
 *     are
 * @param statisticsColumns positions of columns that have a statistics target of their own
 * @param statisticsTargets those targets
 */
record IndexState(
    long oid,
    TableRef ref,
    TableRef table,
    TableRef root,
    boolean partitioned,
    long parent,
    @Nullable TableRef parentRef,
    String definition,
    @Nullable String constraint,
    boolean exclusion,
    Uniqueness uniqueness,
    @Nullable String options,
    @Nullable String tablespace,
    boolean clustered,
    boolean replicaIdentity,
    boolean fixed,
    boolean valid,
    @Nullable String comment,
    @Nullable String constraintComment,
    List<Integer> statisticsColumns,
    List<Integer> statisticsTargets) {

  /**
   * Which rows a unique index keeps apart.
   *
   * @param unique false for any other index
   * @param deferrable whether it checks at the end of the transaction only
   * @param columns what must differ; empty where it is not their values but what an expression, a
   *     collation or an operator makes of them
   * @param nullsNotDistinct whether NULL equals NULL
   */
  record Uniqueness(
      boolean unique, boolean deferrable, List<String> columns, boolean nullsNotDistinct) {}

  private static final String INDEXES =
      """
      select i.indexrelid, n.nspname, x.relname as index_name, c.relname as table_name,
        tn.nspname as table_schema, rn.nspname as root_schema, rc.relname as root_name,
        x.relkind = 'I' as partitioned, coalesce(h.inhparent::oid, 0) as parent,
        pn.nspname as parent_schema, px.relname as parent_name,
        pg_get_indexdef(i.indexrelid) as definition,
        pg_get_constraintdef(k.oid) as constraint_definition, k.contype = 'x' as exclusion,
        i.indisunique, not i.indimmediate as deferrable,
        coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) as nulls_not_distinct,
        case when 0 = any(i.indkey) or i.indisexclusion
          or exists (select from unnest(i.indcollation) o join pg_collation l on l.oid = o
            where not l.collisdeterministic)
          then '{}' else array(select a.attname::text
          from unnest(i.indkey) with ordinality u(attnum, position)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.attnum
          where u.position <= i.indnkeyatts order by u.position) end as key_columns,
        array_to_string(x.reloptions, ', ') as options, s.spcname,
        i.indisclustered, i.indisreplident,
        obj_description(i.indexrelid, 'pg_class') as comment,
        obj_description(k.oid, 'pg_constraint') as constraint_comment,
        array(select a.attnum::int from pg_attribute a where a.attrelid = i.indexrelid
          and coalesce(a.attstattarget, -1) >= 0 order by a.attnum) as stat_columns,
        array(select a.attstattarget::int from pg_attribute a where a.attrelid = i.indexrelid
          and coalesce(a.attstattarget, -1) >= 0 order by a.attnum) as stat_targets,
        not i.indisvalid or not i.indisready
          or exists (select from pg_depend d where d.classid = 'pg_class'::regclass
            and d.objid = i.indexrelid and d.deptype in ('e', 'x'))
          or exists (select from pg_depend d where d.deptype in ('n', 'a')
            and (d.refclassid = 'pg_class'::regclass and d.refobjid = i.indexrelid
              or d.refclassid = 'pg_constraint'::regclass and d.refobjid = k.oid)
            and not (d.classid = 'pg_constraint'::regclass and exists (
              select from pg_constraint f where f.oid = d.objid and f.contype = 'f')))
          as fixed, i.indisvalid
      from pg_index i
      join pg_class x on x.oid = i.indexrelid
      join pg_namespace n on n.oid = x.relnamespace
      join pg_class c on c.oid = i.indrelid
      join pg_namespace tn on tn.oid = c.relnamespace
      join pg_class rc on rc.oid = coalesce(pg_partition_root(c.oid)::oid, c.oid)
      join pg_namespace rn on rn.oid = rc.relnamespace
      left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = i.indrelid
        and k.contype in ('p', 'u', 'x')
      left join pg_inherits h on h.inhrelid = i.indexrelid
      left join pg_class px on px.oid = h.inhparent
      left join pg_namespace pn on pn.oid = px.relnamespace
      left join pg_tablespace s on s.oid = x.reltablespace
      where rc.oid = any(string_to_array(?, ',')::oid[])
      order by 5, 4, k.contype nulls last, 3
      """;

  /** The indexes of these tables and of all their partitions. */
  static List<IndexState> read(Backend backend, String rootOids) throws SQLException {
    return backend.query(
        INDEXES,
        row -> {
          String parentName = row.getString("parent_name");
          return new IndexState(
              row.getLong("indexrelid"),
              new TableRef(row.getString("nspname"), row.getString("index_name")),
              new TableRef(row.getString("table_schema"), row.getString("table_name")),
              new TableRef(row.getString("root_schema"), row.getString("root_name")),
              row.getBoolean("partitioned"),
              row.getLong("parent"),
              parentName == null ? null : new TableRef(row.getString("parent_schema"), parentName),
              Objects.requireNonNull(row.getString("definition")),
              row.getString("constraint_definition"),
              row.getBoolean("exclusion"),
              new Uniqueness(
                  row.getBoolean("indisunique"),
                  row.getBoolean("deferrable"),
                  CatalogReader.strings(row, "key_columns"),
                  row.getBoolean("nulls_not_distinct")),
              row.getString("options"),
              row.getString("spcname"),
              row.getBoolean("indisclustered"),
              row.getBoolean("indisreplident"),
              row.getBoolean("fixed"),
              row.getBoolean("indisvalid"),
              row.getString("comment"),
              row.getString("constraint_comment"),
              List.of((Integer[]) row.getArray("stat_columns").getArray()),
              List.of((Integer[]) row.getArray("stat_targets").getArray()));
        },
        rootOids);
  }

  /** The same for another database: with the mark of {@code home}, in the usual tablespace. */
  IndexState marked(Home home) {
    return new IndexState(
        oid,
        home.mark(ref),
        home.mark(table),
        home.mark(root),
        partitioned,
        parent,
        parentRef == null ? null : home.mark(parentRef),
        home.markIn(home.markIn(definition, " ON "), " ON ONLY "),
        constraint,
        exclusion,
        uniqueness,
        options,
        null,
        clustered,
        replicaIdentity,
        fixed,
        valid,
        comment,
        constraintComment,
        statisticsColumns,
        statisticsTargets);
  }

  /** Whether a new row can conflict with another because of this index. */
  boolean keepsApart() {
    return uniqueness.unique() || exclusion;
  }

  /** The same index, but checking each row at once. */
  IndexState immediate() {
    String text = constraint == null ? null : constraint.replaceFirst(" DEFERRABLE.*$", "");
    return new IndexState(
        oid,
        ref,
        table,
        root,
        partitioned,
        parent,
        parentRef,
        definition,
        text,
        exclusion,
        uniqueness,
        options,
        tablespace,
        clustered,
        replicaIdentity,
        fixed,
        valid,
        comment,
        constraintComment,
        statisticsColumns,
        statisticsTargets);
  }

  /** What drops it; an index that is attached to another goes with that one. */
  String drop() {
    return constraint == null
        ? "DROP INDEX " + PgSql.name(ref)
        : "ALTER TABLE %s DROP CONSTRAINT %s".formatted(PgSql.name(table), PgSql.name(ref.name()));
  }

  /** What builds it again. */
  String create() {
    if (constraint == null) {
      return definition;
    }
    String only = partitioned || parent != 0 ? "ONLY " : "";
    return "ALTER TABLE %s%s ADD CONSTRAINT %s %s"
        .formatted(only, PgSql.name(table), PgSql.name(ref.name()), constraintWithOptions());
  }

  /** The server's definition of a constraint leaves the index's storage parameters out. */
  private String constraintWithOptions() {
    String text = Objects.requireNonNull(constraint);
    if (options == null || exclusion) {
      return text;
    }
    int deferrable = text.lastIndexOf(" DEFERRABLE");
    int end = deferrable < 0 ? text.length() : deferrable;
    return text.substring(0, end) + " WITH (" + options + ")" + text.substring(end);
  }

  /** What makes the built index what it was before, in order. */
  List<String> finish() {
    List<String> statements = new ArrayList<>();
    if (exclusion && options != null) {
      statements.add("ALTER INDEX %s SET (%s)".formatted(PgSql.name(ref), options));
    }
    for (int i = 0; i < statisticsColumns.size(); i++) {
      statements.add(
          "ALTER INDEX %s ALTER COLUMN %d SET STATISTICS %d"
              .formatted(PgSql.name(ref), statisticsColumns.get(i), statisticsTargets.get(i)));
    }
    if (parentRef != null) {
      statements.add(
          "ALTER INDEX %s ATTACH PARTITION %s".formatted(PgSql.name(parentRef), PgSql.name(ref)));
    }
    if (clustered) {
      statements.add(
          "ALTER TABLE %s CLUSTER ON %s".formatted(PgSql.name(table), PgSql.name(ref.name())));
    }
    if (replicaIdentity) {
      statements.add(
          "ALTER TABLE ONLY %s REPLICA IDENTITY USING INDEX %s"
              .formatted(PgSql.name(table), PgSql.name(ref.name())));
    }
    if (comment != null) {
      statements.add(
          "COMMENT ON INDEX %s IS %s".formatted(PgSql.name(ref), PgSql.literal(comment)));
    }
    if (constraintComment != null) {
      statements.add(
          "COMMENT ON CONSTRAINT %s ON %s IS %s"
              .formatted(
                  PgSql.name(ref.name()), PgSql.name(table), PgSql.literal(constraintComment)));
    }
    return statements;
  }
}
