package io.neosync.spi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row, in the order of {@link TableTask#columns()}. A value is {@code null}, a
 * {@link Boolean}, {@link Long}, {@link Float}, {@link Double}, {@link String} or {@code byte[]}; a
 * value of any other type is the {@link String} with which its engine writes it exactly.
 */
public final class Row {

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
