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

/**
 * The synced tables, and the foreign keys between them. Keys that lead elsewhere are left out, and
 * those that say what another one says, as the partitions of a table may: an enforced one stays.
 */
final class KeyGraph {

  /** What a foreign key says, whatever it is called. */
  private record Reference(
      TableRef table, List<String> columns, TableRef referenced, List<String> referencedColumns) {

    static Reference of(ForeignKey key) {
      return new Reference(key.table(), key.columns(), key.referenced(), key.referencedColumns());
    }
  }

  private final Map<TableRef, Table> tables = new LinkedHashMap<>();
  private final Map<Reference, ForeignKey> distinct = new LinkedHashMap<>();
  private final Map<TableRef, List<ForeignKey>> from = new HashMap<>();
  private final Map<TableRef, List<ForeignKey>> to = new HashMap<>();

  KeyGraph(Collection<Table> tables, Collection<ForeignKey> virtual) {
    tables.forEach(table -> this.tables.put(table.ref(), table));
    tables.forEach(table -> table.foreignKeys().forEach(this::add));
    virtual.forEach(this::add);
    distinct.values().forEach(this::connect);
  }

  private void add(ForeignKey key) {
    if (tables.containsKey(key.table()) && tables.containsKey(key.referenced())) {
      distinct.merge(
          Reference.of(key),
          key,
          (first, other) -> other.enforced() && !first.enforced() ? other : first);
    }
  }

  private void connect(ForeignKey key) {
    from.computeIfAbsent(key.table(), table -> new ArrayList<>()).add(key);
    to.computeIfAbsent(key.referenced(), table -> new ArrayList<>()).add(key);
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
