package io.neosync.contract.postgres.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All rows of some schemas, exactly: how many each table has, and a checksum of them that heeds
 * neither their order nor the order of columns, but every byte of every value. Partitions and
 * children by inheritance count for themselves; views, foreign and temporary tables do not count.
 *
 * <p>Equal in two databases whatever the settings of the servers and sessions. Immutable.
 */
public final class TableContents {

  private final SortedMap<String, TableContent> tables;

  private TableContents(SortedMap<String, TableContent> tables) {
    this.tables = tables;
  }

  /**
   * Reads every row. The connection's transaction and settings are as before afterwards.
   *
   * @param schemas names without quotes
   * @throws SQLException if a table cannot be read, which includes row security that would hide
   *     rows
   */
  public static TableContents of(Connection connection, String... schemas) throws SQLException {
    return new TableContents(
        PinnedSession.read(
            connection,
            pinned -> {
              SortedMap<String, TableContent> tables = new TreeMap<>();
              for (TableReader table : TableReader.in(pinned, schemas)) {
                tables.put(table.name(), table.read(pinned));
              }
              return tables;
            }));
  }

  /** A line for each table, sorted: its name, the number of its rows, their checksum. */
  public List<String> lines() {
    return tables.values().stream().map(TableContent::line).toList();
  }

  /** Number of rows in all tables together. */
  public long rows() {
    return tables.values().stream().mapToLong(TableContent::count).sum();
  }

  /**
   * What differs, table by table: what this one has after {@code -}, what the other has after
   * {@code +}; the rows themselves as well where a table has no more than 500, at most 20 of them.
   */
  public List<String> differences(TableContents other) {
    TreeSet<String> names = new TreeSet<>(tables.keySet());
    names.addAll(other.tables.keySet());
    return names.stream().flatMap(name -> differences(other, name).stream()).toList();
  }

  private List<String> differences(TableContents other, String name) {
    TableContent left = tables.get(name);
    TableContent right = other.tables.get(name);
    if (left == null || right == null) {
      return left == null
          ? right == null ? List.of() : List.of("+ " + right.line())
          : List.of("- " + left.line());
    }
    return left.same(right) ? List.of() : left.differences(right);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TableContents contents && differences(contents).isEmpty();
  }

  @Override
  public int hashCode() {
    return lines().hashCode();
  }

  @Override
  public String toString() {
    return String.join("\n", lines());
  }
}
