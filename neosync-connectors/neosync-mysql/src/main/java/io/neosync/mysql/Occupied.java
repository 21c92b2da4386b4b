package io.neosync.mysql;

import io.neosync.mysql.TableText.Item;
import io.neosync.schema.TableRef;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a destination has already of what definitions name, and which storage engines it knows. */
final class Occupied {

  private final boolean folds;
  private final Map<TableRef, Boolean> tables = new HashMap<>();
  private final Map<TableRef, TableRef> constraints = new HashMap<>();
  private final Set<TableRef> routines = new HashSet<>();
  private final Set<TableRef> triggers = new HashSet<>();
  private final Map<String, Boolean> engines = new HashMap<>();

  private Occupied(boolean folds) {
    this.folds = folds;
  }

  static Occupied read(Backend backend, MySqlDefinitions definitions, List<String> schemas)
      throws SQLException {
    Set<String> all = new LinkedHashSet<>(schemas);
    for (TableDefinition table : definitions.tables()) {
      all.add(definitions.place(table.relation().ref(), schemas).schema());
      table
          .relation()
          .table()
          .foreignKeys()
          .forEach(key -> all.add(definitions.place(key.referenced(), schemas).schema()));
    }
    Occupied occupied = new Occupied(backend.server().foldsNames());
    occupied.read(backend, all.toArray());
    return occupied;
  }

  private void read(Backend backend, Object[] schemas) throws SQLException {
    String places = String.join(", ", Collections.nCopies(schemas.length, "?"));
    backend.query(
        "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE TABLE_SCHEMA IN (%s)"
            .formatted(places),
        row ->
            tables.put(
                folded(new TableRef(row.getString(1), row.getString(2))),
                row.getString(3).equals("BASE TABLE")),
        schemas);
    backend.query(
        "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_NAME FROM information_schema.TABLE_CONSTRAINTS WHERE CONSTRAINT_SCHEMA IN (%s) AND CONSTRAINT_TYPE IN (%s)"
            .formatted(
                places,
                // Names of MariaDB's checks are their tables' own.
                backend.server().mariaDb() ? "'FOREIGN KEY'" : "'FOREIGN KEY', 'CHECK'"),
        row ->
            constraints.put(
                lower(row.getString(1), row.getString(2)),
                new TableRef(row.getString(1), row.getString(3))),
        schemas);
    backend.query(
        "SELECT ROUTINE_SCHEMA, ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA IN (%s)"
            .formatted(places),
        row -> routines.add(lower(row.getString(1), row.getString(2))),
        schemas);
    backend.query(
        "SELECT TRIGGER_SCHEMA, TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA IN (%s)"
            .formatted(places),
        row -> triggers.add(lower(row.getString(1), row.getString(2))),
        schemas);
    backend.query(
        "SELECT ENGINE, TRANSACTIONS FROM information_schema.ENGINES WHERE SUPPORT IN ('YES',"
            + " 'DEFAULT')",
        row ->
            engines.put(row.getString(1).toLowerCase(Locale.ROOT), "YES".equals(row.getString(2))));
  }

  private static TableRef lower(String schema, String name) {
    return new TableRef(schema, name.toLowerCase(Locale.ROOT));
  }

  /** The name as this server tells tables apart. */
  TableRef folded(TableRef ref) {
    return folds
        ? new TableRef(ref.schema().toLowerCase(Locale.ROOT), ref.name().toLowerCase(Locale.ROOT))
        : ref;
  }

  /** Whether what has this name is a table with rows of its own; empty if nothing has it. */
  Optional<Boolean> table(TableRef ref) {
    return Optional.ofNullable(tables.get(folded(ref)));
  }

  /** The table that has a constraint whose name a new one would need. */
  Optional<TableRef> constraint(String schema, Item item) {
    return item.type() == Item.Type.FOREIGN_KEY || item.type() == Item.Type.CHECK
        ? Optional.ofNullable(constraints.get(lower(schema, item.name())))
        : Optional.empty();
  }

  boolean hasRoutine(TableRef ref) {
    return routines.contains(lower(ref.schema(), ref.name()));
  }

  boolean hasTrigger(TableRef ref) {
    return triggers.contains(lower(ref.schema(), ref.name()));
  }

  boolean hasEngine(String name) {
    return engines.containsKey(name.toLowerCase(Locale.ROOT));
  }

  boolean transactional(String engine) {
    return engines.getOrDefault(engine.toLowerCase(Locale.ROOT), false);
  }
}
