package io.neosync.postgres;

import io.neosync.spi.Writer;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Feeds a COPY. */
final class CopyWriter implements Writer<CopyChunk> {

  private final CopyIn copy;

  CopyWriter(CopyIn copy) {
    this.copy = copy;
  }

  @Override
  public void write(CopyChunk chunk) throws SQLException {
    try {
      copy.writeToCopy(chunk.bytes(), 0, chunk.length());
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
  }

  @Override
  public long finish() throws SQLException {
    try {
      return copy.endCopy();
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    } catch (SQLException e) {
      throw PgErrors.redacted(e);
    }
  }
}
