package io.neosync.sqlserver;

import io.neosync.jdbc.RowStream;
import io.neosync.schema.Key;
import io.neosync.spi.KeyBits;
import io.neosync.spi.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gathers keys, which come in order, into words of bits. T-SQL cannot: it has no aggregate that
 * sets bits.
 */
final class KeyBitsReader implements Reader<KeyBits> {

  private final RowStream stream;
  private final int columns;
  private long @Nullable [] ahead;
  private boolean ended;
  private long words;
  private long bytes;

  private KeyBitsReader(RowStream stream, int columns) {
    this.stream = stream;
    this.columns = columns;
  }

  /**
   * @param sql yields the columns of the key, in order
   */
  static KeyBitsReader open(Backend backend, Key key, String sql) throws SQLException {
    return new KeyBitsReader(backend.stream(sql), key.columns().size());
  }

  @Override
  public @Nullable KeyBits next() throws SQLException {
    long[] first = ahead == null ? read() : ahead;
    ahead = null;
    if (first == null) {
      return null;
    }
    long[] prefix = Arrays.copyOf(first, columns - 1);
    long word = word(first);
    long bits = bit(first);
    long rows = 1;
    long[] key = read();
    while (key != null
        && word(key) == word
        && Arrays.equals(key, 0, columns - 1, prefix, 0, columns - 1)) {
      bits |= bit(key);
      rows++;
      key = read();
    }
    ahead = key;
    words++;
    return new KeyBits(prefix, word, bits, rows);
  }

  private long word(long[] key) {
    return Math.floorDiv(key[columns - 1], (long) KeyBits.KEYS);
  }

  private long bit(long[] key) {
    return 1L << Math.floorMod(key[columns - 1], KeyBits.KEYS);
  }

  private long @Nullable [] read() throws SQLException {
    if (ended || !stream.next()) {
      ended = true;
      return null;
    }
    ResultSet row = stream.row();
    long[] key = new long[columns];
    for (int i = 0; i < columns; i++) {
      key[i] = row.getLong(i + 1);
      bytes += Long.BYTES;
    }
    return key;
  }

  @Override
  public long rows() {
    return words;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() throws SQLException {
    stream.close();
  }
}
