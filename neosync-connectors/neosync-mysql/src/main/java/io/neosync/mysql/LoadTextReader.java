package io.neosync.mysql;

import io.neosync.jdbc.RowStream;
import io.neosync.spi.Reader;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads rows as the destination's LOAD DATA takes them, without knowing what the values mean. */
final class LoadTextReader implements Reader<LoadText> {

  private final RowStream stream;
  private final int columns;
  private final Runnable release;
  private final LoadTextBuilder text = new LoadTextBuilder();
  private long rows;
  private long bytes;

  /**
   * @param release called when this reader is closed
   */
  LoadTextReader(RowStream stream, int columns, Runnable release) {
    this.stream = stream;
    this.columns = columns;
    this.release = release;
  }

  @Override
  public @Nullable LoadText next() throws SQLException {
    while (!text.full() && stream.next()) {
      for (int column = 1; column <= columns; column++) {
        text.field(stream.row().getBytes(column));
      }
      text.endRow();
      rows++;
    }
    if (text.isEmpty()) {
      return null;
    }
    bytes += text.length();
    return text.piece();
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
      stream.close();
    } finally {
      release.run();
    }
  }
}
