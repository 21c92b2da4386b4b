package io.neosync.sqlserver;

import io.neosync.schema.Column;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import java.util.List;
import java.util.Optional;

/**
 * A table, and what only SQL Server knows of it.
 *
 * @param versioned whether the server keeps what its rows were before in a history table
 * @param columnSet whether its sparse columns stand together as one, in place of themselves
 * @param keyStates of its foreign keys
 */
record Relation(
    Table table,
    boolean versioned,
    boolean columnSet,
    List<KeyState> keyStates,
    Optional<Identity> identity) {

  TableRef ref() {
    return table.ref();
  }

  String name() {
    return TSql.name(table.ref());
  }

  static SqlServerType type(Column column) {
    return (SqlServerType) column.type();
  }

  /** The foreign keys that the server checks. */
  List<ForeignKey> enabledKeys() {
    return keyStates.stream().filter(KeyState::enabled).map(KeyState::key).toList();
  }

  /** The columns by which a row is found again: of a key that is never NULL; none without one. */
  List<Column> place() {
    return table.keys().stream()
        .map(Key::columns)
        .map(names -> names.stream().map(name -> table.column(name).orElseThrow()).toList())
        .filter(columns -> columns.stream().noneMatch(Column::nullable))
        .findFirst()
        .orElse(List.of());
  }
}
