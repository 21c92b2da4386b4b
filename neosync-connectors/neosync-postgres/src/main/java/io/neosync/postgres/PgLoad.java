package io.neosync.postgres;

import io.neosync.jdbc.written.WrittenColumn;
import io.neosync.jdbc.written.WrittenWriter;
import io.neosync.schema.Key;
import io.neosync.schema.LoadOrder;
import io.neosync.schema.TableRef;
import io.neosync.spi.Format;
import io.neosync.spi.Load;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.OnViolation;
import io.neosync.spi.OutcomeUnknownException;
import io.neosync.spi.Problems;
import io.neosync.spi.TableTask;
import io.neosync.spi.Writer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A load in one transaction: set aside, empty, copy, put back, commit. */
final class PgLoad implements Load {

  private final Backend backend;
  private final LoadRequest request;
  private final Map<TableRef, Relation> relations;
  private final Thresholds thresholds;
  private final Map<TableRef, List<Staging>> stages = new HashMap<>();
  private final Map<TableRef, Long> stored = new HashMap<>();
  private final Creation creation;
  private LoadScript script;

  PgLoad(
      Backend backend,
      LoadRequest request,
      Map<TableRef, Relation> relations,
      Thresholds thresholds,
      LoadScript script,
      Creation creation) {
    this.creation = creation;
    this.backend = backend;
    this.request = request;
    this.relations = relations;
    this.thresholds = thresholds;
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
    List<Step> keys = script.keys();
    return Stream.of(keys, script.after(), creation.after())
        .flatMap(List::stream)
        .map(Step::sql)
        .toList();
  }

  private static List<String> statements(List<Step> first, List<Step> then) {
    return Stream.concat(first.stream(), then.stream()).map(Step::sql).toList();
  }

  @Override
  public List<String> notes() {
    return Stream.concat(creation.notes().stream(), script.notes().stream()).toList();
  }

  @Override
  public void begin(Observer observer) throws Exception {
    backend.locks().keep();
    lock(observer);
    // Another run may have put the same keys back under new identities while we waited.
    Problems problems = new Problems();
    script = LoadScript.of(backend, request, relations, thresholds, problems);
    if (!problems.isEmpty()) {
      throw new SQLException(String.join("; ", problems.messages()));
    }
    backend.execute("SET CONSTRAINTS ALL DEFERRED");
    LoadSettings.apply(backend);
    create(observer);
    follow(script.before(), observer);
    backend.restoreSearchPath();
  }

  private void create(Observer observer) throws SQLException {
    Set<TableRef> created = creation.created();
    if (!created.isEmpty()) {
      follow(creation.before(), observer);
      List<String> schemas = created.stream().map(TableRef::schema).distinct().toList();
      CatalogReader.read(backend, schemas, CatalogReader.Sequences.IGNORED)
          .forEach(
              (table, relation) -> {
                if (created.contains(table)) {
                  relations.put(table, relation);
                }
              });
    }
  }

  private void lock(Observer observer) throws SQLException {
    List<String> tables = script.locked().stream().map(PgSql::name).toList();
    if (!tables.isEmpty()) {
      observer.step("locking " + tables.size() + " tables");
      backend.execute("LOCK TABLE " + String.join(", ", tables) + " IN ACCESS EXCLUSIVE MODE");
    }
  }

  private void follow(List<Step> script, Observer observer) throws SQLException {
    for (Step step : script) {
      observer.step(step.description());
      backend.execute(step.sql());
    }
  }

  @Override
  public String way(TableTask task) {
    return script.way(task.destination().ref()).words();
  }

  @Override
  public Optional<Key> differenceKey(TableTask task) {
    return Optional.ofNullable(script.way(task.destination().ref()).difference());
  }

  @Override
  @SuppressWarnings("unchecked") // a format is its name and the class of its pieces
  public <T> Writer<T> writer(TableTask task, Format<T> format) throws SQLException {
    if (!format.equals(Format.ROWS)) {
      return (Writer<T>) copyWriter(task, format, staging(task));
    }
    if (!written(task)) {
      return (Writer<T>) rowWriter(task, staging(task));
    }
    // Each group of rows has its own staging table, so that they arrive in their order.
    return (Writer<T>)
        new WrittenWriter<>(
            task,
            new PgWritten(backend),
            some -> rowWriter(some, staged(some) ? stage(some) : null));
  }

  private static boolean written(TableTask task) {
    return !WrittenColumn.of(task, PgType.class).isEmpty();
  }

