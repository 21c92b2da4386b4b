package io.neosync.postgres;

import io.neosync.postgres.Definition.Kind;
import io.neosync.schema.TableRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads how sequences are created, those behind identity columns included. */
final class SequenceDefinitions {

  private static final String SEQUENCES =
      """
      select s.oid, n.nspname, s.relname, format_type(q.seqtypid, null) as type, q.seqstart,
        q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle, s.relpersistence = 'u' as unlogged,
        coalesce(d.deptype = 'i', false) as identity, tc.oid as owner, tn.nspname as owner_schema,
        tc.relname as owner_name, a.attname as owner_column,
        obj_description(s.oid, 'pg_class') as comment
      from pg_class s
      join pg_sequence q on q.seqrelid = s.oid
      join pg_namespace n on n.oid = s.relnamespace
      left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid
        and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i') and d.refobjsubid > 0
      left join pg_class tc on tc.oid = d.refobjid
      left join pg_namespace tn on tn.oid = tc.relnamespace
      left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
      where s.oid = any(string_to_array(?, ',')::oid[])
        or d.deptype = 'i' and d.refobjid = any(string_to_array(?, ',')::oid[])
      """;

  /** The sequence of an identity column. */
  record Identity(
      TableRef ref, String options, @org.jspecify.annotations.Nullable String comment) {}

  /** The column of a table. */
  record Place(long table, String column) {}

  private final Home home;
  private final Map<ObjectId, DefinitionDraft> drafts = new LinkedHashMap<>();
  private final Map<Place, Identity> identities = new HashMap<>();

  private SequenceDefinitions(Home home) {
    this.home = home;
  }

  /**
   * @param oids of sequences, and perhaps of other relations
   * @param tables the tables whose identity columns count, with their partitions
   */
  static SequenceDefinitions read(Backend backend, Home home, String oids, String tables)
      throws SQLException {
    SequenceDefinitions sequences = new SequenceDefinitions(home);
    backend.forEach(SEQUENCES, sequences::add, oids, tables);
    return sequences;
  }

  /** The sequences of their own. */
  Map<ObjectId, DefinitionDraft> drafts() {
    return drafts;
  }

  Map<Place, Identity> identities() {
    return identities;
  }

  private void add(ResultSet row) throws SQLException {
    TableRef ref = home.mark(row.getString("nspname"), row.getString("relname"));
    String options =
        "INCREMENT BY %d MINVALUE %d MAXVALUE %d START WITH %d CACHE %d%s"
            .formatted(
                row.getLong("seqincrement"),
                row.getLong("seqmin"),
                row.getLong("seqmax"),
                row.getLong("seqstart"),
                row.getLong("seqcache"),
                row.getBoolean("seqcycle") ? " CYCLE" : "");
    if (row.getBoolean("identity")) {
      identities.put(
          new Place(row.getLong("owner"), row.getString("owner_column")),
          new Identity(ref, options, row.getString("comment")));
      return;
    }
    DefinitionDraft draft =
        new DefinitionDraft(ObjectId.relation(row.getLong("oid")), Kind.SEQUENCE, ref, "");
    String name = PgSql.name(ref);
    if (row.getBoolean("unlogged")) {
      draft.demand(15, "unlogged sequences");
    }
    draft.create(
        "creating sequence " + ref,
        "CREATE %sSEQUENCE %s AS %s %s"
            .formatted(
                row.getBoolean("unlogged") ? "UNLOGGED " : "",
                name,
                row.getString("type"),
                options));
    draft.comment("SEQUENCE " + name, row.getString("comment"));
    if (row.getString("owner_name") != null) {
      TableRef owner = home.mark(row.getString("owner_schema"), row.getString("owner_name"));
      draft.connect(
          owner,
          "giving sequence " + ref + " to " + owner,
          "ALTER SEQUENCE %s OWNED BY %s.%s"
              .formatted(name, PgSql.name(owner), PgSql.name(row.getString("owner_column"))));
    }
    drafts.put(draft.id(), draft);
  }
}
