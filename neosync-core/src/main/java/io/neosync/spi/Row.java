package io.neosync.spi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row, in the order of {@link TableTask#columns()}. A value is {@code null} or
 * one of
 *
 * <ul>
 *   <li>{@link Boolean}, {@link Integer}, {@link Long}, {@link Float}, {@link Double}, {@link
 *       java.math.BigDecimal}, {@link String}, {@code byte[]}, {@link java.time.Instant};
 *   <li>a {@link java.util.List} or {@link java.util.Set} of such values;
 *   <li>a document, of a column of {@link io.neosync.schema.DocumentType}, or a part of one: a
 *       {@link java.util.Map} from names to such values, in the order of its fields;
 *   <li>an {@link EngineValue}: what only one engine has;
 *   <li>in columns of {@link WrittenType} also a {@link Moment}, or {@link #UNSET}.
 * </ul>
 *
 * Where an engine's own text of a value says more than these types can, the value is the {@link
 * String} with which the engine writes it exactly.
 */
public final class Row {

  /** Stands for a value that the row does not name: the destination's default, NULL if none. */
  public static final Object UNSET =
      new Object() {
        @Override
        public String toString() {
          return "unset";
        }
      };

  private final @Nullable Object[] values;

  private Row(@Nullable Object[] values) {
    this.values = values;
  }

  /** The row of these values; the array must not be changed afterwards. */
  public static Row of(@Nullable Object... values) {
    return new Row(values);
  }

  public int size() {
    return values.length;
  }

  public @Nullable Object value(int index) {
    return values[index];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Row row && Arrays.deepEquals(values, row.values);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(values);
  }

  /** The number of values only: values stay out of logs. */
  @Override
  public String toString() {
    return "row of " + values.length + " values";
  }
}
