package io.neosync.contract.rows;

import io.neosync.Capabilities;
import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.DocumentType;
import io.neosync.schema.Key;
import io.neosync.schema.LogicalType;
import io.neosync.schema.PortableType;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Condition;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Row;
import io.neosync.spi.SourceSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Tables in the heap, with columns of any {@link LogicalType}: source and destination of rows as
 * other engines have them. A row takes the place of the one with its key. For one thread and one
 * sync at a time.
 */
public final class RowTables implements Source, Destination {

  static final String ENGINE = "Rows";
  static final String SCHEMA = "rows";

  private final Map<TableRef, Content> tables = new LinkedHashMap<>();

  /** A table and its rows by key. */
  record Content(Table table, Map<List<@Nullable Object>, Row> rows) {

    void store(Row row) {
      List<String> key = table.primaryKey().map(Key::columns).orElse(List.of());
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        if (key.isEmpty() || key.contains(table.columns().get(i).name())) {
          values.add(row.value(i));
        }
      }
      rows.put(values, row);
    }
  }

  /**
   * Adds a table.
   *
   * @param key its primary key; empty where it has none
   * @param columns in their order
   */
  public RowTables create(String name, List<String> key, Map<String, LogicalType> columns) {
    TableRef ref = new TableRef(SCHEMA, name);
    List<Column> all = new ArrayList<>();
    columns.forEach(
        (column, type) ->
            all.add(
                new Column(
                    column,
                    type instanceof LogicalType.Document
                        ? new DocumentType(ENGINE)
                        : new PortableType(ENGINE, type.getClass().getSimpleName(), type),
                    !key.contains(column),
                    Column.Fill.NONE,
                    OptionalLong.empty())));
    List<Key> keys = key.isEmpty() ? List.of() : List.of(new Key("primary", Key.Kind.PRIMARY, key));
    tables.put(ref, new Content(new Table(ref, all, keys, List.of(), 0), new LinkedHashMap<>()));
    return this;
  }

  /**
   * Adds a row.
   *
   * @param values in the order of the columns, of the classes that their types say
   */
  public RowTables insert(String table, @Nullable Object... values) {
    content(table).store(Row.of(values.clone()));
    return this;
  }

  /** The rows of a table, in the order in which they came. */
  public List<Row> rows(String table) {
    return List.copyOf(content(table).rows().values());
  }

  private Content content(String table) {
    return content(new TableRef(SCHEMA, table));
  }

  Content content(TableRef table) {
    return Objects.requireNonNull(tables.get(table), "no table " + table);
  }

  Catalog catalog() {
    return Catalog.of(tables.values().stream().map(Content::table).toList());
  }

  @Override
  public String engine() {
    return ENGINE;
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.of(ENGINE);
  }

  @Override
  public Condition condition(String text, List<@Nullable Object> values) {
    throw new IllegalArgumentException("these tables have no query language");
  }

  @Override
  public SourceSession openSource() {
    return new RowSession(this);
  }

  @Override
  public DestinationSession openDestination() {
    return new RowSession(this);
  }

  @Override
  public String toString() {
    return ENGINE + " " + Integer.toHexString(System.identityHashCode(this));
  }
}
