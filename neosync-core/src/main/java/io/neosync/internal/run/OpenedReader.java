package io.neosync.internal.run;

import io.neosync.spi.Reader;
import org.jspecify.annotations.Nullable;

/** A reader that can be closed before its time, and still says what it has read. */
final class OpenedReader<T> implements AutoCloseable {

  private final Reader<T> reader;
  private long rows;
  private long bytes;
  private boolean ended;

  OpenedReader(Reader<T> reader) {
    this.reader = reader;
  }

  @Nullable T next() throws Exception {
    return reader.next();
  }

  long rows() {
    return ended ? rows : reader.rows();
  }

  long bytes() {
    return ended ? bytes : reader.bytes();
  }

  /** To be called when all has been read: the source is free for the next reader. */
  void end() throws Exception {
    rows = reader.rows();
    bytes = reader.bytes();
    ended = true;
    reader.close();
  }

  @Override
  public void close() throws Exception {
    if (!ended) {
      ended = true;
      reader.close();
    }
  }
}
