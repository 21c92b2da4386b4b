package io.neosync.mysql;

import io.neosync.jdbc.Connections;
import io.neosync.jdbc.written.WrittenColumn;
import io.neosync.jdbc.written.WrittenWriter;
import io.neosync.schema.Key;
import io.neosync.schema.TableRef;
import io.neosync.spi.Arrival;
import io.neosync.spi.Format;
import io.neosync.spi.Load;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.OnViolation;
import io.neosync.spi.OutcomeUnknownException;
import io.neosync.spi.TableTask;
import io.neosync.spi.Writer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A load in one transaction, which begins after the tables were truncated, if they are. */
final class MySqlLoad implements Load {

  private static final String CHECKS_OFF = "SET SESSION foreign_key_checks = 0";

  private final Backend backend;
  private final LoadRequest request;
  private final Map<TableRef, Relation> relations;
  private final LoadScript script;
  private final Creation creation;
  private final Created created;
  private final Interference interference;
  private final Map<TableRef, List<Staging>> stages = new LinkedHashMap<>();
  private final Map<TableRef, Long> stored = new LinkedHashMap<>();
  private final Set<TableRef> touched = new TreeSet<>();
  private final List<String> remarks = new ArrayList<>();
  private boolean committed;

  MySqlLoad(
      Backend backend,
      LoadRequest request,
      Map<TableRef, Relation> relations,
      LoadScript script,
      Creation creation) {
    this.backend = backend;
    this.request = request;
    this.relations = relations;
    this.script = script;
    this.creation = creation;
    this.created = new Created(creation);
    this.interference = new Interference(backend, script.triggers(), script.ours());
  }

  @Override
  public boolean atomic() {
    return script.atomic();
  }

  @Override
  public List<TableRef> emptied() {
    return script.emptying()
        ? relations.keySet().stream().filter(table -> !creation.creates(table)).toList()
        : List.of();
  }

  @Override
  public List<String> before() {
    List<String> statements = new ArrayList<>(List.of(CHECKS_OFF));
    creation.tables().forEach(table -> statements.add(table.create()));
    creation.programs().stream()
        .filter(program -> !program.trigger())
        .forEach(program -> statements.add(program.create()));
    script.before().forEach(step -> statements.add(step.sql()));
    return statements;
  }

  @Override
  public List<String> after() {
    List<String> statements = new ArrayList<>();
    script.counters().forEach(step -> statements.add(step.sql()));
    creation.programs().stream()
        .filter(Creation.Statement::trigger)
        .forEach(program -> statements.add(program.create()));
    return statements;
  }

  @Override
  public List<String> notes() {
    return script.notes();
  }

  @Override
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  @Override
  public String way(TableTask task) {
    return script.way(task.destination().ref()).words();
  }

  @Override
  public Optional<Key> differenceKey(TableTask task) {
    return Optional.ofNullable(script.way(task.destination().ref()).difference());
  }

  /**
   * After a truncation nothing can be as it was. Of what came later, the server undoes all but what
   * is in tables that cannot roll back, unless it was committed. Tables that were created are
   * listed if they could not be dropped.
   */
  @Override
  public List<Arrival> arrived() {
    Set<TableRef> left = created.left();
    return touched.stream()
        .filter(
            table ->
                creation.creates(table)
                    ? left.contains(table)
                    : script.truncating() || stays(table))
        .map(table -> new Arrival(table, stays(table) ? stored.getOrDefault(table, 0L) : 0, 0))
        .toList();
  }

  /** Whether rows that arrived are there after a failure. */
  private boolean stays(TableRef table) {
    return committed || !relation(table).transactional();
  }

  @Override
  public boolean undone() {
    return arrived().isEmpty();
  }

  /** Drops what was created, unless the load was finished. */
  void takeBack(Connections connections) throws SQLException {
    created.takeBack(connections);
  }

  private Relation relation(TableRef table) {
    return Objects.requireNonNull(relations.get(table));
  }

