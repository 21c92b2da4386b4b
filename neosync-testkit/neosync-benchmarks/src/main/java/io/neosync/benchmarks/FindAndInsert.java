package io.neosync.benchmarks;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** What one writes by hand: a find, and insertMany with 1,000 documents at a time. */
record FindAndInsert(MongoCollection<Document> source, MongoCollection<Document> destination)
    implements Way.Work {

  private static final int BATCH = 1_000;

  @Override
  public void run() {
    List<Document> batch = new ArrayList<>();
    for (Document document : source.find().batchSize(BATCH)) {
      batch.add(document);
      if (batch.size() == BATCH) {
        destination.insertMany(batch);
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      destination.insertMany(batch);
    }
  }
}
