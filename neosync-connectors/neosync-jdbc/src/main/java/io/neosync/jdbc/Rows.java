package io.neosync.jdbc;

import io.neosync.spi.Row;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of a query as values, one by one. Used by one thread. */
public interface Rows extends AutoCloseable {

  /** The next row; null after the last, after which it is not asked again. */
  @Nullable Row next() throws SQLException;

  /** Bytes of the rows so far, as they came over the wire or near enough. */
  long bytes();

  /** Stops, also in the middle, and frees the connection for the next statement. */
  @Override
  void close() throws SQLException;
}