  private CopyWriter copyWriter(TableTask task, Format<?> format, @Nullable Staging staging)
      throws SQLException {
    return new CopyWriter(
        backend.copyIn(copy(task, format, staging)), rows -> arrived(task, staging, rows));
  }

  private RowWriter rowWriter(TableTask task, @Nullable Staging staging) throws SQLException {
    return new RowWriter(copyWriter(task, Format.ROWS, staging), task.columns().size());
  }

  private void arrived(TableTask task, @Nullable Staging staging, long rows) {
    if (staging == null) {
      stored.merge(task.destination().ref(), rows, Long::sum);
    } else {
      staging.arrived(rows);
    }
  }

  private boolean staged(TableTask task) {
    return script.way(task.destination().ref()).staged();
  }

  private @Nullable Staging staging(TableTask task) throws SQLException {
    if (!staged(task)) {
      return null;
    }
    List<Staging> present = stages.get(task.destination().ref());
    return present == null ? stage(task) : present.get(0);
  }

  private Staging stage(TableTask task) throws SQLException {
    TableRef table = task.destination().ref();
    Relation relation = Objects.requireNonNull(relations.get(table));
    int number = stages.values().stream().mapToInt(List::size).sum();
    // A set knows only the columns that it has; of written rows, defaults fill some others.
    long check = written(task) ? Long.MAX_VALUE : thresholds.check();
    Staging staging = new Staging(backend, task, relation, number, script.keptKeys(), check);
    stages.computeIfAbsent(table, key -> new ArrayList<>()).add(staging);
    return staging;
  }

  @Override
  public long settle(TableTask task, Observer observer) throws SQLException {
    TableRef table = task.destination().ref();
    long rows = stored.getOrDefault(table, 0L);
    for (Staging staging : stages.getOrDefault(table, List.of())) {
      observer.step("moving new rows into " + table);
      rows += staging.settle(observer);
    }
    return rows;
  }

  private String copy(TableTask task, Format<?> format, @Nullable Staging staging) {
    TableRef table = task.destination().ref();
    boolean frozen =
        staging == null
            && (script.truncates(table) || creation.created().contains(table))
            && !Objects.requireNonNull(relations.get(table)).partitioned();
    String columns =
        task.columns().isEmpty()
            ? ""
            : task.columns().stream()
                .map(mapping -> PgSql.name(mapping.destination().name()))
                .collect(Collectors.joining(", ", " (", ")"));
    return "COPY %s%s FROM STDIN (FORMAT %s%s)"
        .formatted(
            staging == null ? PgSql.name(table) : staging.name(),
            columns,
            format.equals(CopyFormats.BINARY) ? "binary" : "text",
            frozen ? ", FREEZE" : "");
  }

  private Map<TableRef, Map<String, Long>> sweep(Observer observer) throws SQLException {
    if (request.onViolation() == OnViolation.FAIL) {
      return Map.of();
    }
    List<List<TableRef>> components =
        LoadOrder.of(request.tables().stream().map(load -> load.task().destination()).toList());
    List<ForeignKeyState> keys = new ArrayList<>(script.rebuiltKeys());
    keys.addAll(creation.foreignKeys());
    return new OrphanSweep(backend, relations, fresh(), observer).sweep(components, keys);
  }

  /** The tables all of whose rows come with this run. */
  private Emptied fresh() {
    Set<TableRef> synced = new HashSet<>(script.emptied().synced());
    synced.addAll(creation.created());
    return new Emptied(synced, script.emptied().spillOver());
  }

  @Override
  public Map<TableRef, Map<String, Long>> finish(Observer observer) throws Exception {
    backend.qualifyNames();
    observer.step("checking deferred constraints");
    backend.execute("SET CONSTRAINTS ALL IMMEDIATE");
    follow(script.keys(), observer);
    Map<TableRef, Map<String, Long>> violations = sweep(observer);
    follow(script.after(), observer);
    follow(creation.after(), observer);
    CopiedKeyNames.restore(backend, script.rebuiltKeys());
    CopiedKeyNames.restore(backend, creation.foreignKeys());
    observer.step("setting sequences");
    new SequencePlan(backend, request, fresh().synced())
        .apply(Oids.array(relations.values().stream().map(Relation::oid).toList()));
    observer.step("committing");
    try {
      backend.commit();
    } catch (SQLException e) {
      throw PgErrors.connectionLost(e) ? new OutcomeUnknownException(e) : e;
    }
    return violations;
  }
}
