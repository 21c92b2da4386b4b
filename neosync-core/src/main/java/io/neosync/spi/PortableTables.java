package io.neosync.spi;

import io.neosync.schema.Table;
import java.util.List;

/**
 * Tables as the source's catalog has them: what a destination of another engine creates them from.
 * It says columns and what they hold, NULL, generated values, keys and foreign keys, but no other
 * defaults, indexes or checks.
 *
 * @param engine the source's, as it is called in messages
 */
public record PortableTables(String engine, List<Table> tables) implements TableDefinitions {

  public PortableTables {
    tables = List.copyOf(tables);
  }
}
