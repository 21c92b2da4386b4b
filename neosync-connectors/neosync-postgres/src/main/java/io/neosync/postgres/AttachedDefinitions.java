package io.neosync.postgres;

import io.neosync.postgres.Definition.Rule;
import io.neosync.postgres.Definition.Stage;
import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is added to tables once they hold their rows: indexes and keys, foreign keys, extended
 * statistics, triggers and rules, those of partitions included.
 */
final class AttachedDefinitions {

  private static final String STATISTICS =
      """
      select coalesce(pg_partition_root(s.stxrelid)::oid, s.stxrelid) as root, n.nspname, s.stxname,
        pg_get_statisticsobjdef(s.oid) as definition, %s as target,
        obj_description(s.oid, 'pg_statistic_ext') as comment
      from pg_statistic_ext s
      join pg_namespace n on n.oid = s.stxnamespace
      where coalesce(pg_partition_root(s.stxrelid)::oid, s.stxrelid) = any(string_to_array(?, ',')::oid[])
      order by 2, 3
      """;

  /** A trigger of a partitioned table has a copy on each partition, with a state of its own. */
  private static final String TRIGGERS =
      """
      select coalesce(pg_partition_root(t.tgrelid)::oid, t.tgrelid) as root, t.tgname, n.nspname,
        c.relname, t.tgenabled, %s as copy, t.tgconstraint <> 0 as constraint_trigger,
        pg_get_triggerdef(t.oid) as definition, obj_description(t.oid, 'pg_trigger') as comment
      from pg_trigger t
      join pg_class c on c.oid = t.tgrelid
      join pg_namespace n on n.oid = c.relnamespace
      where (not t.tgisinternal or %s)
        and coalesce(pg_partition_root(t.tgrelid)::oid, t.tgrelid) = any(string_to_array(?, ',')::oid[])
        and not exists (select from pg_depend d where d.classid = 'pg_trigger'::regclass
          and d.objid = t.oid and d.deptype = 'e')
      order by 6, 3, 4, 2
      """;

  private static final String RULES =
      """
      select coalesce(pg_partition_root(c.oid)::oid, c.oid) as root, w.rulename, n.nspname, c.relname,
        w.ev_enabled, array(select rn.nspname::text from pg_depend d join pg_class r on r.oid = d.refobjid
          join pg_namespace rn on rn.oid = r.relnamespace
          where d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
            and d.refclassid = 'pg_class'::regclass order by d.refobjid, d.refobjsubid) as relation_schemas,
        array(select r.relname::text from pg_depend d join pg_class r on r.oid = d.refobjid
          join pg_namespace rn on rn.oid = r.relnamespace
          where d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
            and d.refclassid = 'pg_class'::regclass order by d.refobjid, d.refobjsubid) as relation_names,
        pg_get_ruledef(w.oid) as definition,
        obj_description(w.oid, 'pg_rewrite') as comment
      from pg_rewrite w
      join pg_class c on c.oid = w.ev_class
      join pg_namespace n on n.oid = c.relnamespace
      where w.rulename <> '_RETURN'
        and coalesce(pg_partition_root(c.oid)::oid, c.oid) = any(string_to_array(?, ',')::oid[])
      order by 3, 4, 2
      """;

  private final Backend backend;
  private final Home home;
  private final int version;
  private final Map<Long, DefinitionDraft> drafts;
  private final String roots;

  /**
   * @param drafts the tables, by their numbers
   */
  AttachedDefinitions(Backend backend, Home home, int version, Map<Long, DefinitionDraft> drafts) {
    this.backend = backend;
    this.home = home;
    this.version = version;
    this.drafts = drafts;
    this.roots = Oids.array(drafts.keySet());
  }

  void read(Map<TableRef, Long> rootOids) throws SQLException {
    readIndexes(rootOids);
    readForeignKeys(rootOids);
    readStatistics();
    readTriggers();
    readRules();
  }

  private DefinitionDraft draft(long root) {
    return Objects.requireNonNull(drafts.get(root));
  }

  private void readIndexes(Map<TableRef, Long> rootOids) throws SQLException {
    Surroundings surroundings =
        new Surroundings(
            List.of(), IndexState.read(backend, roots), List.of(), List.of(), List.of());
    for (List<IndexState> family : surroundings.indexFamilies()) {
      DefinitionDraft draft = draft(Objects.requireNonNull(rootOids.get(family.get(0).root())));
      for (IndexState found : family) {
        IndexState index = found.marked(home);
        if (!index.valid() && !index.partitioned()) {
          draft.note("index " + index.ref() + " is invalid on the source and not created");
          continue;
        }
        if (found.tablespace() != null) {
          draft.note(
              "index " + index.ref() + " has a tablespace; it is created in the database's own");
        }
        draft.complete(Stage.INDEX, "building index " + index.ref(), index.create());
        index
            .finish()
            .forEach(sql -> draft.complete(Stage.INDEX, "finishing index " + index.ref(), sql));
        demand(draft, found);
      }
    }
  }

  private static void demand(DefinitionDraft draft, IndexState index) {
    String text = index.constraint() == null ? index.definition() : index.constraint();
    if (text.contains(" NULLS NOT DISTINCT")) {
      draft.demand(15, "keys with NULLS NOT DISTINCT");
    }
    if (index.constraint() != null && text.contains(" WITHOUT OVERLAPS")) {
      draft.demand(18, "keys WITHOUT OVERLAPS");
    }
    if (index.exclusion() && index.partitioned()) {
      draft.demand(17, "exclusion constraints of partitioned tables");
    }
  }

