package io.neosync.mongodb;

import io.neosync.spi.Batch;
import io.neosync.spi.Reader;
import io.neosync.spi.Row;
import org.jspecify.annotations.Nullable;

/** Documents as rows of one value. */
record RowReader(Reader<BsonBatch> documents) implements Reader<Batch> {

  @Override
  public @Nullable Batch next() throws Exception {
    BsonBatch batch = documents.next();
    return batch == null
        ? null
        : new Batch(
            batch.documents().stream()
                .map(document -> Row.of(RowDocuments.value(document)))
                .toList());
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
