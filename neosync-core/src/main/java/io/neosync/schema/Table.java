package io.neosync.schema;

import java.util.List;
import java.util.Optional;

/**
 * A base table.
 *
 * @param ref its name
 * @param columns in the table's own order
 * @param keys its primary key and unique constraints
 * @param foreignKeys the foreign keys it declares
 * @param estimatedRows about how many rows it holds; never negative, never exact
 */
public record Table(
    TableRef ref,
    List<Column> columns,
    List<Key> keys,
    List<ForeignKey> foreignKeys,
    long estimatedRows) {

  public Table {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    foreignKeys = List.copyOf(foreignKeys);
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  public Optional<Key> primaryKey() {
    return keys.stream().filter(key -> key.kind() == Key.Kind.PRIMARY).findFirst();
  }
}
