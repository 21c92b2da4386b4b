package io.neosync.contract.memory;

import io.neosync.*;
import io.neosync.contract.memory.MapDatabase.Stored;
import io.neosync.schema.*;
import io.neosync.spi.*;
import java.util.*;

/** The whole connector to a {@link MapDatabase}: all that a connector has to answer. */
record Memory(MapDatabase database) implements Source, Destination {
  @Override
  public String engine() {
    return "Memory";
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.of(engine(), DestinationOption.TRUNCATE_BEFORE_INSERT);
  }

  @Override
  public Condition condition(String text, List<Object> values) {
    throw new IllegalArgumentException("maps have no query language");
  }

  @Override
  public Opened openSource() {
    DatabaseIdentity identity = new DatabaseIdentity(database.toString(), Set.of("maps"));
    return new Opened(database, database.tables(), identity, SnapshotGuarantee.ONE_INSTANT);
  }

  @Override
  public Opened openDestination() {
    return openSource();
  }

  /** Either side: it sees what the database held when it was opened. */
  record Opened(
      MapDatabase database,
      Map<TableRef, Stored> tables,
      DatabaseIdentity identity,
      SnapshotGuarantee snapshot)
      implements SourceSession, DestinationSession {
    @Override
    public Catalog catalog() {
      return Catalog.of(tables.values().stream().map(Stored::table).toList());
    }

    @Override
    public TableRef resolve(TableRef source, List<String> sourceSchemas) {
      return new TableRef("maps", source.name());
    }

    @Override
    public Fit fit(Column from, Column to) {
      return from.type().equals(to.type())
          ? Fit.exact()
          : Fit.refused(from.type().name() + " cannot be stored as " + to.type().name());
    }

    @Override
    public List<Format<?>> formats(TableTask task) {
      return List.of(Format.ROWS);
    }

    @Override
    public TableQuery query(TableTask task, Problems problems) {
      return new TableQuery("every row", tables.get(task.source().ref()).rows().size());
    }

    @Override
    public <T> Reader<T> reader(TableTask task, Format<T> format) {
      List<Column> all = task.source().columns();
      int[] columns = task.columns().stream().mapToInt(c -> all.indexOf(c.source())).toArray();
      return Reader.of(
          format,
          tables.get(task.source().ref()).rows().values().stream()
              .map(row -> Row.of(Arrays.stream(columns).mapToObj(row::value).toArray()))
              .iterator());
    }

    @Override
    public Load plan(LoadRequest request, Problems problems) {
      List<TableRef> names =
          request.tables().stream().map(table -> table.task().destination().ref()).toList();
      boolean empties = request.emptying() != LoadRequest.Emptying.NONE;
      return new Loading(database, true, empties ? names : List.of(), new HashMap<>());
    }

    @Override
    public Reader<KeyBits> keys(TableTask task, Key key) {
      throw new UnsupportedOperationException("maps are not compared by integer keys");
    }

    @Override
    public <T> Reader<T> reader(TableTask task, Format<T> format, KeySet rows) {
      throw new UnsupportedOperationException("maps are not read by integer keys");
    }

    @Override
    public void cancel() {}

    @Override
    public void abort() {}

    @Override
    public void close() {}
  }

  /** Collects the rows of each table beside the database, and adds them in one step at the end. */
  record Loading(MapDatabase to, boolean atomic, List<TableRef> emptied, Map<TableRef, Stored> rows)
      implements Load {
    @Override
    public String way(TableTask task) {
      return "all rows, in one step at the end";
    }

    @Override
    public void begin(Observer observer) {}

    @Override
    public <T> Writer<T> writer(TableTask task, Format<T> format) {
      List<Column> all = task.destination().columns();
      Stored stored = Stored.empty(task.destination());
      rows.put(task.destination().ref(), stored);
      return Writer.of(
          format,
          row -> {
            Object[] values = new Object[all.size()];
            for (int i = 0; i < row.size(); i++) {
              values[all.indexOf(task.columns().get(i).destination())] = row.value(i);
            }
            stored.add(Row.of(values));
          });
    }

    @Override
    public long settle(TableTask task, Observer observer) {
      return rows.get(task.destination().ref()).rows().size();
    }

    @Override
    public Map<TableRef, Map<String, Long>> finish(Observer observer) {
      to.store(rows.values(), emptied);
      return Map.of();
    }
  }
}
