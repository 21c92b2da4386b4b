package io.neosync.spi;

import java.util.Objects;

/**
 * A way to carry the rows of one table from a reader to a writer, in pieces of type {@code T}. Two
 * formats are the same when name and piece type are. Every connector serves {@link #ROWS}; faster
 * formats are defined by the connectors that understand them, and yield the same table.
 *
 * @param name short and stable, shown in plans and reports
 */
public record Format<T>(String name, Class<T> pieces) {

  /** Rows as values, which every connector reads and writes. */
  public static final Format<Batch> ROWS = new Format<>("ROWS", Batch.class);

  /** Rows as people wrote them, each with its own columns in their own order: for documents. */
  public static final Format<WrittenBatch> WRITTEN = new Format<>("WRITTEN", WrittenBatch.class);

  public Format {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(pieces, "pieces");
  }

  @Override
  public String toString() {
    return name;
  }
}
