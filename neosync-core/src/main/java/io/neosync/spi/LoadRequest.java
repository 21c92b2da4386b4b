package io.neosync.spi;

import io.neosync.schema.TableDetails;
import io.neosync.schema.TableRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a destination is asked to load.
 *
 * @param tables in load order: a table comes after those it references, cycles apart
 * @param definitions what to create of it where it is missing; empty where everything must be there
 * @param details what is known of the source's tables beyond the catalog, by their names there;
 *     read only for a {@linkplain DestinationSession#keepsDetails destination that keeps it}
 * @param snapshot what the source promises about the moment at which the rows are read
 */
public record LoadRequest(
    List<TableLoad> tables,
    Emptying emptying,
    OnConflict onConflict,
    OnViolation onViolation,
    Optional<TableDefinitions> definitions,
    Map<TableRef, TableDetails> details,
    SnapshotGuarantee snapshot) {

  /** What happens to the rows that are there before. */
  public enum Emptying {
    /** They stay. */
    NONE,
    /** The synced tables, and no others, are emptied. */
    SYNCED_TABLES,
    /** The synced tables and all tables that reference them, directly or not, are emptied. */
    CASCADE
  }

  /** What happens to a row that meets an existing one on a primary or unique key. */
  public enum OnConflict {
    /** The run fails. */
    FAIL,
    /** The row is left out, the existing one stays as it is. */
    DO_NOTHING,
    /**
     * The row takes the place of the existing one, with all its values: the default of a
     * destination that cannot be emptied. Rows that the source does not have stay.
     */
    REPLACE
  }

  /** What happens to a row whose foreign key points nowhere. */
  public enum OnViolation {
    /** The run fails. */
    FAIL,
    /** The row is left out, and so is every row that depends on it. */
    SKIP
  }

  /**
   * @param estimatedRows about how many rows will arrive
   */
  public record TableLoad(TableTask task, long estimatedRows) {}

  public LoadRequest {
    tables = List.copyOf(tables);
    details = Map.copyOf(details);
  }
}
