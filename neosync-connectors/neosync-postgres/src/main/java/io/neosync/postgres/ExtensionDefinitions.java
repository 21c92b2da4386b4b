package io.neosync.postgres;

import io.neosync.postgres.Definition.Kind;
import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads how extensions are created: by name, in the schema they are in. */
final class ExtensionDefinitions {

  private static final String EXTENSIONS =
      """
      select e.oid, n.nspname, e.extname
      from pg_extension e join pg_namespace n on n.oid = e.extnamespace
      where e.oid = any(string_to_array(?, ',')::oid[])
      order by e.extname
      """;

  private ExtensionDefinitions() {}

  /** The schema of an extension keeps its name on the destination. */
  static Map<ObjectId, DefinitionDraft> read(Backend backend, String oids) throws SQLException {
    Map<ObjectId, DefinitionDraft> drafts = new LinkedHashMap<>();
    backend.forEach(
        EXTENSIONS,
        row -> {
          ObjectId id = ObjectId.extension(row.getLong("oid"));
          TableRef ref = new TableRef(row.getString("nspname"), row.getString("extname"));
          DefinitionDraft draft = new DefinitionDraft(id, Kind.EXTENSION, ref, "");
          draft.create(
              "creating extension " + ref.name(),
              "CREATE EXTENSION IF NOT EXISTS %s WITH SCHEMA %s"
                  .formatted(PgSql.name(ref.name()), PgSql.name(ref.schema())));
          drafts.put(id, draft);
        },
        oids);
    return drafts;
  }

  /** The schemas of these extensions. */
  static java.util.List<String> schemas(Backend backend, String oids) throws SQLException {
    return backend.query(EXTENSIONS, row -> row.getString("nspname"), oids).stream()
        .distinct()
        .sorted()
        .toList();
  }
}
