package io.neosync.postgres;

import io.neosync.postgres.Definition.Kind;
import io.neosync.postgres.Definition.Stage;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Problems;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is created on a destination: the tables that are missing, and of what they need what is
 * missing. Statements before the rows, statements after them; all in the load's transaction.
 */
final class Creation {

  /** Nothing is created. */
  static final Creation NONE = new Creation("", List.of(), List.of());

  private final String homeSchema;
  private final List<String> path;
  private final List<Definition> missing;
  private final List<Table> tables = new ArrayList<>();
  private final List<ForeignKeyState> foreignKeys = new ArrayList<>();
  private final List<Step> rules = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();

  private Creation(String homeSchema, List<String> path, List<Definition> missing) {
    this.homeSchema = homeSchema;
    this.path = path;
    this.missing = missing;
  }

  /**
   * Compares with what is there.
   *
   * @param schemas those that the destination covers
   */
  static Creation plan(
      Backend backend, PgDefinitions definitions, List<String> schemas, Problems problems)
      throws SQLException {
    String homeSchema =
        schemas.size() == 1 && definitions.home().exists()
            ? schemas.get(0)
            : definitions.home().schema();
    Map<String, String> extensions = Presence.extensions(backend);
    List<String> path = path(definitions, homeSchema, extensions);
    Presence presence =
        Presence.read(
            backend, definitions, extensions, path, taking(definitions, homeSchema, schemas));
    MissingDefinitions found =
        new MissingDefinitions(definitions, homeSchema, schemas, presence, problems);
    Creation creation = new Creation(homeSchema, path, found.missing());
    creation.notes.addAll(found.notes());
    creation.describeTables(definitions);
    creation.selectForeignKeys(presence);
    creation.selectRules(presence);
    creation.remark();
    return creation;
  }

  /** Where the destination finds what the definitions name without a schema. */
  private static List<String> path(
      PgDefinitions definitions, String homeSchema, Map<String, String> extensions) {
    Set<String> path = new LinkedHashSet<>();
    for (String schema : definitions.path()) {
      path.add(definitions.home().is(schema) ? homeSchema : schema);
    }
    for (Definition definition : definitions.definitions()) {
      String schema = extensions.get(definition.ref().name());
      if (definition.kind() == Kind.EXTENSION) {
        // Where home is an extension's schema too, its name on the path has become another.
        path.add(schema == null ? definition.ref().schema() : schema);
      }
    }
    return List.copyOf(path);
  }

  private static Collection<String> taking(
      PgDefinitions definitions, String homeSchema, List<String> schemas) {
    Set<String> taking = new LinkedHashSet<>(schemas);
    for (Definition definition : definitions.definitions()) {
      taking.add(Home.place(definition.ref(), homeSchema).schema());
      definition
          .foreignKeys()
          .forEach(key -> taking.add(Home.place(key.referencedRoot(), homeSchema).schema()));
      definition.rules().stream()
          .flatMap(rule -> rule.relations().stream())
          .forEach(ref -> taking.add(Home.place(ref, homeSchema).schema()));
    }
    return taking;
  }

  private TableRef place(TableRef ref) {
    return Home.place(ref, homeSchema);
  }

  private Step place(Step step) {
    return new Step(Home.place(step.description(), homeSchema), Home.place(step.sql(), homeSchema));
  }

  private void describeTables(PgDefinitions definitions) {
    Set<TableRef> created = created();
    for (Table table : definitions.tables()) {
      TableRef ref = place(definitions.home().mark(table.ref()));
      if (created.contains(ref)) {
        List<ForeignKey> keys =
            table.foreignKeys().stream()
                .map(
                    key ->
                        new ForeignKey(
                            key.name(),
                            ref,
                            key.columns(),
                            place(definitions.home().mark(key.referenced())),
                            key.referencedColumns()))
                .toList();
        tables.add(new Table(ref, table.columns(), table.keys(), keys, 0));
      }
    }
  }

  private void selectForeignKeys(Presence presence) {
    Set<TableRef> created = created();
    for (Definition definition : missing) {
      for (ForeignKeyState marked : definition.foreignKeys()) {
        ForeignKeyState key = marked.placed(homeSchema);
        if (created.contains(key.referencedRoot()) || presence.table(key.referencedRoot())) {
          foreignKeys.add(key);
        } else {
          notes.add(
              "foreign key %s of table %s is not created, since the destination has no table %s; add that table to the sync to have both"
                  .formatted(key.name(), key.table(), key.referencedRoot()));
        }
      }
    }
  }

