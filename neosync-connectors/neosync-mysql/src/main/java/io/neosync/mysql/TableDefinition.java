package io.neosync.mysql;

import java.util.List;

/**
 * How a table is defined.
 *
 * @param relation as the source has it
 * @param triggers in the order in which they fire
 */
record TableDefinition(Relation relation, TableText text, List<Program> triggers) {

  TableDefinition {
    triggers = List.copyOf(triggers);
  }
}
