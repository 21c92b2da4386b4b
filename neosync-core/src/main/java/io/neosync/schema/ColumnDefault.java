package io.neosync.schema;

import java.util.Objects;

/** What a column holds where an insert does not say, apart from a counter. */
public sealed interface ColumnDefault {

  /**
   * Always the same.
   *
   * @param value of the class that the column's {@link LogicalType} names
   */
  record Value(Object value) implements ColumnDefault {

    public Value {
      Objects.requireNonNull(value, "value");
    }

    /** The class of the value, which itself is nobody's business. */
    @Override
    public String toString() {
      return "Value[" + value.getClass().getSimpleName() + "]";
    }
  }

  /** What databases compute alike. */
  enum Computed implements ColumnDefault {
    /** The present moment, as much of it as the column holds. */
    NOW,
    /** The present day. */
    TODAY,
    /** A UUID that was never given before. */
    UUID
  }

  /**
   * What only the engine can compute.
   *
   * @param text in its own words
   */
  record Expression(String text) implements ColumnDefault {

    public Expression {
      Objects.requireNonNull(text, "text");
    }
  }
}
