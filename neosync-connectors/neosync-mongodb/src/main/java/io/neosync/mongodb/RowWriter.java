package io.neosync.mongodb;

import io.neosync.spi.Batch;
import io.neosync.spi.Row;
import io.neosync.spi.Writer;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/** Rows as documents. */
record RowWriter(Writer<BsonBatch> documents, RowShape shape) implements Writer<Batch> {

  @Override
  public void write(Batch batch) throws Exception {
    List<RawBsonDocument> raw = new ArrayList<>(batch.rows().size());
    for (Row row : batch.rows()) {
      raw.add(shape.document(row));
    }
    for (BsonBatch each : BsonBatch.split(raw)) {
      documents.write(each);
    }
  }

  @Override
  public long finish() throws Exception {
    return documents.finish();
  }

  @Override
  public void close() throws Exception {
    documents.close();
  }
}
