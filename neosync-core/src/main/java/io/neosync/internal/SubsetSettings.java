package io.neosync.internal;

import io.neosync.spi.Condition;
import java.util.List;

/**
 * Which rows were asked for. Names of tables are as their author wrote them.
 *
 * @param byForeignKeys whether rows that reference a row that is left out are left out too
 * @param onlyReferenced whether parents keep only rows that are referenced
 */
public record SubsetSettings(
    List<Restriction> restrictions,
    boolean byForeignKeys,
    boolean onlyReferenced,
    List<VirtualKey> virtualKeys) {

  /**
   * Rows of a table for which the conditions hold, with some rows of the joined tables.
   *
   * @param joined names of tables; mostly none
   */
  public record Restriction(String table, List<String> joined, List<Condition> conditions) {}

  /** A foreign key that the source does not declare. */
  public record VirtualKey(
      String table, List<String> columns, String referenced, List<String> referencedColumns) {

    @Override
    public String toString() {
      return "%s(%s) -> %s(%s)"
          .formatted(
              table, String.join(", ", columns), referenced, String.join(", ", referencedColumns));
    }
  }
}
