package io.neosync.postgres;

import io.neosync.postgres.Definition.Kind;
import io.neosync.postgres.Definition.Stage;
import io.neosync.schema.TableRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads how enums, domains, composite types and ranges are created. */
final class TypeDefinitions {

  private static final String TYPES =
      """
      select t.oid, n.nspname, t.typname, t.typtype, obj_description(t.oid, 'pg_type') as comment,
        array(select e.enumlabel::text from pg_enum e where e.enumtypid = t.oid
          order by e.enumsortorder) as labels,
        format_type(t.typbasetype, t.typtypmod) as base, t.typnotnull,
        coalesce(pg_get_expr(t.typdefaultbin, 0), quote_literal(t.typdefault)) as default_value,
        case when t.typcollation <> b.typcollation then %s end as collation,
        format_type(r.rngsubtype, null) as subtype,
        case when r.rngcollation <> 0 then %s end as range_collation,
        (select case when pg_opclass_is_visible(o.oid) then '' else quote_ident(s.nspname) || '.' end
          || quote_ident(o.opcname) from pg_opclass o join pg_namespace s on s.oid = o.opcnamespace
          where o.oid = r.rngsubopc and not o.opcdefault) as opclass,
        nullif(r.rngcanonical::oid, 0)::regproc::text as canonical,
        nullif(r.rngsubdiff::oid, 0)::regproc::text as difference,
        mn.nspname as multirange_schema, m.typname as multirange_name
      from pg_type t
      join pg_namespace n on n.oid = t.typnamespace
      left join pg_type b on b.oid = t.typbasetype
      left join pg_range r on r.rngtypid = t.oid
      left join pg_type m on m.oid = %s
      left join pg_namespace mn on mn.oid = m.typnamespace
      where t.oid = any(string_to_array(?, ',')::oid[]) and (t.typtype in ('e', 'd', 'r')
        or t.typtype = 'c' and (select c.relkind from pg_class c where c.oid = t.typrelid) = 'c')
      """;

  private static final String ATTRIBUTES =
      """
      select c.reltype, a.attname, format_type(a.atttypid, a.atttypmod) as type,
        case when a.attcollation <> t.typcollation then %s end as collation,
        col_description(a.attrelid, a.attnum) as comment
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind = 'c'
      join pg_type t on t.oid = a.atttypid
      where c.reltype = any(string_to_array(?, ',')::oid[]) and a.attnum > 0 and not a.attisdropped
      order by a.attrelid, a.attnum
      """;

  private static final String CONSTRAINTS =
      """
      select k.contypid, k.conname, k.contype, k.convalidated, pg_get_constraintdef(k.oid) as definition,
        obj_description(k.oid, 'pg_constraint') as comment
      from pg_constraint k
      where k.contypid = any(string_to_array(?, ',')::oid[])
      order by k.contypid, k.conname
      """;

  private record Attribute(
      String name, String type, @Nullable String collation, @Nullable String comment) {

    String sql() {
      return PgSql.name(name) + " " + type + (collation == null ? "" : " COLLATE " + collation);
    }
  }

  private record DomainConstraint(
      String name, boolean notNull, boolean valid, String definition, @Nullable String comment) {

    String sql() {
      return "CONSTRAINT " + PgSql.name(name) + " " + (notNull ? "NOT NULL" : definition);
    }
  }

  private final Home home;
  private final Map<Long, List<Attribute>> attributes = new HashMap<>();
  private final Map<Long, List<DomainConstraint>> constraints = new HashMap<>();
  private final Map<ObjectId, DefinitionDraft> drafts = new LinkedHashMap<>();

  private TypeDefinitions(Home home) {
    this.home = home;
  }

  /** Those of these types that can be created; arrays and base types cannot. */
  static Map<ObjectId, DefinitionDraft> read(Backend backend, Home home, int version, String oids)
      throws SQLException {
    TypeDefinitions types = new TypeDefinitions(home);
    types.readParts(backend, oids);
    String multirange = version >= 14 ? "r.rngmultitypid" : "0::oid";
    backend.forEach(
        TYPES.formatted(
            Collations.name("t.typcollation"), Collations.name("r.rngcollation"), multirange),
        row -> types.add(row, version),
        oids);
    return types.drafts;
  }

