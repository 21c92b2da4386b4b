package io.neosync.spi;

/** Writes the rows of one table, piece by piece. Used by one thread. */
public interface Writer<T> extends AutoCloseable {

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
