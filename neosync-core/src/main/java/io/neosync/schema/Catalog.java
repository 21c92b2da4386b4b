package io.neosync.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The base tables of an endpoint's schemas, by name. */
public final class Catalog {

  private final Map<TableRef, Table> tables;

  private Catalog(Map<TableRef, Table> tables) {
    this.tables = Collections.unmodifiableMap(tables);
  }

  /**
   * @throws IllegalArgumentException if two tables have the same name
   */
  public static Catalog of(Collection<Table> tables) {
    Map<TableRef, Table> byName = new TreeMap<>();
    for (Table table : tables) {
      if (byName.put(table.ref(), table) != null) {
        throw new IllegalArgumentException("table " + table.ref() + " twice in one catalog");
      }
    }
    return new Catalog(byName);
  }

  /** All tables, ordered by name. */
  public Collection<Table> tables() {
    return tables.values();
  }

  public Optional<Table> find(TableRef ref) {
    return Optional.ofNullable(tables.get(ref));
  }
}
