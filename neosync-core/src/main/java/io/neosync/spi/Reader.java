package io.neosync.spi;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one table, piece by piece, with memory that does not grow with the table. Used
 * by one thread.
 */
public interface Reader<T> extends AutoCloseable {

  /**
   * Reads rows that are in memory already, a thousand a piece. {@link #bytes} is 0: they travel on
   * no wire.
   *
   * @param format {@link Format#ROWS}
   */
  static <T> Reader<T> of(Format<T> format, Iterator<Row> rows) {
    return new RowsReader<>(format, rows);
  }

  /**
   * The next piece, or null after the last. A piece may be reused by the reader: it is valid until
   * the next call.
   */
  @Nullable T next() throws Exception;

  /** Rows handed out so far; exact once {@link #next()} has returned null. */
  long rows();

  /** Bytes handed out so far, as they came over the wire. */
  long bytes();

  /** Stops reading, also in the middle of a table, and frees what this reader holds. */
  @Override
  void close() throws Exception;
}
