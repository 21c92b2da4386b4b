package io.neosync.postgres;

/**
 * Finds the sequences that a default names in a text, as {@code nextval('counter'::text)} does. The
 * server looks such a name up when the default is evaluated, and records no dependency. It is taken
 * for one of the table's own schema where it has no other.
 */
final class NamedSequences {

  private static final String NAME = "(?:\"[^\"'']+\"|" + PgSql.WORD + ")";

  private NamedSequences() {}

  /**
   * A query for them.
   *
   * @param which defaults, a condition on {@code pg_attrdef f}
   * @return its columns are {@code attrdef}, {@code relid}, {@code attnum} and {@code sequence}
   */
  static String query(String which) {
    return """
    select f.oid as attrdef, f.adrelid as relid, f.adnum as attnum, s.oid as sequence
    from pg_attrdef f
    join pg_class t on t.oid = f.adrelid
    join pg_namespace h on h.oid = t.relnamespace
    cross join lateral regexp_matches(pg_get_expr(f.adbin, f.adrelid),
      'nextval\\(+''(%s(?:\\.%s)?)''::text', 'g') written(name)
    cross join lateral parse_ident(written.name[1]) named(parts)
    join pg_namespace o on o.nspname
      = case cardinality(named.parts) when 1 then h.nspname::text else named.parts[1] end
    join pg_class s on s.relnamespace = o.oid and s.relkind = 'S'
      and s.relname = named.parts[cardinality(named.parts)]
    where %s\
    """
        .formatted(NAME, NAME, which);
  }
}
