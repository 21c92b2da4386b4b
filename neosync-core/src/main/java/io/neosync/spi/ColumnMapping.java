package io.neosync.spi;

import io.neosync.schema.Column;

/**
 * A column of the source and the column of the destination that takes its values.
 *
 * @param fit how they are stored there
 */
public record ColumnMapping(Column source, Column destination, Fit fit) {

  /** Columns of one engine, between which values travel as they are. */
  public ColumnMapping(Column source, Column destination) {
    this(source, destination, Fit.exact());
  }
}
