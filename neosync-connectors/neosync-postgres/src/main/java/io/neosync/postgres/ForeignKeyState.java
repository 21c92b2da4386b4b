package io.neosync.postgres;

import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key as it stands on the destination.
 *
 * @param table the table that declares it, a partition perhaps
 * @param root the root of that table's partition tree, or the table itself
 * @param referenced the table that it points to, a partition perhaps
 * @param referencedRoot likewise for the referenced table
 * @param definition from {@code pg_get_constraintdef}
 * @param index the key that it points to
 * @param droppable whether our role may drop it and create it again
 * @param enforced whether all present rows are known to satisfy it
 * @param deferrable whether its check can wait for the end of the transaction
 * @param rootPartitioned whether {@code root} has partitions
 * @param rootTruncatable whether our role may truncate {@code root}
 * @param copies how the server named the copies that partitions got
 */
record ForeignKeyState(
    long oid,
    String name,
    TableRef table,
    TableRef root,
    TableRef referenced,
    TableRef referencedRoot,
    Match match,
    String definition,
    long index,
    boolean droppable,
    boolean enforced,
    boolean deferrable,
    boolean rootPartitioned,
    boolean rootTruncatable,
    @Nullable String comment,
    List<Copy> copies) {

  /**
   * When a row satisfies it.
   *
   * @param columns of the table
   * @param referencedColumns of the referenced table, in the same order
   * @param operators that compare a referenced column with a column, with their schemas
   * @param collations how to compare a referenced column: a COLLATE clause, or nothing
   * @param period whether the last columns are ranges, which several rows may cover together
   * @param full whether all columns must be NULL when one is (MATCH FULL)
   * @param only whether the table's own rows count, and not those of its partitions
   * @param referencedOnly likewise for the referenced table
   */
  record Match(
      List<String> columns,
      List<String> referencedColumns,
      List<String> operators,
      List<String> collations,
      boolean period,
      boolean full,
      boolean only,
      boolean referencedOnly) {}

  /** The copy of a foreign key that belongs to a partition of either side. */
  record Copy(TableRef table, TableRef referenced, String name) {}

  private static final String FOREIGN_KEYS =
      """
      select k.oid, k.conname, n.nspname, c.relname, rn.nspname as root_schema,
        rc.relname as root_name, fn.nspname as to_schema, fc.relname as to_name,
        pg_get_constraintdef(k.oid) as definition, k.conindid, k.convalidated,
        gn.nspname as referenced_schema, g.relname as referenced_name,
        array(select a.attname::text from unnest(k.conkey) with ordinality u(attnum, position)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum
          order by u.position) as columns,
        array(select a.attname::text from unnest(k.confkey) with ordinality u(attnum, position)
          join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.attnum
          order by u.position) as referenced_columns,
        array(select quote_ident(p.nspname) || '.' || o.oprname
          from unnest(k.conpfeqop) with ordinality u(operator, position)
          join pg_operator o on o.oid = u.operator
          join pg_namespace p on p.oid = o.oprnamespace
          order by u.position) as operators,
        array(select case when ta.attcollation = fa.attcollation then ''
            else ' COLLATE ' || quote_ident(ln.nspname) || '.' || quote_ident(l.collname) end
          from unnest(k.conkey, k.confkey) with ordinality u(attnum, referenced, position)
          join pg_attribute ta on ta.attrelid = k.conrelid and ta.attnum = u.attnum
          join pg_attribute fa on fa.attrelid = k.confrelid and fa.attnum = u.referenced
          left join pg_collation l on l.oid = fa.attcollation
          left join pg_namespace ln on ln.oid = l.collnamespace
          order by u.position) as collations,
        coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false) as period,
        k.confmatchtype = 'f' as match_full, c.relkind <> 'p' as only_own,
        g.relkind <> 'p' as only_referenced,
        k.condeferrable, rc.relkind = 'p' as root_partitioned,
        has_table_privilege(rc.oid, 'TRUNCATE') as root_truncatable,
        pg_has_role(c.relowner, 'USAGE')
          and has_table_privilege(k.confrelid, 'REFERENCES') as droppable,
        obj_description(k.oid, 'pg_constraint') as comment
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_class g on g.oid = k.confrelid
      join pg_namespace gn on gn.oid = g.relnamespace
      join pg_class rc on rc.oid = coalesce(pg_partition_root(k.conrelid)::oid, k.conrelid)
      join pg_namespace rn on rn.oid = rc.relnamespace
      join pg_class fc on fc.oid = coalesce(pg_partition_root(k.confrelid)::oid, k.confrelid)
      join pg_namespace fn on fn.oid = fc.relnamespace
      where k.contype = 'f' and k.conparentid = 0
      order by 3, 4, 2
      """;

  private static final String COPIES =
      """
      with recursive copy(oid, root) as (
        select k.oid, k.conparentid from pg_constraint k
        join pg_constraint p on p.oid = k.conparentid and p.conparentid = 0
        where k.contype = 'f' and k.conparentid <> 0
        union all
        select k.oid, copy.root from pg_constraint k join copy on k.conparentid = copy.oid)
      select copy.root, n.nspname, c.relname, fn.nspname, fc.relname, k.conname
      from copy
      join pg_constraint k on k.oid = copy.oid
      join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_class fc on fc.oid = k.confrelid
      join pg_namespace fn on fn.oid = fc.relnamespace
      order by 2, 3, 4, 5
      """;

  /** All foreign keys of the database: those that reach into a set of tables may be anywhere. */
  static List<ForeignKeyState> read(Backend backend) throws SQLException {
    Map<Long, List<Copy>> copies = copies(backend);
    return backend.query(
        FOREIGN_KEYS,
        row ->
            new ForeignKeyState(
                row.getLong("oid"),
                row.getString("conname"),
                new TableRef(row.getString("nspname"), row.getString("relname")),
                new TableRef(row.getString("root_schema"), row.getString("root_name")),
                new TableRef(row.getString("referenced_schema"), row.getString("referenced_name")),
                new TableRef(row.getString("to_schema"), row.getString("to_name")),
                new Match(
                    CatalogReader.strings(row, "columns"),
                    CatalogReader.strings(row, "referenced_columns"),
                    CatalogReader.strings(row, "operators"),
                    CatalogReader.strings(row, "collations"),
                    row.getBoolean("period"),
                    row.getBoolean("match_full"),
                    row.getBoolean("only_own"),
                    row.getBoolean("only_referenced")),
                Objects.requireNonNull(row.getString("definition")),
                row.getLong("conindid"),
                row.getBoolean("droppable"),
                row.getBoolean("convalidated"),
                row.getBoolean("condeferrable"),
                row.getBoolean("root_partitioned"),
                row.getBoolean("root_truncatable"),
                row.getString("comment"),
                copies.getOrDefault(row.getLong("oid"), List.of())));
  }

  private static Map<Long, List<Copy>> copies(Backend backend) throws SQLException {
    Map<Long, List<Copy>> copies = new HashMap<>();
    backend.forEach(
        COPIES,
        row ->
            copies
                .computeIfAbsent(row.getLong(1), oid -> new ArrayList<>())
                .add(
                    new Copy(
                        new TableRef(row.getString(2), row.getString(3)),
                        new TableRef(row.getString(4), row.getString(5)),
                        row.getString(6))));
    return copies;
  }

  /** The same for another database, with the mark of {@code home}. */
  ForeignKeyState marked(Home home) {
    return renamed(home::mark, home.markIn(definition, " REFERENCES "));
  }

  /** The same with the schema's name on the destination in place of the mark. */
  ForeignKeyState placed(String schema) {
    return renamed(ref -> Home.place(ref, schema), Home.place(definition, schema));
  }

  private ForeignKeyState renamed(UnaryOperator<TableRef> names, String renamedDefinition) {
    return new ForeignKeyState(
        oid,
        name,
        names.apply(table),
        names.apply(root),
        names.apply(referenced),
        names.apply(referencedRoot),
        match,
        renamedDefinition,
        index,
        droppable,
        enforced,
        deferrable,
        rootPartitioned,
        rootTruncatable,
        comment,
        copies.stream()
            .map(
                copy ->
                    new Copy(
                        names.apply(copy.table()), names.apply(copy.referenced()), copy.name()))
            .toList());
  }

  /** Makes its check wait for the end of the transaction. */
  String defer() {
    return "ALTER TABLE %s ALTER CONSTRAINT %s DEFERRABLE INITIALLY DEFERRED"
        .formatted(PgSql.name(table), PgSql.name(name));
  }

  /** Undoes {@link #defer}. */
  String undefer() {
    String before =
        definition.contains("INITIALLY DEFERRED")
            ? "DEFERRABLE INITIALLY DEFERRED"
            : deferrable ? "DEFERRABLE INITIALLY IMMEDIATE" : "NOT DEFERRABLE";
    return "ALTER TABLE %s ALTER CONSTRAINT %s %s"
        .formatted(PgSql.name(table), PgSql.name(name), before);
  }

  String drop() {
    return "ALTER TABLE %s DROP CONSTRAINT %s".formatted(PgSql.name(table), PgSql.name(name));
  }

  String add() {
    return "ALTER TABLE %s ADD CONSTRAINT %s %s"
        .formatted(PgSql.name(table), PgSql.name(name), definition);
  }
}
