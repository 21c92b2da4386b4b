package io.neosync.dynamodb;

import io.neosync.spi.Batch;
import io.neosync.spi.Reader;
import io.neosync.spi.Row;
import org.jspecify.annotations.Nullable;

/** Reads items as rows of one document each. */
record RowsReader(Reader<Items> items) implements Reader<Batch> {

  @Override
  public @Nullable Batch next() throws Exception {
    Items page = items.next();
    return page == null
        ? null
        : new Batch(page.items().stream().map(item -> Row.of(Documents.document(item))).toList());
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
