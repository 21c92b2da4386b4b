package io.neosync.postgres;

/** Names of collations in catalog queries. */
final class Collations {

  private Collations() {}

  /** The name as the server would write it, of the collation whose number {@code oid} gives. */
  static String name(String oid) {
    return """
    (select case when pg_collation_is_visible(k.oid) then '' else quote_ident(kn.nspname) || '.' end
      || quote_ident(k.collname) from pg_collation k
      join pg_namespace kn on kn.oid = k.collnamespace where k.oid = %s)\
    """
        .formatted(oid);
  }
}
