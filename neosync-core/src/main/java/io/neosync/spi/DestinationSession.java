package io.neosync.spi;

import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import java.util.List;
import java.util.Optional;

/** An opened destination. Nothing is written before {@link Load#begin}. */
public interface DestinationSession extends Session {

  /** The name that a table of the source has here. {@code sourceSchemas} are all that take part. */
  TableRef resolve(TableRef source, List<String> sourceSchemas) throws Exception;

  /**
   * The table that comes into being by itself when rows of {@code source} are first written to this
   * name; empty where a table that the catalog lacks has to be created before.
   */
  default Optional<Table> arising(TableRef name, Table source) {
    return Optional.empty();
  }

  /**
   * A table of documents as it takes rows with columns, of a source that has no documents: a column
   * for each of the source's, with the type that holds its values. Empty where only documents are
   * taken.
   *
   * @param documents a table of this destination
   * @param source the table that the rows come from
   */
  default Optional<Table> takingRows(Table documents, Table source) {
    return Optional.empty();
  }

  /**
   * The catalog as it will be once everything is created that these definitions have and the
   * destination lacks. What cannot be created goes to {@code problems}. Creates nothing yet, and is
   * asked only of destinations that can create tables.
   */
  default Catalog catalogWith(TableDefinitions definitions, Problems problems) throws Exception {
    return catalog();
  }

  /**
   * Whether what is known of tables beyond the catalog is kept with the rows, for those who create
   * the tables from here.
   */
  default boolean keepsDetails() {
    return false;
  }

  /**
   * How values of the source's column are stored in the destination's. Between types of this engine
   * by its own rules; types of others are compared by what their values are, {@link
   * io.neosync.schema.ColumnType#logical()}.
   */
  Fit fit(Column source, Column destination);

  /**
   * The same where the author of the sync knows better: each value is stored unchanged or fails the
   * run. Refused where no value could be stored.
   */
  default Fit checkedFit(Column source, Column destination) {
    return fit(source, destination);
  }

  /**
   * The formats in which this table can be written, preferred first, {@link Format#ROWS} among
   * them.
   */
  List<Format<?>> formats(TableTask task);

  /** Decides how the tables will be loaded. Reads metadata only. */
  Load plan(LoadRequest request, Problems problems) throws Exception;
}
