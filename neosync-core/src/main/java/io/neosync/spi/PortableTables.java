package io.neosync.spi;

import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tables as the source's catalog has them: what a destination of another engine creates them from.
 * It says columns and what they hold, NULL, generated values, keys and foreign keys, but no other
 * defaults, indexes or checks.
 *
 * @param engine the source's, as it is called in messages
 * @param chosen the types that the author of the sync chose, by table and column, in the words of
 *     the destination's engine
 */
public record PortableTables(
    String engine, List<Table> tables, Map<TableRef, Map<String, String>> chosen)
    implements TableDefinitions {

  public PortableTables {
    tables = List.copyOf(tables);
    chosen = Map.copyOf(chosen);
  }

  /**
   * The type that the author of the sync chose for a column. It is created as that, or is a problem
   * of the plan where the destination's engine has no such type.
   */
  public Optional<String> chosen(TableRef table, String column) {
    return Optional.ofNullable(chosen.getOrDefault(table, Map.of()).get(column));
  }

  /** What of the tables does not arrive: a note that is the same for all of them. */
  public String remark() {
    return "tables are created with their columns, keys and foreign keys, and without the other"
        + " indexes, checks and foreign key actions that "
        + engine
        + " may have";
  }

  /**
   * What to do about a column that the destination's engine has no type for.
   *
   * @param type one that holds many of its values, in the words of the destination's engine
   */
  public static String remedy(TableRef table, String column, String type) {
    return "columnType(\"%s\", \"%s\", \"%s\") has its values checked one by one"
        .formatted(table.name(), column, type);
  }
}
