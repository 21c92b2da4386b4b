package io.neosync.schema;

import java.util.Objects;

/**
 * The type of the one column of a table whose rows are documents: fields with names and values that
 * no schema fixes.
 *
 * @param engine whose documents they are, as it is called in messages; values that only this engine
 *     has are among them
 */
public record DocumentType(String engine) implements ColumnType {

  /** The name of the column that holds the documents of a table. */
  public static final String COLUMN = "document";

  public DocumentType {
    Objects.requireNonNull(engine, "engine");
  }

  @Override
  public String name() {
    return COLUMN;
  }
}
