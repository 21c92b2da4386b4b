package io.neosync.mongodb;

import io.neosync.spi.Writer;
import io.neosync.spi.WrittenBatch;
import io.neosync.spi.WrittenRow;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/** Rows that people wrote, as documents with the fields in the same order. */
record WrittenWriter(Writer<BsonBatch> documents) implements Writer<WrittenBatch> {

  @Override
  public void write(WrittenBatch batch) throws Exception {
    List<RawBsonDocument> raw = new ArrayList<>(batch.rows().size());
    for (WrittenRow row : batch.rows()) {
      raw.add(document(row));
    }
    for (BsonBatch each : BsonBatch.split(raw)) {
      documents.write(each);
    }
  }

  private static RawBsonDocument document(WrittenRow row) {
    try {
      return WrittenDocuments.document(row);
    } catch (WrittenDocuments.Unfit e) {
      throw new IllegalArgumentException("a value " + e.getMessage(), e);
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
