package io.neosync.spi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which of 64 neighbouring integer keys a table holds, exactly: the key {@code (prefix…, word * 64
 * + i)} is there when bit {@code i} is set. Two tables that hold the same keys have the same words,
 * and a table with dense keys needs a few bytes for 64 of them.
 *
 * <p>Ordered by prefix, then word, as signed numbers.
 */
public final class KeyBits implements Comparable<KeyBits> {

  /** Keys in one word. */
  public static final int KEYS = 64;

  private final long[] prefix;
  private final long word;
  private final long bits;
  private final long rows;

  /**
   * @param prefix the values of all key columns but the last
   * @param word the last key column divided by 64, rounded down
   * @param bits the keys that are there
   * @param rows how many rows have these keys: more than there are keys where they are not unique
   */
  public KeyBits(long[] prefix, long word, long bits, long rows) {
    this.prefix = prefix;
    this.word = word;
    this.bits = bits;
    this.rows = rows;
  }

  public long bits() {
    return bits;
  }

  public long rows() {
    return rows;
  }

  /** The same place with other keys. */
  public KeyBits withBits(long others) {
    return new KeyBits(prefix, word, others, rows);
  }

  /** How many keys there are. */
  public int size() {
    return Long.bitCount(bits);
  }

  /** The keys themselves, one array of column values each. */
  public long[][] keys() {
    long[][] keys = new long[size()][];
    long rest = bits;
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Arrays.copyOf(prefix, prefix.length + 1);
      keys[i][prefix.length] = word * KEYS + Long.numberOfTrailingZeros(rest);
      rest &= rest - 1;
    }
    return keys;
  }

  @Override
  public int compareTo(KeyBits other) {
    int order = Arrays.compare(prefix, other.prefix);
    return order == 0 ? Long.compare(word, other.word) : order;
  }

  /** Equal when the place is the same: see {@link #compareTo}. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeyBits bits && compareTo(bits) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(prefix) + Long.hashCode(word);
  }

  /** The number of keys only: values stay out of logs. */
  @Override
  public String toString() {
    return size() + " keys";
  }
}
