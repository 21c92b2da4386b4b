package io.neosync.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The base tables of an endpoint's schemas, by name; and what else is there, for messages. */
public final class Catalog {

  private final Map<TableRef, Table> tables;
  private final Map<TableRef, String> others;

  private Catalog(Map<TableRef, Table> tables, Map<TableRef, String> others) {
    this.tables = Collections.unmodifiableMap(tables);
    this.others = Collections.unmodifiableMap(others);
  }

  /**
   * @throws IllegalArgumentException if two tables have the same name
   */
  public static Catalog of(Collection<Table> tables) {
    return of(tables, Map.of());
  }

  /**
   * @param others what has a name as tables have, but cannot be synced, and what it is instead
   * @throws IllegalArgumentException if two tables have the same name
   */
  public static Catalog of(Collection<Table> tables, Map<TableRef, String> others) {
    Map<TableRef, Table> byName = new TreeMap<>();
    for (Table table : tables) {
      if (byName.put(table.ref(), table) != null) {
        throw new IllegalArgumentException("table " + table.ref() + " twice in one catalog");
      }
    }
    return new Catalog(byName, new TreeMap<>(others));
  }

  /** All tables, ordered by name. */
  public Collection<Table> tables() {
    return tables.values();
  }

  /** What cannot be synced, ordered by name, with what it is: {@code a view}. Mostly empty. */
  public Map<TableRef, String> others() {
    return others;
  }

  public Optional<Table> find(TableRef ref) {
    return Optional.ofNullable(tables.get(ref));
  }
}
