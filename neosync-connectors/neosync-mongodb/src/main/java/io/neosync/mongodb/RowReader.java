package io.neosync.mongodb;

import io.neosync.spi.Batch;
import io.neosync.spi.Reader;
import org.jspecify.annotations.Nullable;

/** Documents as rows. */
record RowReader(Reader<BsonBatch> documents, RowShape shape) implements Reader<Batch> {

  @Override
  public @Nullable Batch next() throws Exception {
    BsonBatch batch = documents.next();
    return batch == null ? null : new Batch(batch.documents().stream().map(shape::row).toList());
  }

  @Override
  public long rows() {
    return documents.rows();
  }

  @Override
  public long bytes() {
    return documents.bytes();
  }

  @Override
  public void close() throws Exception {
    documents.close();
  }
}
