package io.neosync.postgres;

import io.neosync.postgres.Definition.Kind;
import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Reads how functions and procedures are created. Their text is taken as it is. */
final class FunctionDefinitions {

  private static final String FUNCTIONS =
      """
      select p.oid, n.nspname, p.proname, pg_get_functiondef(p.oid) as definition,
        case p.prokind when 'p' then 'PROCEDURE' else 'FUNCTION' end as kind,
        pg_get_function_identity_arguments(p.oid) as arguments,
        oidvectortypes(p.proargtypes) as types, l.lanname in ('c', 'internal') as compiled,
        obj_description(p.oid, 'pg_proc') as comment
      from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace
      join pg_language l on l.oid = p.prolang
      where p.oid = any(string_to_array(?, ',')::oid[]) and p.prokind <> 'a'
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass
          and d.objid = p.oid and d.deptype = 'i')
      """;

  private FunctionDefinitions() {}

  static Map<ObjectId, DefinitionDraft> read(Backend backend, Home home, String oids)
      throws SQLException {
    Map<ObjectId, DefinitionDraft> drafts = new LinkedHashMap<>();
    backend.forEach(
        FUNCTIONS,
        row -> {
          ObjectId id = ObjectId.function(row.getLong("oid"));
          TableRef ref = home.mark(row.getString("nspname"), row.getString("proname"));
          String arguments = Objects.requireNonNull(row.getString("arguments"));
          String kind = row.getString("kind");
          String definition = Objects.requireNonNull(row.getString("definition"));
          String types = Objects.requireNonNull(row.getString("types"));
          DefinitionDraft draft = new DefinitionDraft(id, Kind.FUNCTION, ref, types);
          if (row.getBoolean("compiled")) {
            draft.demandSuperuser("functions in C");
          }
          // It is created only where it is missing, so nothing is to be replaced.
          draft.create(
              "creating function " + ref,
              home.markIn(definition, "CREATE OR REPLACE " + kind + " ")
                  .replaceFirst("^CREATE OR REPLACE ", "CREATE ")
                  .stripTrailing());
          draft.comment(
              "%s %s(%s)".formatted(kind, PgSql.name(ref), arguments), row.getString("comment"));
          drafts.put(id, draft);
        },
        oids);
    return drafts;
  }
}
