package io.neosync.mysql;

import io.neosync.schema.TableRef;
import io.neosync.spi.TableDefinitions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How tables of a MySQL or MariaDB database are defined, with all they need.
 *
 * @param server whose words these are
 * @param routines that triggers of the tables call, or that those call
 * @param notes what their reader should know
 */
record MySqlDefinitions(
    Server server, List<TableDefinition> tables, List<Program> routines, List<String> notes)
    implements TableDefinitions {

  MySqlDefinitions {
    tables = List.copyOf(tables);
    routines = List.copyOf(routines);
    notes = List.copyOf(notes);
  }

  @Override
  public String engine() {
    return MySql.ENGINE;
  }

  /** The schemas that the tables are in. */
  Set<String> schemas() {
    Set<String> schemas = new LinkedHashSet<>();
    tables.forEach(table -> schemas.add(table.relation().ref().schema()));
    return schemas;
  }

  /** The same name in the one schema of the destination, where there is one on both sides. */
  TableRef place(TableRef ref, List<String> destination) {
    return destination.size() == 1 && schemas().equals(Set.of(ref.schema()))
        ? new TableRef(destination.get(0), ref.name())
        : ref;
  }
}
