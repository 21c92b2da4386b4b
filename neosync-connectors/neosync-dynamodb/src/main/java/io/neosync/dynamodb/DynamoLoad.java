package io.neosync.dynamodb;

import io.neosync.schema.Key;
import io.neosync.schema.TableRef;
import io.neosync.spi.Arrival;
import io.neosync.spi.Format;
import io.neosync.spi.Load;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.OnConflict;
import io.neosync.spi.LoadRequest.TableLoad;
import io.neosync.spi.TableTask;
import io.neosync.spi.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Puts items in place of those that have their keys. What is stored is permanent at once. */
final class DynamoLoad implements Load {

  private final DynamoSession session;
  private final Map<TableRef, DynamoTable> tables;
  private final List<String> notes = new ArrayList<>();
  private final boolean replaces;
  private final Capacity capacity;
  private final Map<TableRef, Stored> stored = new LinkedHashMap<>();

  DynamoLoad(DynamoSession session, LoadRequest request, Map<TableRef, DynamoTable> tables) {
    this.session = session;
    this.tables = tables;
    this.capacity = new Capacity(session.settings.writeUnits());
    this.replaces = request.onConflict() == OnConflict.REPLACE;
    notes.add(
        replaces
            ? "items take the place of those with the same key; items that the source does not have"
                + " stay"
            : "append() adds items in transactions of up to 25, which cost twice the write"
                + " capacity");
    request.tables().forEach(this::noteIndexes);
  }

  /** An attribute of another type than an index needs keeps an item from being stored. */
  private void noteIndexes(TableLoad load) {
    DynamoTable to = tables.get(load.task().destination().ref());
    DynamoTable from = DynamoTable.of(load.task().source()).orElse(null);
    if (to == null || from == null) {
      return;
    }
    for (String name : new TreeSet<>(to.indexed().keySet())) {
      if (!Objects.equals(to.indexed().get(name), from.indexed().get(name))) {
        notes.add(
            "table %s has an index by %s (%s), unlike the source; the run fails at an item that has it with another type"
                .formatted(to.ref(), name, to.indexed().get(name)));
      }
    }
  }

  @Override
  public boolean atomic() {
    return false;
  }

  @Override
  public List<TableRef> emptied() {
    return List.of();
  }

  @Override
  public List<String> before() {
    return List.of();
  }

  @Override
  public List<String> after() {
    return List.of();
  }

  @Override
  public String way(TableTask task) {
    return (task.restricted() ? "the subset, " : "all, ") + (replaces ? "replacing" : "adding");
  }

  @Override
  public Optional<Key> differenceKey(TableTask task) {
    return Optional.empty();
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void begin(Observer observer) {
    // Nothing stands around DynamoDB's tables that could be set aside.
  }

  @Override
  @SuppressWarnings("unchecked") // a format is its name and the class of its pieces
  public <T> Writer<T> writer(TableTask task, Format<T> format) {
    DynamoTable table = Objects.requireNonNull(tables.get(task.destination().ref()));
    Stored count = stored(task);
    ItemWriter writer =
        new ItemWriter(
            session,
            table,
            () ->
                replaces
                    ? new BatchPut(session.calls, table, capacity, count)
                    : new BatchInsert(session.calls, table, capacity, count),
            count);
    return (Writer<T>)
        (format.equals(Format.ROWS)
            ? new RowsWriter(writer, RowShape.writing(task, table))
            : writer);
  }

  private Stored stored(TableTask task) {
    return stored.computeIfAbsent(task.destination().ref(), table -> new Stored());
  }

  @Override
  public long settle(TableTask task, Observer observer) {
    return stored(task).items();
  }

  @Override
  public List<Arrival> arrived() {
    return stored.entrySet().stream()
        .map(each -> new Arrival(each.getKey(), each.getValue().items(), each.getValue().unknown()))
        .filter(arrival -> arrival.stored() + arrival.unknown() > 0)
        .toList();
  }

  @Override
  public Map<TableRef, Map<String, Long>> finish(Observer observer) {
    return Map.of();
  }
}
