package io.neosync.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The type of the one column of a table whose rows are documents: fields with names and values that
 * no schema fixes. A connector may extend it with what it has to know of the other side's table.
 * Immutable.
 */
public class DocumentType implements ColumnType {

  /** The name of the column that holds the documents of a table. */
  public static final String COLUMN = "document";

  private final String engine;

  /**
   * @param engine whose documents they are, as it is called in messages; values that only this
   *     engine has are among them
   */
  public DocumentType(String engine) {
    this.engine = Objects.requireNonNull(engine, "engine");
  }

  @Override
  public final String engine() {
    return engine;
  }

  @Override
  public final String name() {
    return COLUMN;
  }

  @Override
  public final LogicalType logical() {
    return new LogicalType.Document();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DocumentType type
        && type.getClass() == getClass()
        && type.engine.equals(engine);
  }

  @Override
  public int hashCode() {
    return engine.hashCode();
  }

  @Override
  public String toString() {
    return COLUMN + " of " + engine;
  }
}
