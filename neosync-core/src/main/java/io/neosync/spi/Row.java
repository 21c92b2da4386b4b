package io.neosync.spi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row, in the order of {@link TableTask#columns()}. A value is {@code null} or
 *
 * <ul>
 *   <li>of the class that the {@link io.neosync.schema.LogicalType} of its column says: the
 *       source's as a reader hands it out, the destination's as a writer gets it, once {@link Fit}
 *       has converted it. Between two columns of one engine a reader may give the {@link String}
 *       with which the engine writes the value exactly instead;
 *   <li>within a document, which is a {@link java.util.Map} from names to values in the order of
 *       its fields: of any of those classes, or {@link Integer}, a {@link java.util.List}, a {@link
 *       java.util.Set} or another document;
 *   <li>an {@link EngineValue}: what the class cannot hold and only one engine has, in any column;
 *   <li>in columns of {@link WrittenType} also a {@link Moment}, or {@link #UNSET}.
 * </ul>
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
