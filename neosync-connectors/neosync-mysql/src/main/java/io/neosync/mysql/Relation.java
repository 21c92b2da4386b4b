package io.neosync.mysql;

import io.neosync.schema.Column;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table, and what only MySQL knows of it.
 *
 * @param transactional whether its storage engine can roll back
 * @param uniqueKeys all of them, also those that {@link Table#keys} cannot describe
 * @param nextCounter what its AUTO_INCREMENT column gives next
 */
record Relation(
    Table table,
    String engine,
    boolean transactional,
    List<UniqueKey> uniqueKeys,
    OptionalLong nextCounter) {

  TableRef ref() {
    return table.ref();
  }

  String name() {
    return MySqlSql.name(table.ref());
  }

  static MySqlType type(Column column) {
    return (MySqlType) column.type();
  }

  Optional<Column> counter() {
    return table.columns().stream()
        .filter(column -> column.fill() == Column.Fill.IDENTITY)
        .findFirst();
  }

  /** A key by which each row can be found among these columns: of columns that are never NULL. */
  Optional<UniqueKey> identity(List<String> columns) {
    return uniqueKeys.stream()
        .filter(UniqueKey::plain)
        .filter(key -> columns.containsAll(key.columns()))
        .filter(
            key ->
                key.columns().stream()
                    .allMatch(
                        name -> table.column(name).filter(each -> !each.nullable()).isPresent()))
        .findFirst();
  }
}
