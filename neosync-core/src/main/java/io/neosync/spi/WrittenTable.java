package io.neosync.spi;

import java.util.List;

/**
 * A table that people wrote by hand, in a fixture for one, with the places where everything stands,
 * for messages. Its rows need not name the same columns.
 *
 * @param place where the table begins: a file and a line
 */
public record WrittenTable(String place, List<WrittenRow> rows) {

  public WrittenTable {
    rows = List.copyOf(rows);
  }

  /** The place only: values stay out of logs. */
  @Override
  public String toString() {
    return "table written at " + place;
  }
}
