package io.neosync.contract.memory;

import io.neosync.schema.Column;
import io.neosync.schema.ColumnType;
import io.neosync.schema.LogicalType;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The engine that {@link Memory} connects to. Thread-safe. */
final class MapDatabase {

  /** A type is no more than its name. */
  record Type(String name) implements ColumnType {
    @Override
    public String engine() {
      return "Memory";
    }

    @Override
    public LogicalType logical() {
      return new LogicalType.Native("Memory", name);
    }
  }

  /** A table and its rows by primary key; not changed any more once it is in the database. */
  record Stored(Table table, Map<List<Object>, Row> rows) {

    static Stored empty(Table table) {
      return new Stored(table, new LinkedHashMap<>());
    }

    void add(Row row) {
      List<Column> columns = table.columns();
      List<Object> key = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        if (table.primaryKey().orElseThrow().columns().contains(columns.get(i).name())) {
          key.add(row.value(i));
        }
      }
      if (rows.putIfAbsent(key, row) != null) {
        throw new IllegalStateException("a row of " + table.ref() + " has a key that exists");
      }
    }
  }

  private final String name = "maps " + UUID.randomUUID();
  private volatile Map<TableRef, Stored> tables = Map.of();

  /** What there is now; never changes, since {@link #store} puts another map in its place. */
  Map<TableRef, Stored> tables() {
    return tables;
  }

  /** Adds rows, all of them or none; emptied tables lose theirs before. */
  synchronized void store(Collection<Stored> additions, Collection<TableRef> emptied) {
    Map<TableRef, Stored> changed = new TreeMap<>(tables);
    for (Stored addition : additions) {
      TableRef table = addition.table().ref();
      Stored sum = Stored.empty(addition.table());
      if (changed.containsKey(table) && !emptied.contains(table)) {
        sum.rows().putAll(changed.get(table).rows());
      }
      addition.rows().values().forEach(sum::add);
      changed.put(table, sum);
    }
    tables = changed;
  }

  @Override
  public String toString() {
    return name;
  }
}
