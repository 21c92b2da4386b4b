package io.neosync.mongodb;

import io.neosync.spi.Format;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * Some documents of a collection as their bytes. Unlike other pieces it stays valid, so that it can
 * be on its way while the next one is read.
 *
 * @param bytes of all documents
 */
record BsonBatch(List<RawBsonDocument> documents, long bytes) {

  /** Documents as their bytes, which nobody decodes. */
  static final Format<BsonBatch> FORMAT = new Format<>("BSON", BsonBatch.class);

  private static final int MOST_DOCUMENTS = 1_000;
  private static final long MOST_BYTES = 1L << 20;

  BsonBatch {
    documents = List.copyOf(documents);
  }

  static long size(RawBsonDocument document) {
    return document.getByteBuffer().remaining();
  }

  /** The documents in batches of at most so many bytes, but for a single one that is larger. */
  static List<BsonBatch> split(List<RawBsonDocument> documents) {
    List<BsonBatch> batches = new ArrayList<>();
    int from = 0;
    long bytes = 0;
    for (int i = 0; i < documents.size(); i++) {
      long size = size(documents.get(i));
      if (i > from && (i - from == MOST_DOCUMENTS || bytes + size > MOST_BYTES)) {
        batches.add(new BsonBatch(documents.subList(from, i), bytes));
        from = i;
        bytes = 0;
      }
      bytes += size;
    }
    if (from < documents.size()) {
      batches.add(new BsonBatch(documents.subList(from, documents.size()), bytes));
    }
    return batches;
  }

  /** How many documents of this average size to ask a server for at once. */
  static int perRequest(long averageBytes) {
    return (int) Math.max(1, Math.min(MOST_DOCUMENTS, MOST_BYTES / Math.max(1, averageBytes)));
  }

  /** The number of documents only: values stay out of logs. */
  @Override
  public String toString() {
    return documents.size() + " documents";
  }
}
