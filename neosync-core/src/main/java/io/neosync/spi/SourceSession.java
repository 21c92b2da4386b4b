package io.neosync.spi;

import io.neosync.schema.Table;
import io.neosync.schema.TableDetails;
import io.neosync.schema.TableRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An opened source. Everything is read as of the moment at which the session was opened, where
 * {@link #snapshot()} says so.
 */
public interface SourceSession extends Session {

  SnapshotGuarantee snapshot();

  /** The table as people wrote it by hand; empty where it is a database's. */
  default Optional<WrittenTable> written(TableRef table) {
    return Optional.empty();
  }

  /**
   * How these tables are defined, to be created elsewhere; empty where this engine keeps no
   * definitions. Reads metadata only.
   */
  default Optional<TableDefinitions> definitions(List<TableRef> tables) throws Exception {
    return Optional.empty();
  }

  /**
   * What is known of these tables beyond the catalog, for a destination of another engine that is
   * to create them, or keeps it; nothing of those that are missing in the answer. Reads metadata
   * only.
   */
  default Map<TableRef, TableDetails> details(List<TableRef> tables) throws Exception {
    return Map.of();
  }

  /**
   * The query that reads a table's rows. Conditions the engine rejects go to {@code problems}, with
   * the engine's own message.
   */
  TableQuery query(TableTask task, Problems problems) throws Exception;

  /**
   * A table of documents as rows with columns, for a destination that has no documents: a column
   * for each of the destination's that takes values, of type {@link
   * io.neosync.schema.LogicalType.Dynamic}. Empty where documents are read as such only.
   *
   * @param documents a table of this source
   * @param destination the table that the rows go to
   */
  default Optional<Table> asRows(Table documents, Table destination) {
    return Optional.empty();
  }

  /** What the author of the sync should know about how it is read; asked when all queries were. */
  default List<String> notes() {
    return List.of();
  }

  /**
   * The formats in which this table can be read, preferred first, {@link Format#ROWS} among them.
   */
  List<Format<?>> formats(TableTask task);

  /** Opens some rows of a table for reading; as {@link #reader(TableTask, Format)} otherwise. */
  <T> Reader<T> reader(TableTask task, Format<T> format, KeySet rows) throws Exception;

  /**
   * Opens a table for reading. Several readers may be open at the same time, each used by its own
   * thread; all see the same snapshot.
   */
  <T> Reader<T> reader(TableTask task, Format<T> format) throws Exception;

  /**
   * Whether a reader may be opened, while no other is open, some time before its rows are wanted:
   * the engine looks for the first ones meanwhile, and holds on to them for as long as it takes.
   */
  default boolean opensAhead() {
    return false;
  }
}