  private void readForeignKeys(Map<TableRef, Long> rootOids) throws SQLException {
    for (ForeignKeyState key : ForeignKeyState.read(backend)) {
      Long root = rootOids.get(key.root());
      if (root != null) {
        DefinitionDraft draft = draft(root);
        draft.foreignKey(key.marked(home));
        if (key.definition().matches("(?s).* SET (NULL|DEFAULT) \\(.*")) {
          draft.demand(15, "foreign keys that set only some columns");
        }
        if (key.definition().contains(", PERIOD ")) {
          draft.demand(18, "foreign keys with PERIOD");
        }
        if (key.definition().endsWith(" NOT ENFORCED")) {
          draft.demand(18, "constraints that are NOT ENFORCED");
        }
        if (key.rootPartitioned() && key.definition().endsWith(" NOT VALID")) {
          draft.demand(18, "foreign keys of partitioned tables that are NOT VALID");
        }
      }
    }
  }

  private void readStatistics() throws SQLException {
    String target = version >= 13 ? "coalesce(s.stxstattarget, -1)::int" : "-1";
    backend.forEach(
        STATISTICS.formatted(target),
        row -> {
          DefinitionDraft draft = draft(row.getLong("root"));
          TableRef ref = home.mark(row.getString("nspname"), row.getString("stxname"));
          String definition = Objects.requireNonNull(row.getString("definition"));
          draft.complete(
              Stage.STATISTICS,
              "creating statistics " + ref,
              home.markIn(definition, "CREATE STATISTICS "));
          if (row.getInt("target") >= 0) {
            draft.complete(
                Stage.STATISTICS,
                "setting up statistics " + ref,
                "ALTER STATISTICS %s SET STATISTICS %d"
                    .formatted(PgSql.name(ref), row.getInt("target")));
          }
          draft.comment("STATISTICS " + PgSql.name(ref), row.getString("comment"));
        },
        roots);
  }

  private void readTriggers() throws SQLException {
    String copy = version >= 13 ? "t.tgparentid <> 0" : "t.tgisinternal";
    String copied = version >= 13 ? copy : "false";
    backend.forEach(
        TRIGGERS.formatted(copy, copied),
        row -> {
          DefinitionDraft draft = draft(row.getLong("root"));
          TableRef table = home.mark(row.getString("nspname"), row.getString("relname"));
          String name = Objects.requireNonNull(row.getString("tgname"));
          if (!row.getBoolean("copy")) {
            String definition =
                home.markIn(Objects.requireNonNull(row.getString("definition")), " ON ");
            draft.complete(
                Stage.TRIGGER,
                "creating trigger " + name,
                row.getBoolean("constraint_trigger")
                    ? home.markIn(definition, " FROM ")
                    : definition);
          }
          String state = state(row.getString("tgenabled"));
          if (!state.isEmpty()) {
            draft.complete(
                Stage.TRIGGER,
                "setting trigger " + name,
                "ALTER TABLE ONLY %s %s TRIGGER %s"
                    .formatted(PgSql.name(table), state, PgSql.name(name)));
          }
          draft.comment(
              "TRIGGER " + PgSql.name(name) + " ON " + PgSql.name(table), row.getString("comment"));
        },
        roots);
  }

  private void readRules() throws SQLException {
    backend.forEach(
        RULES,
        row -> {
          DefinitionDraft draft = draft(row.getLong("root"));
          TableRef table = home.mark(row.getString("nspname"), row.getString("relname"));
          String name = Objects.requireNonNull(row.getString("rulename"));
          String rule = "RULE " + PgSql.name(name);
          List<Step> steps = new ArrayList<>();
          String definition = Objects.requireNonNull(row.getString("definition"));
          steps.add(new Step("creating rule " + name, home.markIn(definition, " TO ")));
          String state = state(row.getString("ev_enabled"));
          if (!state.isEmpty()) {
            steps.add(
                new Step(
                    "setting rule " + name,
                    "ALTER TABLE ONLY %s %s %s".formatted(PgSql.name(table), state, rule)));
          }
          if (row.getString("comment") != null) {
            steps.add(
                new Step(
                    "commenting on rule " + name,
                    "COMMENT ON %s ON %s IS %s"
                        .formatted(
                            rule, PgSql.name(table), PgSql.literal(row.getString("comment")))));
          }
          Set<TableRef> relations = new LinkedHashSet<>();
          List<String> schemas = CatalogReader.strings(row, "relation_schemas");
          List<String> names = CatalogReader.strings(row, "relation_names");
          for (int i = 0; i < schemas.size(); i++) {
            relations.add(home.mark(schemas.get(i), names.get(i)));
          }
          draft.rule(new Rule(name, relations, steps));
        },
        roots);
  }

  /** When a trigger or rule fires; empty for the usual. */
  private static String state(@Nullable String enabled) {
    return switch (Objects.requireNonNull(enabled)) {
      case "D" -> "DISABLE";
      case "R" -> "ENABLE REPLICA";
      case "A" -> "ENABLE ALWAYS";
      default -> "";
    };
  }
}
