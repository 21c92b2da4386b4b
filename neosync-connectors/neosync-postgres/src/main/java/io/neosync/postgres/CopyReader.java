package io.neosync.postgres;

import io.neosync.spi.Reader;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stream of a COPY. The server sends one message a row; they are gathered, since a write
 * for each would cost more than the row.
 */
final class CopyReader implements Reader<CopyChunk> {

  private static final int CHUNK_BYTES = 64 * 1024;

  private final CopyStream copy;
  private final Runnable release;
  private final byte[] buffer = new byte[CHUNK_BYTES];
  private byte @Nullable [] pending;
  private long messages;
  private long bytes;
  private boolean ended;

  /**
   * @param release called when this reader is closed
   */
  CopyReader(CopyStream copy, Runnable release) {
    this.copy = copy;
    this.release = release;
  }

  @Override
  public @Nullable CopyChunk next() throws SQLException {
    int length = 0;
    byte[] message = pending == null ? receive() : pending;
    pending = null;
    while (message != null) {
      if (length + message.length > CHUNK_BYTES) {
        if (length == 0) {
          return new CopyChunk(message, message.length);
        }
        pending = message;
        break;
      }
      System.arraycopy(message, 0, buffer, length, message.length);
      length += message.length;
      message = receive();
    }
    return length == 0 ? null : new CopyChunk(buffer, length);
  }

  private byte @Nullable [] receive() throws SQLException {
    if (ended) {
      return null;
    }
    byte[] message = copy.read();
    if (message == null) {
      ended = true;
    } else {
      messages++;
      bytes += message.length;
    }
    return message;
  }

  /**
   * While reading, the messages, which a binary stream's end exceeds by one; then the true count.
   */
  @Override
  public long rows() {
    return ended && pending == null ? copy.rows() : messages;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() throws SQLException {
    try {
      copy.close();
    } finally {
      release.run();
    }
  }
}
