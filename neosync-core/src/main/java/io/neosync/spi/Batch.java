package io.neosync.spi;

import java.util.List;

/** Some consecutive rows of a table: the piece of {@link Format#ROWS}. */
public record Batch(List<Row> rows) {

  public Batch {
    rows = List.copyOf(rows);
  }

  /** The number of rows only: values stay out of logs. */
  @Override
  public String toString() {
    return rows.size() + " rows";
  }
}
