package io.neosync.contract.postgres.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one table.
 *
 * @param table qualified and quoted name
 * @param columns quoted names in the order of the alphabet, which is that of the values in the rows
 * @param count number of rows
 * @param checksum of all rows exactly as they are, whatever their order
 * @param rows the rows themselves, sorted, long ones shortened; none if there are many
 */
record TableContent(String table, String columns, long count, String checksum, List<String> rows) {

  private static final int SHOWN = 20;

  /** A row set of at most this size is kept whole. */
  static final int FEW = 500;

  TableContent {
    rows = List.copyOf(rows);
  }

  String line() {
    return "%s: %d rows, checksum %s".formatted(table, count, checksum);
  }

  boolean same(TableContent other) {
    return columns.equals(other.columns) && count == other.count && checksum.equals(other.checksum);
  }

  /** What differs: both lines, and where the rows are known, those that only one of the two has. */
  List<String> differences(TableContent other) {
    List<String> lines = new ArrayList<>(List.of("- " + line(), "+ " + other.line()));
    if (!columns.equals(other.columns)) {
      lines.add("  - columns " + columns);
      lines.add("  + columns " + other.columns);
    } else if (rows.size() == count && other.rows.size() == other.count) {
      lines.add("    columns " + columns);
      List<String> differing = LineDiff.of(rows, other.rows);
      differing.stream().limit(SHOWN).map(line -> "  " + line).forEach(lines::add);
      if (differing.size() > SHOWN) {
        lines.add("    and " + (differing.size() - SHOWN) + " more");
      }
    }
    return lines;
  }
}
