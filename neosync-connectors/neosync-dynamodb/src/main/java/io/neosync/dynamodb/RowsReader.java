package io.neosync.dynamodb;

import io.neosync.spi.Batch;
import io.neosync.spi.Reader;
import org.jspecify.annotations.Nullable;

/** Reads items as rows. */
record RowsReader(Reader<Items> items, RowShape shape) implements Reader<Batch> {

  @Override
  public @Nullable Batch next() throws Exception {
    Items page = items.next();
    return page == null
        ? null
        : new Batch(page.items().stream().map(Item::attributes).map(shape::row).toList());
  }

  @Override
  public long rows() {
    return items.rows();
  }

  @Override
  public long bytes() {
    return items.bytes();
  }

  @Override
  public void close() throws Exception {
    items.close();
  }
}
