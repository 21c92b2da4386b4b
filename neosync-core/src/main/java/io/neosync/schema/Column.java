package io.neosync.schema;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * A column of a table.
 *
 * @param name as the engine spells it, without quotes
 * @param type the engine's own type
 * @param nullable whether NULL may be stored
 * @param fill what fills the column when a row does not name it
 * @param nextGenerated the value that the column's counter or sequence gives next; empty where it
 *     has none, or none that may be read
 */
public record Column(
    String name, ColumnType type, boolean nullable, Fill fill, OptionalLong nextGenerated) {

  /** What fills a column that an insert leaves out. */
  public enum Fill {
    /** Nothing but NULL. */
    NONE,
    /** A default expression, a sequence among them. */
    DEFAULT,
    /** The engine's own counter. */
    IDENTITY,
    /** An expression over the row's other columns; such a column takes no values. */
    GENERATED
  }

  public Column {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(fill, "fill");
  }

  /** Whether the engine computes this column from the others, so that no value can be stored. */
  public boolean generated() {
    return fill == Fill.GENERATED;
  }
}
