package io.neosync.postgres;

import io.neosync.spi.Writer;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.postgresql.copy.CopyIn;

/** Feeds a COPY. */
final class CopyWriter implements Writer<CopyChunk> {

  private final CopyIn copy;
  private final LongConsumer arrived;

  /**
   * @param arrived told how many rows the server took, once it has them all
   */
  CopyWriter(CopyIn copy, LongConsumer arrived) {
    this.copy = copy;
    this.arrived = arrived;
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
      long rows = copy.endCopy();
      arrived.accept(rows);
      return rows;
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
