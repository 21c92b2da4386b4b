package io.neosync.postgres;

import io.neosync.schema.TableRef;
import io.neosync.spi.Format;
import io.neosync.spi.Load;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.OutcomeUnknownException;
import io.neosync.spi.Problems;
import io.neosync.spi.TableTask;
import io.neosync.spi.Writer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A load in one transaction: set aside, empty, copy, put back, commit. */
final class PgLoad implements Load {

  private final Backend backend;
  private final LoadRequest request;
  private final Map<TableRef, Relation> relations;
  private final Creation creation;
  private LoadScript script;

  PgLoad(
      Backend backend,
      LoadRequest request,
      Map<TableRef, Relation> relations,
      LoadScript script,
      Creation creation) {
    this.creation = creation;
    this.backend = backend;
    this.request = request;
    this.relations = relations;
    this.script = script;
  }

  @Override
  public boolean atomic() {
    return true;
  }

  @Override
  public List<TableRef> emptied() {
    List<TableRef> emptied = new ArrayList<>(script.emptied().synced());
    emptied.addAll(script.emptied().spillOver().keySet());
    return emptied;
  }

  @Override
  public List<String> before() {
    return statements(creation.before(), script.before());
  }

  @Override
  public List<String> after() {
    return statements(script.after(), creation.after());
  }

  private static List<String> statements(List<Step> first, List<Step> then) {
    return Stream.concat(first.stream(), then.stream()).map(Step::sql).toList();
  }

  @Override
  public List<String> notes() {
    return Stream.concat(creation.notes().stream(), script.notes().stream()).toList();
  }

  @Override
  public void begin(Steps steps) throws Exception {
    lock(steps);
    // Another run may have put the same keys back under new identities while we waited.
    Problems problems = new Problems();
    script = LoadScript.of(backend, request, relations, problems);
    if (!problems.isEmpty()) {
      throw new SQLException(String.join("; ", problems.messages()));
    }
    backend.execute("SET CONSTRAINTS ALL DEFERRED");
    LoadSettings.apply(backend);
    create(steps);
    follow(script.before(), steps);
    backend.restoreSearchPath();
  }

  private void create(Steps steps) throws SQLException {
    Set<TableRef> created = creation.created();
    if (!created.isEmpty()) {
      follow(creation.before(), steps);
      List<String> schemas = created.stream().map(TableRef::schema).distinct().toList();
      CatalogReader.read(backend, schemas)
          .forEach(
              (table, relation) -> {
                if (created.contains(table)) {
                  relations.put(table, relation);
                }
              });
    }
  }

  private void lock(Steps steps) throws SQLException {
    List<String> tables = script.locked().stream().map(PgSql::name).toList();
    if (!tables.isEmpty()) {
      steps.step("locking " + tables.size() + " tables");
      backend.execute("LOCK TABLE " + String.join(", ", tables) + " IN ACCESS EXCLUSIVE MODE");
    }
  }

  private void follow(List<Step> script, Steps steps) throws SQLException {
    for (Step step : script) {
      steps.step(step.description());
      backend.execute(step.sql());
    }
  }

  @Override
  @SuppressWarnings("unchecked") // a format is its name and the class of its pieces
  public <T> Writer<T> writer(TableTask task, Format<T> format) throws SQLException {
    CopyWriter copy = new CopyWriter(backend.copyIn(copy(task, format)));
    return (Writer<T>)
        (format.equals(Format.ROWS) ? new RowWriter(copy, task.columns().size()) : copy);
  }

  private String copy(TableTask task, Format<?> format) {
    TableRef table = task.destination().ref();
    boolean frozen =
        (script.truncates(table) || creation.created().contains(table))
            && !Objects.requireNonNull(relations.get(table)).partitioned();
    String columns =
        task.columns().isEmpty()
            ? ""
            : task.columns().stream()
                .map(mapping -> PgSql.name(mapping.destination().name()))
                .collect(Collectors.joining(", ", " (", ")"));
    return "COPY %s%s FROM STDIN (FORMAT %s%s)"
        .formatted(
            PgSql.name(table),
            columns,
            format.equals(CopyFormats.BINARY) ? "binary" : "text",
            frozen ? ", FREEZE" : "");
  }

  @Override
  public void finish(Steps steps) throws Exception {
    backend.qualifyNames();
    follow(script.after(), steps);
    follow(creation.after(), steps);
    CopiedKeyNames.restore(backend, script.rebuiltKeys());
    CopiedKeyNames.restore(backend, creation.foreignKeys());
    steps.step("checking deferred constraints");
    backend.execute("SET CONSTRAINTS ALL IMMEDIATE");
    steps.step("setting sequences");
    Set<TableRef> fresh = new HashSet<>(script.emptied().synced());
    fresh.addAll(creation.created());
    new SequencePlan(backend, request, fresh)
        .apply(Oids.array(relations.values().stream().map(Relation::oid).toList()));
    steps.step("committing");
    try {
      backend.commit();
    } catch (SQLException e) {
      throw PgErrors.connectionLost(e) ? new OutcomeUnknownException(e) : e;
    }
  }
}
