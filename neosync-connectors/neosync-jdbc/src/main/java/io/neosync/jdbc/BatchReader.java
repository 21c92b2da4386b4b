package io.neosync.jdbc;

import io.neosync.spi.Batch;
import io.neosync.spi.Reader;
import io.neosync.spi.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers rows into batches whose size is bounded, however wide the rows are. */
public final class BatchReader implements Reader<Batch> {

  /** A batch ends at this many rows or bytes, whichever comes first. */
  private static final int BATCH_ROWS = 1_000;

  private static final int BATCH_BYTES = 1 << 20;

  private final Rows source;
  private final Runnable release;
  private long rows;
  private boolean ended;

  /**
   * @param release called when this reader is closed
   */
  public BatchReader(Rows source, Runnable release) {
    this.source = source;
    this.release = release;
  }

  @Override
  public @Nullable Batch next() throws SQLException {
    List<Row> batch = new ArrayList<>();
    long full = source.bytes() + BATCH_BYTES;
    while (!ended && batch.size() < BATCH_ROWS && source.bytes() < full) {
      Row row = source.next();
      if (row == null) {
        ended = true;
      } else {
        batch.add(row);
      }
    }
    rows += batch.size();
    return batch.isEmpty() ? null : new Batch(batch);
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public long bytes() {
    return source.bytes();
  }

  @Override
  public void close() throws SQLException {
    try {
      source.close();
    } finally {
      release.run();
    }
  }
}
