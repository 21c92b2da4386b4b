package io.neosync.schema;

import java.util.List;
import java.util.Map;

/**
 * What the definition of a table says beyond {@link Table}, as far as it can be said in no engine's
 * words: read only where the table is to be created by another engine, or kept. Immutable.
 *
 * @param indexes those that keep no rows apart
 * @param defaults by column; counters have none
 * @param foreignKeys by the name of the foreign key
 * @param others what cannot be said here, each by kind and name for people: {@code check constraint
 *     positive}
 */
public record TableDetails(
    List<Index> indexes,
    Map<String, ColumnDefault> defaults,
    Map<String, ForeignKeyRules> foreignKeys,
    List<String> others) {

  public TableDetails {
    indexes = List.copyOf(indexes);
    defaults = Map.copyOf(defaults);
    foreignKeys = Map.copyOf(foreignKeys);
    others = List.copyOf(others);
  }
}
