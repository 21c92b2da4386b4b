package io.neosync.junit.tables;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How tables are read. Whatever goes wrong is an {@link AssertionError}. */
interface Reading {

  /** More rows could be shown to nobody. */
  int MOST_ROWS = 100_000;

  /**
   * The rows of a table, each with its values by column.
   *
   * @param table alone, or behind its schema and a dot
   * @param order the columns to sort by; may be empty
   */
  List<Map<String, @Nullable Object>> rows(String table, List<String> order);

  /**
   * Foreign keys that point nowhere, a line for each.
   *
   * @param table null for all of the current schema
   */
  List<String> brokenForeignKeys(@Nullable String table);
}
