package io.neosync.postgres;

import io.neosync.postgres.Definition.Kind;
import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is there on a destination, as far as it bears on what is to be created.
 *
 * @param superuser whether our role is one
 * @param schemas all of them; whether our role may create in it
 * @param relations of the schemas that take part, with their kinds as in {@code pg_class}
 * @param collations that the database's encoding can use
 * @param types with the labels of enums
 * @param functions with their types of arguments
 * @param others what else there is of the kinds that are not created, as the server identifies it
 * @param extensions that are installed, with their schemas
 * @param available extensions that could be
 * @param installable those of them that our role may install
 */
record Presence(
    int version,
    boolean superuser,
    Map<String, Boolean> schemas,
    Map<TableRef, String> relations,
    Set<TableRef> collations,
    Map<TableRef, List<String>> types,
    Set<String> functions,
    Set<String> others,
    Map<String, String> extensions,
    Set<String> available,
    Set<String> installable) {

  private static final String SUPERUSER =
      "select rolsuper from pg_roles where rolname = current_user";

  /**
   * Since version 13 there are extensions that whoever may create in a database is trusted with.
   */
  private static final String INSTALLABLE =
      """
      select distinct e.name from pg_available_extension_versions e
      where (select r.rolsuper from pg_roles r where r.rolname = current_user)
        or (not e.superuser or %s) and has_database_privilege(current_database(), 'CREATE')
      """;

  private static final String SCHEMAS =
      "select nspname, has_schema_privilege(oid, 'CREATE') from pg_namespace";

  private static final String RELATIONS =
      """
      select n.nspname, c.relname, c.relkind
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any(string_to_array(?, chr(1)))
      """;

  private static final String COLLATIONS =
      """
      select n.nspname, k.collname
      from pg_collation k join pg_namespace n on n.oid = k.collnamespace
      where n.nspname = any(string_to_array(?, chr(1)))
        and k.collencoding in (-1, (select d.encoding from pg_database d
          where d.datname = current_database()))
      """;

  private static final String TYPES =
      """
      select n.nspname, t.typname,
        array(select e.enumlabel::text from pg_enum e where e.enumtypid = t.oid
          order by e.enumsortorder) as labels
      from pg_type t join pg_namespace n on n.oid = t.typnamespace
      where n.nspname = any(string_to_array(?, chr(1)))
      """;

  private static final String FUNCTIONS =
      """
      select n.nspname, p.proname, oidvectortypes(p.proargtypes)
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = any(string_to_array(?, chr(1)))
      """;

  /**
   * @param path where names in {@code definitions} are looked up on the destination
   * @param schemas the schemas that take part, by their names on the destination
   */
  static Presence read(
      Backend backend,
      PgDefinitions definitions,
      Map<String, String> extensions,
      Collection<String> path,
      Collection<String> schemas)
      throws SQLException {
    String joined = String.join("\u0001", schemas);
    Map<String, Boolean> all = new HashMap<>();
    backend.forEach(SCHEMAS, row -> all.put(row.getString(1), row.getBoolean(2)));
    Map<TableRef, String> relations = new HashMap<>();
    backend.forEach(
        RELATIONS,
        row -> relations.put(new TableRef(row.getString(1), row.getString(2)), row.getString(3)),
        joined);
    Set<TableRef> collations =
        Set.copyOf(
            backend.query(
                COLLATIONS, row -> new TableRef(row.getString(1), row.getString(2)), joined));
    Map<TableRef, List<String>> types = new HashMap<>();
    backend.forEach(
        TYPES,
        row ->
            types.put(
                new TableRef(row.getString(1), row.getString(2)),
                CatalogReader.strings(row, "labels")),
        joined);
    Set<String> functions = new HashSet<>();
    backend.execute("set local search_path = " + PgSql.names(path));
    try {
      backend.forEach(
          FUNCTIONS,
          row ->
              functions.add(
                  new TableRef(row.getString(1), row.getString(2)) + "(" + row.getString(3) + ")"),
          joined);
    } finally {
      backend.qualifyNames();
    }
    return new Presence(
        backend.version(),
        backend.query(SUPERUSER, row -> row.getBoolean(1)).get(0),
        all,
        relations,
        collations,
        types,
        functions,
        others(backend, definitions),
        extensions,
        Set.copyOf(
            backend.query("select name from pg_available_extensions", row -> row.getString(1))),
        Set.copyOf(
            backend.query(
                INSTALLABLE.formatted(backend.version() >= 13 ? "e.trusted" : "not e.superuser"),
                row -> row.getString(1))));
  }

  /** The installed extensions, each with its schema. */
  static Map<String, String> extensions(Backend backend) throws SQLException {
    Map<String, String> extensions = new HashMap<>();
    backend.forEach(
        "select e.extname, n.nspname from pg_extension e join pg_namespace n on n.oid ="
            + " e.extnamespace",
        row -> extensions.put(row.getString(1), row.getString(2)));
    return extensions;
  }

  /** Relations, types and functions aside, objects are identified as the server does. */
  private static Set<String> others(Backend backend, PgDefinitions definitions)
      throws SQLException {
    Set<String> catalogs = new LinkedHashSet<>();
    for (Definition definition : definitions.definitions()) {
      if (definition.kind() == Kind.OTHER && !definition.id().catalog().equals("pg_class")) {
        catalogs.add(definition.id().catalog());
      }
    }
    Set<String> others = new HashSet<>();
    for (String catalog : catalogs) {
      backend.forEach(
          "select i.type || ' ' || i.identity from pg_catalog."
              + PgSql.name(catalog)
              + " c cross join lateral pg_identify_object(c.tableoid, c.oid, 0) i",
          row -> others.add(unquoted(row.getString(1))));
    }
    return others;
  }

  private static String unquoted(String identity) {
    return identity.replace("\"", "");
  }

  boolean table(TableRef ref) {
    return List.of("r", "p").contains(relations.getOrDefault(ref, ""));
  }

  /** Whether it is there: names are those of the destination. */
  boolean has(Kind kind, ObjectId id, TableRef ref, String signature) {
    return switch (kind) {
      case TABLE -> table(ref);
      case SEQUENCE -> relations.getOrDefault(ref, "").equals("S");
      case COLLATION -> collations.contains(ref);
      case TYPE -> types.containsKey(ref);
      case FUNCTION -> functions.contains(ref + "(" + signature + ")");
      case EXTENSION -> extensions.containsKey(ref.name());
      case OTHER ->
          id.catalog().equals("pg_class")
              ? relations.containsKey(ref)
              : others.contains(unquoted(signature));
    };
  }
}
