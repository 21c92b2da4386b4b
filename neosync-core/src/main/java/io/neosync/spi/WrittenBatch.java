package io.neosync.spi;

import java.util.List;

/** Some consecutive rows of a table that people wrote: the piece of {@link Format#WRITTEN}. */
public record WrittenBatch(List<WrittenRow> rows) {

  public WrittenBatch {
    rows = List.copyOf(rows);
  }

  /** The number of rows only: values stay out of logs. */
  @Override
  public String toString() {
    return rows.size() + " written rows";
  }
}
