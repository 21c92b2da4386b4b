package io.neosync.contract.subset;

import io.neosync.SyncBuilder;
import java.sql.SQLException;
import java.util.List;

/** Two databases of an engine whose tables are random. */
public interface SubsetPair {

  /** The foreign keys that the engine knows, those that half of all are made of first. */
  List<RandomSchema.Kind> kinds();

  /** Begins a script for the source or the destination: whatever was there is gone. */
  String reset(Side side);

  /** What is written behind the columns of each table, such as an index on {@code tag}. */
  default String furtherItems() {
    return "";
  }

  /** Whether two rows meet in a unique key where both have NULL; then none has. */
  default boolean nullsMeet() {
    return false;
  }

  void execute(Side side, String script) throws SQLException;

  /** A sync of all tables. */
  SyncBuilder sync();

  /** What a query at the destination yields, one column as text. */
  List<String> arrived(String query) throws SQLException;

  /** Which of the two databases. */
  enum Side {
    SOURCE,
    DESTINATION
  }
}
