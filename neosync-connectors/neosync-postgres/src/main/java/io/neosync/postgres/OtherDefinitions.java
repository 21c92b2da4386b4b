package io.neosync.postgres;

import io.neosync.postgres.Definition.Kind;
import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names what tables need and what is not created with them: it has to be there. */
final class OtherDefinitions {

  /** Parts of other objects are not objects of their own. */
  private static final String OTHERS =
      """
      select o.catalog, o.oid, i.type, i.schema, i.name, i.identity
      from unnest(cast(? as text[]), string_to_array(?, ',')::oid[]) o(catalog, oid)
      cross join lateral pg_identify_object(o.catalog::regclass, o.oid, 0) i
      where o.catalog not in ('pg_attrdef', 'pg_constraint', 'pg_trigger', 'pg_statistic_ext',
          'pg_rewrite', 'pg_policy', 'pg_amop', 'pg_amproc')
        and not (o.catalog = 'pg_class' and exists (select from pg_class c
          where c.oid = o.oid and c.relkind in ('i', 'I', 'c', 't', 'S')))
        and not (o.catalog = 'pg_type' and exists (select from pg_type t
          where t.oid = o.oid and (t.typrelid <> 0 or t.typtype = 'm'
            or exists (select from pg_type e where e.typarray = t.oid))))
        and not (o.catalog = 'pg_proc' and exists (select from pg_depend d
          where d.classid = 'pg_proc'::regclass and d.objid = o.oid and d.deptype = 'i'))
      """;

  private OtherDefinitions() {}

  static Map<ObjectId, DefinitionDraft> read(
      Backend backend, Home home, Collection<ObjectId> objects) throws SQLException {
    Map<ObjectId, DefinitionDraft> drafts = new LinkedHashMap<>();
    List<String> catalogs = objects.stream().map(ObjectId::catalog).toList();
    backend.forEach(
        OTHERS,
        row -> {
          ObjectId id = new ObjectId(row.getString("catalog"), row.getLong("oid"));
          String schema = row.getString("schema");
          String name = row.getString("name");
          TableRef ref = home.mark(schema == null ? "" : schema, name == null ? "" : name);
          drafts.put(
              id,
              new DefinitionDraft(
                  id, Kind.OTHER, ref, row.getString("type") + " " + row.getString("identity")));
        },
        "{" + String.join(",", catalogs) + "}",
        Oids.array(objects.stream().map(ObjectId::oid).toList()));
    return drafts;
  }
}
