package io.neosync.contract;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of one row, in the order of the table's columns. Equal to another row if all values are,
 * numbers by their value whatever their class. Immutable but for the bytes in it.
 */
public final class TestRow {

  private static final int SHOWN = 60;

  private final List<@Nullable Object> values;

  private TestRow(List<@Nullable Object> values) {
    this.values = values;
  }

  /** The row of these values: null, a {@link Number}, a {@link String} or {@code byte[]}. */
  public static TestRow of(@Nullable Object... values) {
    return new TestRow(Collections.unmodifiableList(new ArrayList<>(Arrays.asList(values))));
  }

  /** The values as they were given. */
  public List<@Nullable Object> values() {
    return values;
  }

  private List<@Nullable Object> comparable() {
    List<@Nullable Object> comparable = new ArrayList<>();
    for (Object value : values) {
      comparable.add(
          value instanceof Number number
              ? new BigDecimal(number.toString()).stripTrailingZeros()
              : value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value);
    }
    return comparable;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TestRow row && comparable().equals(row.comparable());
  }

  @Override
  public int hashCode() {
    return comparable().hashCode();
  }

  /** The values for people to read, long ones cut. */
  @Override
  public String toString() {
    return values.stream().map(TestRow::shown).collect(Collectors.joining("|"));
  }

  private static String shown(@Nullable Object value) {
    if (value instanceof Number number) {
      return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
    String text =
        value instanceof byte[] bytes
            ? bytes.length + " bytes, hash " + Arrays.hashCode(bytes)
            : String.valueOf(value);
    return text.length() <= SHOWN
        ? text
        : "%s... (%d characters, hash %d)"
            .formatted(text.substring(0, SHOWN), text.length(), text.hashCode());
  }
}