  private void readParts(Backend backend, String oids) throws SQLException {
    backend.forEach(
        ATTRIBUTES.formatted(Collations.name("a.attcollation")),
        row ->
            attributes
                .computeIfAbsent(row.getLong("reltype"), type -> new ArrayList<>())
                .add(
                    new Attribute(
                        row.getString("attname"),
                        row.getString("type"),
                        row.getString("collation"),
                        row.getString("comment"))),
        oids);
    backend.forEach(
        CONSTRAINTS,
        row ->
            constraints
                .computeIfAbsent(row.getLong("contypid"), type -> new ArrayList<>())
                .add(
                    new DomainConstraint(
                        row.getString("conname"),
                        row.getString("contype").equals("n"),
                        row.getBoolean("convalidated"),
                        Objects.requireNonNull(row.getString("definition")),
                        row.getString("comment"))),
        oids);
  }

  private void add(ResultSet row, int version) throws SQLException {
    ObjectId id = new ObjectId("pg_type", row.getLong("oid"));
    TableRef ref = home.mark(row.getString("nspname"), row.getString("typname"));
    DefinitionDraft draft = new DefinitionDraft(id, Kind.TYPE, ref, "");
    String name = PgSql.name(ref);
    switch (Objects.requireNonNull(row.getString("typtype"))) {
      case "e" -> {
        List<String> labels = CatalogReader.strings(row, "labels");
        draft.labels(labels);
        draft.create("creating enum " + ref, enumerated(name, labels));
      }
      case "d" -> draft.create("creating domain " + ref, domain(draft, id, name, row));
      case "c" -> draft.create("creating type " + ref, composite(draft, id, name));
      default -> draft.create("creating range " + ref, range(draft, name, row, version));
    }
    draft.comment("TYPE " + name, row.getString("comment"));
    drafts.put(id, draft);
  }

  /** What creates an enum. */
  static String enumerated(String name, List<String> labels) {
    return "CREATE TYPE %s AS ENUM (%s)"
        .formatted(name, String.join(", ", labels.stream().map(PgSql::literal).toList()));
  }

  private String domain(DefinitionDraft draft, ObjectId id, String name, ResultSet row)
      throws SQLException {
    StringBuilder sql = new StringBuilder("CREATE DOMAIN " + name + " AS " + row.getString("base"));
    if (row.getString("collation") != null) {
      sql.append(" COLLATE ").append(row.getString("collation"));
    }
    if (row.getString("default_value") != null) {
      sql.append(" DEFAULT ").append(row.getString("default_value"));
    }
    List<DomainConstraint> all = constraints.getOrDefault(id.oid(), List.of());
    if (row.getBoolean("typnotnull") && all.stream().noneMatch(DomainConstraint::notNull)) {
      sql.append(" NOT NULL");
    }
    for (DomainConstraint constraint : all) {
      if (constraint.valid()) {
        sql.append(' ').append(constraint.sql());
      } else {
        draft.complete(
            Stage.CONSTRAINT,
            "adding check " + constraint.name(),
            "ALTER DOMAIN " + name + " ADD " + constraint.sql());
      }
      draft.comment(
          "CONSTRAINT " + PgSql.name(constraint.name()) + " ON DOMAIN " + name,
          constraint.comment());
    }
    return sql.toString();
  }

  private String composite(DefinitionDraft draft, ObjectId id, String name) {
    List<Attribute> all = attributes.getOrDefault(id.oid(), List.of());
    all.forEach(
        attribute ->
            draft.comment(
                "COLUMN " + name + "." + PgSql.name(attribute.name()), attribute.comment()));
    return "CREATE TYPE %s AS (%s)"
        .formatted(name, String.join(", ", all.stream().map(Attribute::sql).toList()));
  }

  private String range(DefinitionDraft draft, String name, ResultSet row, int version)
      throws SQLException {
    List<String> options = new ArrayList<>(List.of("SUBTYPE = " + row.getString("subtype")));
    option(options, "SUBTYPE_OPCLASS", row.getString("opclass"));
    option(options, "COLLATION", row.getString("range_collation"));
    option(options, "CANONICAL", row.getString("canonical"));
    option(options, "SUBTYPE_DIFF", row.getString("difference"));
    if (version >= 14) {
      TableRef multirange =
          home.mark(row.getString("multirange_schema"), row.getString("multirange_name"));
      option(options, "MULTIRANGE_TYPE_NAME", PgSql.name(multirange));
      draft.demand(14, "the multirange of a range type");
    }
    return "CREATE TYPE %s AS RANGE (%s)".formatted(name, String.join(", ", options));
  }

  private static void option(List<String> options, String name, @Nullable String value) {
    if (value != null) {
      options.add(name + " = " + value);
    }
  }
}
