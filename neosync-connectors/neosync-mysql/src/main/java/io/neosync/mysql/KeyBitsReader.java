package io.neosync.mysql;

import io.neosync.jdbc.RowStream;
import io.neosync.schema.Key;
import io.neosync.spi.KeyBits;
import io.neosync.spi.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the rows of {@link KeySql#bits}. */
final class KeyBitsReader implements Reader<KeyBits> {

  private final RowStream stream;
  private final int prefixColumns;
  private long rows;
  private long bytes;

  private KeyBitsReader(RowStream stream, int prefixColumns) {
    this.stream = stream;
    this.prefixColumns = prefixColumns;
  }

  static KeyBitsReader open(Backend backend, Key key, String from) throws SQLException {
    return new KeyBitsReader(backend.stream(KeySql.bits(key, from)), key.columns().size() - 1);
  }

  @Override
  public @Nullable KeyBits next() throws SQLException {
    if (!stream.next()) {
      return null;
    }
    rows++;
    long[] prefix = new long[prefixColumns];
    for (int i = 0; i < prefixColumns; i++) {
      prefix[i] = Long.parseLong(text(i + 1));
    }
    return new KeyBits(
        prefix,
        Long.parseLong(text(prefixColumns + 1)),
        Long.parseUnsignedLong(text(prefixColumns + 2)),
        Long.parseLong(text(prefixColumns + 3)));
  }

  private String text(int column) throws SQLException {
    byte[] value = Objects.requireNonNull(stream.row().getBytes(column));
    bytes += value.length;
    return new String(value, StandardCharsets.US_ASCII);
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
    stream.close();
  }
}
