package io.neosync.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerBulkCopyOptions;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.TableRef;
import io.neosync.spi.Batch;
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
import org.jspecify.annotations.Nullable;

/** A load in one transaction. */
final class SqlServerLoad implements Load {

  private final Backend backend;
  private final LoadRequest request;
  private final Map<TableRef, Relation> relations;
  private final LoadScript script;
  private final Map<TableRef, Staging> stages = new LinkedHashMap<>();
  private final Map<TableRef, Long> stored = new LinkedHashMap<>();

  /** How many rows violated which of the disabled keys before any came. */
  private final Map<ForeignKey, Long> violations = new LinkedHashMap<>();

  SqlServerLoad(
      Backend backend, LoadRequest request, Map<TableRef, Relation> relations, LoadScript script) {
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
    return script.emptying() ? List.copyOf(relations.keySet()) : List.of();
  }

  @Override
  public List<String> before() {
    List<String> statements = new ArrayList<>();
    script.disabling().forEach(step -> statements.add(step.sql()));
    script.emptyingSteps().forEach(step -> statements.add(step.sql()));
    return statements;
  }

  @Override
  public List<String> after() {
    List<String> statements = new ArrayList<>(script.continuing());
    script.after().forEach(step -> statements.add(step.sql()));
    return statements;
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    List<String> versioned =
        relations.values().stream()
            .filter(Relation::versioned)
            .map(relation -> relation.ref().toString())
            .toList();
    if (!versioned.isEmpty()) {
      notes.add(
          "of these system-versioned tables only the current rows are synced; their history is"
              + " kept by the destination itself: "
              + String.join(", ", versioned));
    }
    for (Sequence sequence : script.sequences()) {
      for (Sequence.Use use : sequence.otherThanNumbers(relations)) {
        notes.add(
            "sequence %s is behind column %s of table %s, whose values are no numbers: it is not set behind them"
                .formatted(sequence.ref(), use.column(), use.table()));
      }
    }
    return notes;
  }

  @Override
  public String way(TableTask task) {
    return script.way(task.destination().ref()).words();
  }

  @Override
  public void begin(Observer observer) throws SQLException {
    run(script.disabling(), observer);
    run(script.emptyingSteps(), observer);
    for (TableRef table : relations.keySet()) {
      for (KeyState state : script.setAside().of(table)) {
        violations.put(state.key(), state.trusted() ? 0L : Orphans.count(backend, state.key()));
      }
    }
  }

  private void run(List<Step> steps, Observer observer) throws SQLException {
    for (Step step : steps) {
      observer.step(step.description());
      backend.execute(step.sql());
    }
  }

  @Override
  @SuppressWarnings("unchecked") // rows are the only format
  public <T> Writer<T> writer(TableTask task, Format<T> format) throws SQLException {
    TableRef table = task.destination().ref();
    Staging staging = staging(task);
    String target = staging == null ? relation(table).name() : staging.name();
    List<BulkColumn> columns =
        task.columns().stream()
            .map(each -> BulkColumn.of(each.destination()))
            .map(column -> staging == null && TSql.ascii(table) ? column : column.unicode())
            .toList();
    Writer<Batch> writer =
        columns.isEmpty()
            ? new DefaultsWriter(backend, target, rows -> stored.merge(table, rows, Long::sum))
            : new BulkWriter(
                backend,
                target,
                options(staging != null || script.way(table).alone()),
                columns,
                rows -> stored.merge(table, rows, Long::sum));
    return (Writer<T>) writer;
  }

  /**
   * Values are stored as they come, NULL and identities too. Triggers do not fire, of which those
   * of the table are disabled anyway; its check constraints, and the foreign keys that are enabled,
   * are checked, so that they stay trusted.
   */
  static SQLServerBulkCopyOptions options(boolean ours) throws SQLException {
    SQLServerBulkCopyOptions options = new SQLServerBulkCopyOptions();
    options.setKeepIdentity(true);
    options.setKeepNulls(true);
    options.setCheckConstraints(true);
    options.setFireTriggers(false);
    options.setTableLock(ours);
    options.setUseInternalTransaction(false);
    options.setBatchSize(0);
    options.setBulkCopyTimeout(0);
    return options;
  }

  private @Nullable Staging staging(TableTask task) throws SQLException {
    TableRef table = task.destination().ref();
    if (!script.way(table).staged()) {
      return null;
    }
    Staging staging = stages.get(table);
    if (staging == null) {
      staging = new Staging(backend, task, relation(table), stages.size());
      stages.put(table, staging);
    }
    return staging;
  }

  private Relation relation(TableRef table) {
    return Objects.requireNonNull(relations.get(table));
  }

  @Override
  public long settle(TableTask task, Observer observer) {
    return stored.getOrDefault(task.destination().ref(), 0L);
  }

  @Override
  public Map<TableRef, Map<String, Long>> finish(Observer observer) throws Exception {
    Map<TableRef, Map<String, Long>> removed = Map.of();
    if (request.onViolation() == OnViolation.SKIP) {
      removed = new Orphans(backend, relations, stages, observer).remove();
    }
    for (Map.Entry<TableRef, Staging> each : stages.entrySet()) {
      observer.step("moving new rows into " + each.getKey());
      each.getValue().move();
    }
    refuseNewViolations(observer);
    for (Relation relation : relations.values()) {
      if (relation.identity().isPresent()) {
        observer.step("setting the identity of " + relation.ref());
        relation.identity().get().goOn(backend, relation);
      }
    }
    for (Sequence sequence : script.sequences()) {
      observer.step("setting the sequence " + sequence.ref());
      sequence.goOn(backend, relations, script.emptying());
    }
    run(script.after(), observer);
    observer.step("committing");
    try {
      backend.commit();
    } catch (SQLException e) {
      throw SqlServerErrors.connectionLost(e) ? new OutcomeUnknownException(e) : e;
    }
    return removed;
  }

  /**
   * The server would name the first of the trusted keys that is violated, and no number, and would
   * not look at the others.
   */
  private void refuseNewViolations(Observer observer) throws SQLException {
    List<String> found = new ArrayList<>();
    for (Map.Entry<ForeignKey, Long> each : violations.entrySet()) {
      ForeignKey key = each.getKey();
      observer.step("looking for rows that violate " + key.name());
      long more = Orphans.count(backend, key) - each.getValue();
      if (more > 0) {
        found.add(
            "%d rows of %s by %s to %s".formatted(more, key.table(), key.name(), key.referenced()));
      }
    }
    if (!found.isEmpty()) {
      throw new SQLException(
          "rows violate foreign keys: "
              + String.join("; ", found)
              + "; skipForeignKeyViolations() would leave them out");
    }
  }
}
