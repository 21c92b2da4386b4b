package io.neosync.postgres;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the functions that the text of other functions calls, or the extensions that have them. The
 * server looks such a name up when the text is run, and records no dependency. A name without a
 * schema is taken for one of the schemas where the function would find it: those of its own {@code
 * search_path} or the session's; its own; those of the tables. What is found may be a comment, or a
 * function with other arguments. A function in C counts as one that calls the extension in whose
 * library it is.
 */
final class CalledFunctions {

  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|" + PgSql.WORD + ")";

  private static final String CALLS =
      """
      select f.oid as caller, coalesce(x.refobjid, p.oid) as called,
        x.refobjid is not null as of_extension
      from pg_proc f
      join pg_namespace h on h.oid = f.pronamespace
      cross join lateral regexp_matches(f.prosrc, '(%s(?:\\s*\\.\\s*%s)?)\\s*\\(', 'g')
        written(name)
      cross join lateral parse_ident(written.name[1]) named(parts)
      join pg_proc p on p.proname = named.parts[cardinality(named.parts)]
      join pg_namespace n on n.oid = p.pronamespace
      left join pg_depend x on x.classid = 'pg_proc'::regclass and x.objid = p.oid
        and x.deptype = 'e'
      where f.oid = any(string_to_array(?, ',')::oid[])
        and f.prolang not in (select l.oid from pg_language l where l.lanname in ('c', 'internal'))
        and p.oid >= 16384 and p.oid <> f.oid
        and (p.prokind <> 'a' or x.refobjid is not null)
        and case cardinality(named.parts) when 2 then n.nspname = named.parts[1]
          else n.nspname = h.nspname
            or n.oid in (select c.relnamespace from pg_class c where c.oid = any(string_to_array(?, ',')::oid[]))
            or n.nspname = any(regexp_split_to_array(replace(coalesce(
              (select substring(s.setting from '^search_path=(.*)') from unnest(f.proconfig) s(setting)
                where s.setting like 'search_path=%%'),
              (select s.reset_val from pg_settings s where s.name = 'search_path')),
              '"', ''), '\\s*,\\s*'))
          end
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass
          and d.objid = p.oid and d.deptype = 'i')
      union
      select f.oid, x.refobjid, true
      from pg_proc f
      join pg_proc p on p.probin = f.probin and p.prolang = f.prolang
      join pg_depend x on x.classid = 'pg_proc'::regclass and x.objid = p.oid
        and x.deptype = 'e'
      where f.oid = any(string_to_array(?, ',')::oid[])
      order by caller, called
      """
          .formatted(NAME, NAME);

  private CalledFunctions() {}

  /**
   * Those that these functions call.
   *
   * @param tables by their numbers
   */
  static Map<ObjectId, Set<ObjectId>> read(
      Backend backend, Collection<ObjectId> functions, Collection<Long> tables)
      throws SQLException {
    Map<ObjectId, Set<ObjectId>> calls = new LinkedHashMap<>();
    String oids = Oids.array(functions.stream().map(ObjectId::oid).toList());
    backend.forEach(
        CALLS,
        row ->
            calls
                .computeIfAbsent(
                    ObjectId.function(row.getLong("caller")), caller -> new LinkedHashSet<>())
                .add(
                    row.getBoolean("of_extension")
                        ? ObjectId.extension(row.getLong("called"))
                        : ObjectId.function(row.getLong("called"))),
        oids,
        Oids.array(tables),
        oids);
    return calls;
  }
}
