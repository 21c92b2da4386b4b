package io.neosync.spi;

/** Writes the rows of one table, piece by piece. Used by one thread. */
public interface Writer<T> extends AutoCloseable {

  /**
   * Hands rows to {@code store}, one by one. A failure leaves it to the load to undo what was
   * stored.
   *
   * @param format {@link Format#ROWS}
   */
  static <T> Writer<T> of(Format<T> format, RowStore store) {
    return new RowsWriter<>(format, store);
  }

  /** Stores a row. */
  @FunctionalInterface
  interface RowStore {
    void store(Row row) throws Exception;
  }

  void write(T piece) throws Exception;

  /**
   * Says that the last piece has been written.
   *
   * @return the number of rows that arrived at the destination
   */
  long finish() throws Exception;

  /**
   * Frees what this writer holds; without {@link #finish()} before it, what was written is void.
   */
  @Override
  void close() throws Exception;
}
