package io.neosync.mongodb;

import io.neosync.spi.Batch;
import io.neosync.spi.Row;
import io.neosync.spi.TableTask;
import io.neosync.spi.Writer;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/** Rows that people wrote by hand as documents: their columns are the fields. */
record WrittenWriter(TableTask task, Writer<BsonBatch> documents) implements Writer<Batch> {

  @Override
  public void write(Batch batch) throws Exception {
    List<RawBsonDocument> raw = new ArrayList<>(batch.rows().size());
    for (Row row : batch.rows()) {
      raw.add(WrittenDocuments.document(task, row));
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
