package io.neosync.mysql;

import io.neosync.Capabilities;
import io.neosync.Destination;
import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.PortableType;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.DatabaseIdentity;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Fit;
import io.neosync.spi.Format;
import io.neosync.spi.KeyBits;
import io.neosync.spi.Load;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.Problems;
import io.neosync.spi.Reader;
import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import io.neosync.spi.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A destination of another engine, which shows a test each row and stores none. */
final class Tally implements Destination {

  /** Is shown the rows; what it throws fails the run. */
  interface Witness {
    void see(TableRef table, Row row) throws Exception;
  }

  private final Witness witness;

  Tally(Witness witness) {
    this.witness = witness;
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.of("Tally");
  }

  @Override
  public DestinationSession openDestination() {
    return new Session();
  }

  private final class Session implements DestinationSession {

    @Override
    public DatabaseIdentity identity() {
      return new DatabaseIdentity("tally", Set.of());
    }

    @Override
    public Catalog catalog() {
      return Catalog.of(List.of());
    }

    @Override
    public TableRef resolve(TableRef source, List<String> sourceSchemas) {
      return source;
    }

    @Override
    public Optional<Table> arising(TableRef name, Table source) {
      return Optional.of(
          new Table(
              name,
              source.columns().stream().map(Session::portable).toList(),
              source.keys(),
              List.of(),
              0));
    }

    private static Column portable(Column column) {
      return new Column(
          column.name(),
          new PortableType("Tally", column.type().name(), column.type().logical()),
          column.nullable(),
          Column.Fill.NONE,
          OptionalLong.empty());
    }

    @Override
    public Fit fit(Column source, Column destination) {
      return Fit.exact();
    }

    @Override
    public List<Format<?>> formats(TableTask task) {
      return List.of(Format.ROWS);
    }

    @Override
    public Reader<KeyBits> keys(TableTask task, Key key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Load plan(LoadRequest request, Problems problems) {
      return new Counting();
    }

    @Override
    public void cancel() {}

    @Override
    public void abort() {}

    @Override
    public void close() {}
  }

  private final class Counting implements Load {

    private final Map<TableRef, Long> rows = new HashMap<>();

    @Override
    public boolean atomic() {
      return true;
    }

    @Override
    public List<TableRef> emptied() {
      return List.of();
    }

    @Override
    public String way(TableTask task) {
      return "all";
    }

    @Override
    public void begin(Observer observer) {}

    @Override
    public <T> Writer<T> writer(TableTask task, Format<T> format) {
      TableRef table = task.source().ref();
      return Writer.of(
          format,
          row -> {
            rows.merge(table, 1L, Long::sum);
            witness.see(table, row);
          });
    }

    @Override
    public long settle(TableTask task, Observer observer) {
      return rows.getOrDefault(task.source().ref(), 0L);
    }

    @Override
    public Map<TableRef, Map<String, Long>> finish(Observer observer) {
      return Map.of();
    }
  }
}
