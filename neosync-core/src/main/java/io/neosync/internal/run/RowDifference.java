package io.neosync.internal.run;

import io.neosync.schema.Key;
import io.neosync.spi.KeyBits;
import io.neosync.spi.KeySet;
import io.neosync.spi.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The rows that the source has and the destination lacks, by key. Found by merging two ordered
 * streams of {@link KeyBits}, so that memory holds only what is missing, and of that only so much.
 */
final class RowDifference {

  /** So many words, of some 100 bytes each, may be missing before all rows are sent instead. */
  private static final int MAX_WORDS = 150_000;

  /** Keys in one query; each costs its digits in SQL text. */
  private static final int CHUNK_KEYS = 20_000;

  private final Key key;
  private final List<KeyBits> missing = new ArrayList<>();
  private long sourceRows;
  private boolean bounded = true;

  private RowDifference(Key key) {
    this.key = key;
  }

  static RowDifference between(Key key, Reader<KeyBits> source, Reader<KeyBits> destination)
      throws Exception {
    RowDifference difference = new RowDifference(key);
    KeyBits present = destination.next();
    for (KeyBits wanted = source.next(); wanted != null; wanted = source.next()) {
      Run.stopIfInterrupted();
      while (present != null && present.compareTo(wanted) < 0) {
        present = destination.next();
      }
      boolean samePlace = present != null && present.compareTo(wanted) == 0;
      difference.add(wanted, samePlace && present != null ? present.bits() : 0);
    }
    while (present != null) {
      present = destination.next();
    }
    return difference;
  }

  private void add(KeyBits wanted, long present) {
    sourceRows += wanted.rows();
    long lacking = wanted.bits() & ~present;
    if (lacking != 0 && bounded) {
      missing.add(wanted.withBits(lacking));
      if (missing.size() > MAX_WORDS) {
        bounded = false;
        missing.clear();
      }
    }
  }

  /** Whether the missing rows are known; otherwise there are too many to name. */
  boolean bounded() {
    return bounded;
  }

  /** How many rows the source has. */
  long sourceRows() {
    return sourceRows;
  }

  /** The missing rows, some at a time. */
  Iterable<KeySet> chunks() {
    return () ->
        new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < missing.size();
          }

          @Override
          public KeySet next() {
            if (!hasNext()) {
              throw new java.util.NoSuchElementException();
            }
            List<long[]> keys = new ArrayList<>();
            while (hasNext() && keys.size() < CHUNK_KEYS) {
              keys.addAll(Arrays.asList(missing.get(next++).keys()));
            }
            return new KeySet(key, keys);
          }
        };
  }
}
