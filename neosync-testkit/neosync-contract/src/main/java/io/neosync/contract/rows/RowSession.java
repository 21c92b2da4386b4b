package io.neosync.contract.rows;

import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.TableRef;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.DatabaseIdentity;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Fit;
import io.neosync.spi.Format;
import io.neosync.spi.KeyBits;
import io.neosync.spi.KeySet;
import io.neosync.spi.Load;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LogicalFit;
import io.neosync.spi.Problems;
import io.neosync.spi.Reader;
import io.neosync.spi.Row;
import io.neosync.spi.SnapshotGuarantee;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableQuery;
import io.neosync.spi.TableTask;
import io.neosync.spi.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Either side of {@link RowTables}. */
record RowSession(RowTables tables) implements SourceSession, DestinationSession {

  @Override
  public DatabaseIdentity identity() {
    return new DatabaseIdentity(tables.toString(), Set.of(RowTables.SCHEMA));
  }

  @Override
  public SnapshotGuarantee snapshot() {
    return SnapshotGuarantee.NONE;
  }

  @Override
  public Catalog catalog() {
    return tables.catalog();
  }

  @Override
  public TableRef resolve(TableRef source, List<String> sourceSchemas) {
    return new TableRef(RowTables.SCHEMA, source.name());
  }

  @Override
  public Fit fit(Column source, Column destination) {
    return LogicalFit.between(source.type(), destination.type(), RowTables.ENGINE);
  }

  @Override
  public List<Format<?>> formats(TableTask task) {
    return List.of(Format.ROWS);
  }

  @Override
  public TableQuery query(TableTask task, Problems problems) {
    return new TableQuery("every row", tables.content(task.source().ref()).rows().size());
  }

  @Override
  public <T> Reader<T> reader(TableTask task, Format<T> format) {
    List<Column> all = task.source().columns();
    int[] positions =
        task.columns().stream().mapToInt(each -> all.indexOf(each.source())).toArray();
    return Reader.of(
        format,
        List.copyOf(tables.content(task.source().ref()).rows().values()).stream()
            .map(row -> Row.of(picked(row, positions)))
            .iterator());
  }

  private static @Nullable Object[] picked(Row row, int[] positions) {
    @Nullable Object[] values = new Object[positions.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.value(positions[i]);
    }
    return values;
  }

  @Override
  public Load plan(LoadRequest request, Problems problems) {
    return new Storing(tables, new HashMap<>());
  }

  @Override
  public Reader<KeyBits> keys(TableTask task, Key key) {
    throw new UnsupportedOperationException("these tables are not compared by integer keys");
  }

  @Override
  public <T> Reader<T> reader(TableTask task, Format<T> format, KeySet rows) {
    throw new UnsupportedOperationException("these tables are not read by integer keys");
  }

  @Override
  public void cancel() {}

  @Override
  public void abort() {}

  @Override
  public void close() {}

  /** Stores rows at once. */
  private record Storing(RowTables tables, Map<TableRef, Long> stored) implements Load {

    @Override
    public boolean atomic() {
      return false;
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
      TableRef table = task.destination().ref();
      List<Column> all = task.destination().columns();
      List<Column> given = task.columns().stream().map(ColumnMapping::destination).toList();
      return Writer.of(
          format,
          row -> {
            @Nullable Object[] values = new Object[all.size()];
            for (int i = 0; i < row.size(); i++) {
              values[all.indexOf(given.get(i))] = row.value(i);
            }
            tables.content(table).store(Row.of(values));
            stored.merge(table, 1L, Long::sum);
          });
    }

    @Override
    public long settle(TableTask task, Observer observer) {
      return stored.getOrDefault(task.destination().ref(), 0L);
    }

    @Override
    public Map<TableRef, Map<String, Long>> finish(Observer observer) {
      return Map.of();
    }
  }
}