  private void selectRules(Presence presence) {
    Set<TableRef> created = new LinkedHashSet<>();
    for (Definition definition : missing) {
      created.add(place(definition.ref()));
      definition.named().forEach(partition -> created.add(place(partition)));
    }
    for (Definition definition : missing) {
      for (Definition.Rule rule : definition.rules()) {
        List<TableRef> lacking =
            rule.relations().stream()
                .map(this::place)
                .filter(ref -> !created.contains(ref) && !presence.relations().containsKey(ref))
                .distinct()
                .toList();
        if (lacking.isEmpty()) {
          rule.steps().forEach(step -> rules.add(place(step)));
        } else {
          notes.add(
              "rule %s of table %s is not created, since the destination lacks %s; add it to the sync to have both"
                  .formatted(rule.name(), place(definition.ref()), lacking));
        }
      }
    }
  }

  private void remark() {
    for (Definition definition : missing) {
      definition.notes().forEach(note -> notes.add(Home.place(note, homeSchema)));
    }
    if (missing.stream().anyMatch(definition -> definition.kind() == Kind.FUNCTION)) {
      notes.add(
          "functions are created as they are written, with the functions that their text calls:"
              + " what else only their text names is not created, and no name in it is changed");
    }
  }

  boolean isEmpty() {
    return missing.isEmpty();
  }

  /** The names of the tables that are created. */
  Set<TableRef> created() {
    Set<TableRef> created = new LinkedHashSet<>();
    for (Definition definition : missing) {
      if (definition.kind() == Kind.TABLE) {
        created.add(place(definition.ref()));
      }
    }
    return created;
  }

  /** The tables that are created, as they will be. */
  List<Table> tables() {
    return tables;
  }

  /** The foreign keys that are created. */
  List<ForeignKeyState> foreignKeys() {
    return foreignKeys;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  /** What makes the tables ready for rows. */
  List<Step> before() {
    List<Step> steps = new ArrayList<>();
    Set<TableRef> created = created();
    missing.forEach(definition -> definition.create().forEach(step -> steps.add(place(step))));
    missing.stream()
        .flatMap(definition -> definition.connect().stream())
        .filter(link -> created.contains(place(link.table())))
        .forEach(link -> steps.add(place(link.step())));
    return lookedUp(steps);
  }

  /** What makes them whole once they have their rows: keys before the foreign keys on them. */
  List<Step> after() {
    List<Step> steps = new ArrayList<>();
    add(steps, Stage.INDEX);
    add(steps, Stage.CONSTRAINT);
    for (ForeignKeyState key : foreignKeys) {
      steps.add(new Step("creating foreign key " + key.name() + " of " + key.table(), key.add()));
    }
    add(steps, Stage.STATISTICS);
    add(steps, Stage.TRIGGER);
    steps.addAll(rules);
    add(steps, Stage.COMMENT);
    for (ForeignKeyState key : foreignKeys) {
      if (key.comment() != null) {
        steps.add(
            new Step(
                "commenting on " + key.name(),
                "COMMENT ON CONSTRAINT %s ON %s IS %s"
                    .formatted(
                        PgSql.name(key.name()),
                        PgSql.name(key.table()),
                        PgSql.literal(key.comment()))));
      }
    }
    return lookedUp(steps);
  }

  private void add(List<Step> steps, Stage stage) {
    missing.forEach(
        definition -> definition.complete(stage).forEach(step -> steps.add(place(step))));
  }

  /** The steps with names looked up on our path, and as before afterwards. */
  private List<Step> lookedUp(List<Step> steps) {
    if (steps.isEmpty()) {
      return steps;
    }
    List<Step> all = new ArrayList<>();
    String step = "choosing where names are looked up";
    all.add(new Step(step, "SET LOCAL search_path = " + PgSql.names(path)));
    if (missing.stream().anyMatch(definition -> definition.kind() == Kind.FUNCTION)) {
      all.add(
          new Step(
              "leaving the text of functions to their first call",
              "SET LOCAL check_function_bodies = off"));
    }
    all.addAll(steps);
    all.add(new Step(step, "SET LOCAL search_path = pg_catalog"));
    return all;
  }
}
