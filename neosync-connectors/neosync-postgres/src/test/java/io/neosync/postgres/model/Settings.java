package io.neosync.postgres.model;

import java.util.Set;

/**
 * What a sync is asked to do.
 *
 * @param synced positions of the synced tables
 */
public record Settings(
    Set<Integer> synced,
    boolean truncateBeforeInsert,
    boolean truncateCascade,
    boolean append,
    boolean onConflictDoNothing,
    boolean skipForeignKeyViolations) {

  boolean emptiesSynced() {
    return truncateBeforeInsert || truncateCascade || !(append || onConflictDoNothing);
  }
}
