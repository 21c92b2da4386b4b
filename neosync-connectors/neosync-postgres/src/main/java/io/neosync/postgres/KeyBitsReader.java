package io.neosync.postgres;

import io.neosync.schema.Key;
import io.neosync.spi.KeyBits;
import io.neosync.spi.Reader;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the binary stream of {@link KeySql#bits} and {@link KeySql#bitsByIndex}. */
final class KeyBitsReader implements Reader<KeyBits> {

  /** "PGCOPY\n\377\r\n\0", flags, and the length of an empty header extension. */
  private static final int HEADER_BYTES = 19;

  private static final int END = -1;

  private final CopyStream copy;
  private final int prefixColumns;
  private boolean headerRead;
  private long rows;
  private long bytes;

  private KeyBitsReader(CopyStream copy, int prefixColumns) {
    this.copy = copy;
    this.prefixColumns = prefixColumns;
  }

  /** The keys of a whole table. */
  static KeyBitsReader open(Backend backend, Relation relation, Key key) throws SQLException {
    return open(
        backend,
        KeyDensity.dense(backend, relation, key)
            ? KeySql.bitsByIndex(key.columns().get(0), relation)
            : KeySql.bits(key, relation.table(), relation.only()),
        key);
  }

  /**
   * @param copy the statement
   */
  static KeyBitsReader open(Backend backend, String copy, Key key) throws SQLException {
    backend.execute("set local work_mem = '64MB'");
    return new KeyBitsReader(backend.copyOut(copy), key.columns().size() - 1);
  }

  @Override
  public @Nullable KeyBits next() throws SQLException {
    ByteBuffer row = receive();
    if (row == null || row.getShort() == END) {
      while (row != null) {
        row = receive();
      }
      return null;
    }
    rows++;
    long[] prefix = new long[prefixColumns];
    for (int i = 0; i < prefixColumns; i++) {
      prefix[i] = number(row);
    }
    long word = number(row);
    long bits = number(row);
    long count = number(row);
    return new KeyBits(prefix, word, bits, count == 0 ? Long.bitCount(bits) : count);
  }

  private static long number(ByteBuffer row) {
    row.getInt(); // the length, eight
    return row.getLong();
  }

  private @Nullable ByteBuffer receive() throws SQLException {
    byte[] message = copy.read();
    if (message == null) {
      return null;
    }
    bytes += message.length;
    ByteBuffer buffer = ByteBuffer.wrap(message);
    if (!headerRead) {
      headerRead = true;
      buffer.position(HEADER_BYTES);
      if (!buffer.hasRemaining()) {
        return receive();
      }
    }
    return buffer;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() throws SQLException {
    copy.close();
  }
}
