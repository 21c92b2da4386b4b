package io.neosync.contract.memory;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.TestEndpoint;
import io.neosync.contract.TestRow;
import io.neosync.contract.TestTable;
import io.neosync.contract.memory.MapDatabase.Stored;
import io.neosync.contract.memory.MapDatabase.Type;
import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A database of maps, filled and read without the connector. */
record MemoryEndpoint(MapDatabase database) implements TestEndpoint {

  @Override
  public Source source() {
    return new Memory(database);
  }

  @Override
  public Destination destination() {
    return new Memory(database);
  }

  @Override
  public void create(List<TestTable> tables) {
    database.store(
        tables.stream().map(table -> Stored.empty(described(table))).toList(), List.of());
  }

  private static Table described(TestTable table) {
    return new Table(
        name(table),
        table.columns().stream()
            .map(
                column ->
                    new Column(
                        column.name(),
                        new Type(column.type().name()),
                        column.nullable(),
                        Column.Fill.NONE,
                        OptionalLong.empty()))
            .toList(),
        List.of(new Key("primary", Key.Kind.PRIMARY, table.primaryKey())),
        List.of(),
        0);
  }

  private static TableRef name(TestTable table) {
    return new TableRef("maps", table.name());
  }

  private Stored stored(TestTable table) {
    return Optional.ofNullable(database.tables().get(name(table))).orElseThrow();
  }

  @Override
  public void insert(TestTable table, Iterable<TestRow> rows) {
    Stored addition = Stored.empty(stored(table).table());
    rows.forEach(row -> addition.add(Row.of(row.values().toArray())));
    database.store(List.of(addition), List.of());
  }

  @Override
  public long insertGenerated(TestTable table) {
    throw new UnsupportedOperationException("maps generate no keys");
  }

  @Override
  public List<TestRow> rows(TestTable table) {
    List<TestRow> rows = new ArrayList<>();
    for (Row row : stored(table).rows().values()) {
      Object[] values = new Object[row.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = row.value(i);
      }
      rows.add(TestRow.of(values));
    }
    return rows;
  }

  @Override
  public List<String> definitions() {
    return database.tables().values().stream().map(stored -> stored.table().toString()).toList();
  }

  @Override
  public List<String> leftovers() {
    return List.of();
  }

  @Override
  public void killSessions() {
    throw new UnsupportedOperationException("nothing connects to maps");
  }

  @Override
  public Optional<String> address() {
    return Optional.empty();
  }

  @Override
  public Optional<Source> refusing(String password) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
