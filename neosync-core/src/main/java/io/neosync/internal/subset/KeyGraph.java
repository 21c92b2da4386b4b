package io.neosync.internal.subset;

import io.neosync.schema.ForeignKey;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The synced tables, and the foreign keys between them. Keys that lead elsewhere are left out. */
final class KeyGraph {

  private final Map<TableRef, Table> tables = new LinkedHashMap<>();
  private final Map<TableRef, List<ForeignKey>> from = new HashMap<>();
  private final Map<TableRef, List<ForeignKey>> to = new HashMap<>();

  KeyGraph(Collection<Table> tables, Collection<ForeignKey> virtual) {
    tables.forEach(table -> this.tables.put(table.ref(), table));
    tables.forEach(table -> table.foreignKeys().forEach(this::add));
    virtual.forEach(this::add);
  }

  private void add(ForeignKey key) {
    if (tables.containsKey(key.table()) && tables.containsKey(key.referenced())) {
      from.computeIfAbsent(key.table(), table -> new ArrayList<>()).add(key);
      to.computeIfAbsent(key.referenced(), table -> new ArrayList<>()).add(key);
    }
  }

  Collection<TableRef> tables() {
    return tables.keySet();
  }

  Table table(TableRef ref) {
    return Objects.requireNonNull(tables.get(ref));
  }

  /** The foreign keys that {@code table} declares. */
  List<ForeignKey> from(TableRef table) {
    return from.getOrDefault(table, List.of());
  }

  /** The foreign keys that reference {@code table}. */
  List<ForeignKey> to(TableRef table) {
    return to.getOrDefault(table, List.of());
  }
}
