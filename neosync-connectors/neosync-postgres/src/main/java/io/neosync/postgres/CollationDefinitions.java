package io.neosync.postgres;

import io.neosync.postgres.Definition.Kind;
import io.neosync.schema.TableRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads how collations are created. Their order is the one that the destination's libraries know.
 */
final class CollationDefinitions {

  /** Where the locale stands depends on the server's version and on who provides it. */
  private static final String COLLATIONS =
      """
      select k.oid, n.nspname, k.collname, k.collprovider, k.collisdeterministic,
        coalesce(to_jsonb(k) ->> 'colllocale', to_jsonb(k) ->> 'colliculocale', k.collcollate)
          as locale,
        k.collcollate, k.collctype, to_jsonb(k) ->> 'collicurules' as rules,
        obj_description(k.oid, 'pg_collation') as comment
      from pg_collation k join pg_namespace n on n.oid = k.collnamespace
      where k.oid = any(string_to_array(?, ',')::oid[])
      """;

  private CollationDefinitions() {}

  static Map<ObjectId, DefinitionDraft> read(Backend backend, Home home, String oids)
      throws SQLException {
    Map<ObjectId, DefinitionDraft> drafts = new LinkedHashMap<>();
    backend.forEach(
        COLLATIONS,
        row -> {
          ObjectId id = new ObjectId("pg_collation", row.getLong("oid"));
          TableRef ref = home.mark(row.getString("nspname"), row.getString("collname"));
          DefinitionDraft draft = new DefinitionDraft(id, Kind.COLLATION, ref, "");
          draft.create(
              "creating collation " + ref,
              "CREATE COLLATION %s (%s)"
                  .formatted(PgSql.name(ref), String.join(", ", options(draft, row))));
          draft.comment("COLLATION " + PgSql.name(ref), row.getString("comment"));
          drafts.put(id, draft);
        },
        oids);
    return drafts;
  }

  private static List<String> options(DefinitionDraft draft, ResultSet row) throws SQLException {
    List<String> options = new ArrayList<>();
    switch (Objects.requireNonNull(row.getString("collprovider"))) {
      case "c" -> {
        options.add("PROVIDER = libc");
        options.add("LC_COLLATE = " + literal(row, "collcollate"));
        options.add("LC_CTYPE = " + literal(row, "collctype"));
      }
      case "i" -> {
        options.add("PROVIDER = icu");
        options.add("LOCALE = " + literal(row, "locale"));
      }
      case "b" -> {
        draft.demand(17, "the provider of a collation");
        options.add("PROVIDER = builtin");
        options.add("LOCALE = " + literal(row, "locale"));
      }
      default -> draft.demand(Integer.MAX_VALUE, "this provider of a collation");
    }
    if (row.getString("rules") != null) {
      draft.demand(16, "the rules of a collation");
      options.add("RULES = " + literal(row, "rules"));
    }
    if (!row.getBoolean("collisdeterministic")) {
      options.add("DETERMINISTIC = false");
    }
    return options;
  }

  private static String literal(ResultSet row, String column) throws SQLException {
    return PgSql.literal(Objects.requireNonNull(row.getString(column)));
  }
}
