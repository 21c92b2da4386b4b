package io.neosync.postgres;

import io.neosync.spi.Batch;
import io.neosync.spi.Reader;
import io.neosync.spi.Row;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows through a cursor, so that only a batch of them is in memory. */
final class RowReader implements Reader<Batch> {

  /** A batch ends at this many rows or bytes, whichever comes first. */
  private static final int BATCH_ROWS = 1_000;

  private static final int BATCH_BYTES = 1 << 20;

  /** The driver fetches this many rows at once; wide rows must still fit into a small heap. */
  private static final int FETCH_ROWS = 100;

  private final Statement statement;
  private final ResultSet result;
  private final int columns;
  private final Runnable release;
  private long rows;
  private long bytes;

  RowReader(Backend backend, String sql, int columns, Runnable release) throws SQLException {
    this.columns = columns;
    this.release = release;
    // Not prepared: a question mark in a condition is an operator of the server.
    this.statement = backend.jdbc().createStatement();
    try {
      statement.setEscapeProcessing(false);
      statement.setFetchSize(FETCH_ROWS);
      this.result = statement.executeQuery(sql);
    } catch (SQLException e) {
      statement.close();
      throw PgErrors.redacted(e);
    }
  }

  @Override
  public @Nullable Batch next() throws SQLException {
    List<Row> batch = new ArrayList<>();
    long full = bytes + BATCH_BYTES;
    try {
      while (batch.size() < BATCH_ROWS && bytes < full && result.next()) {
        @Nullable Object[] values = new Object[columns];
        for (int i = 0; i < columns; i++) {
          values[i] = value(i + 1);
        }
        batch.add(Row.of(values));
        rows++;
      }
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
    return batch.isEmpty() ? null : new Batch(batch);
  }

  private @Nullable Object value(int column) throws SQLException {
    Object value = result.getObject(column);
    if (value == null) {
      return null;
    }
    if (value instanceof byte[] binary) {
      bytes += binary.length;
      return binary;
    }
    if (value instanceof Boolean) {
      bytes++;
      return value;
    }
    if (value instanceof Integer number) {
      bytes += Integer.BYTES;
      return number.longValue();
    }
    if (value instanceof Number) {
      bytes += Long.BYTES;
      return value;
    }
    String text = result.getString(column);
    bytes += text.getBytes(StandardCharsets.UTF_8).length;
    return text;
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
    try {
      statement.close();
    } finally {
      release.run();
    }
  }
}