  @Override
  public void begin(Observer observer) throws SQLException {
    backend.execute(CHECKS_OFF);
    touched.addAll(creation.relations().keySet());
    created.begin(backend, observer);
    if (script.truncating()) {
      touched.addAll(relations.keySet());
    }
    for (Step step : script.before()) {
      observer.step(step.description());
      backend.execute(step.sql());
    }
    touched.addAll(relations.keySet());
  }

  @Override
  @SuppressWarnings("unchecked") // a format is its name and the class of its pieces
  public <T> Writer<T> writer(TableTask task, Format<T> format) throws SQLException {
    interference.clear(task.destination().ref());
    if (!WrittenColumn.of(task, MySqlType.class).isEmpty()) {
      // Each group of rows has its own staging table, so that they arrive in their order.
      return (Writer<T>)
          new WrittenWriter<>(
              task,
              new MySqlWritten(backend),
              some -> insertWriter(some, staged(some) ? stage(some) : null));
    }
    Staging staging = staging(task);
    if (format.equals(Format.ROWS) && !backend.loadsLocalData()) {
      return (Writer<T>) insertWriter(task, staging);
    }
    boolean rows = format.equals(Format.ROWS);
    LoadSql.Text text = rows ? LoadSql.Text.UNICODE : LoadSql.Text.AS_STORED;
    String sql = LoadSql.load(target(task, staging), task, text);
    LoadWriter writer = new LoadWriter(backend, sql, arrived(task, staging));
    return (Writer<T>) (rows ? new RowLoadWriter(writer, task.columns().size()) : writer);
  }

  private InsertWriter insertWriter(TableTask task, @Nullable Staging staging) {
    return new InsertWriter(backend, target(task, staging), task, arrived(task, staging));
  }

  private String target(TableTask task, @Nullable Staging staging) {
    return staging == null ? relation(task.destination().ref()).name() : staging.name();
  }

  private LongConsumer arrived(TableTask task, @Nullable Staging staging) {
    return staging == null
        ? rows -> stored.merge(task.destination().ref(), rows, Long::sum)
        : rows -> {};
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
    int number = stages.values().stream().mapToInt(List::size).sum();
    Staging staging = new Staging(backend, task, relation(table), script.way(table), number);
    stages.computeIfAbsent(table, key -> new ArrayList<>()).add(staging);
    return staging;
  }

  @Override
  public long settle(TableTask task, Observer observer) throws SQLException {
    TableRef table = task.destination().ref();
    interference.clear(table);
    for (Staging staging : stages.getOrDefault(table, List.of())) {
      observer.step("moving new rows into " + table);
      stored.merge(table, staging.settle(request.onConflict(), observer), Long::sum);
    }
    interference.loaded(table, observer);
    return stored.getOrDefault(table, 0L);
  }

  @Override
  public Map<TableRef, Map<String, Long>> finish(Observer observer) throws Exception {
    Set<TableRef> ours = script.ours().keySet();
    interference.refuse(Map.of(), observer);
    Orphans orphans = new Orphans(backend, relations, stages, ours, observer);
    Map<TableRef, Map<String, Long>> violations = Map.of();
    if (request.onViolation() == OnViolation.SKIP) {
      violations = orphans.remove();
      interference.refuse(violations, observer);
    } else {
      orphans.refuse();
    }
    for (List<Staging> group : stages.values()) {
      for (Staging staging : group) {
        backend.dropTemporaryTable(staging.name());
      }
    }
    observer.step("committing");
    try {
      backend.commit();
    } catch (SQLException e) {
      throw MySqlErrors.connectionLost(e) ? new OutcomeUnknownException(e) : e;
    }
    committed = true;
    script.counters().forEach(this::set);
    created.complete(backend, observer);
    return violations;
  }

  /** The rows are there to stay, so that a counter that cannot be set is no failure of the run. */
  private void set(Step counter) {
    try {
      backend.execute(counter.sql());
    } catch (SQLException e) {
      remarks.add(counter.description() + " failed after the commit: " + e.getMessage());
    }
  }
}
