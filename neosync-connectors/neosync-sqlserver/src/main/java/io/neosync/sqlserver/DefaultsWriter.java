package io.neosync.sqlserver;

import io.neosync.spi.Batch;
import io.neosync.spi.Writer;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/** Writes rows that carry no value, of tables all of whose columns the destination fills. */
final class DefaultsWriter implements Writer<Batch> {

  private final Backend backend;
  private final String table;
  private final LongConsumer arrived;
  private long written;

  /**
   * @param table the quoted name
   */
  DefaultsWriter(Backend backend, String table, LongConsumer arrived) {
    this.backend = backend;
    this.table = table;
    this.arrived = arrived;
  }

  @Override
  public void write(Batch batch) throws SQLException {
    for (int i = 0; i < batch.rows().size(); i++) {
      backend.update(TSql.insertDefaults(table));
      written++;
    }
  }

  @Override
  public long finish() {
    arrived.accept(written);
    return written;
  }

  @Override
  public void close() {}
}
