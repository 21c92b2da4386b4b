package io.neosync.mongodb;

import com.mongodb.bulk.BulkWriteError;
import io.neosync.schema.TableRef;
import io.neosync.spi.Arrival;
import java.util.Map;
import java.util.TreeMap;

/** What became of the documents of one collection. Thread-safe. */
final class Tally {

  private final TableRef table;
  private final Map<String, Long> failed = new TreeMap<>();
  private long sent;
  private long settled;
  private long stored;

  Tally(TableRef table) {
    this.table = table;
  }

  /** So many documents go to the server; whether they arrive is open. */
  synchronized void sent(int documents) {
    sent += documents;
  }

  /** The server told of so many of them; it stored some, and refused the others. */
  synchronized void settled(int documents, int ofWhichStored) {
    settled += documents;
    stored += ofWhichStored;
  }

  /** The server refused a document, which is settled elsewhere. */
  synchronized void refused(BulkWriteError error) {
    failed.merge(MongoErrors.described(error), 1L, Long::sum);
  }

  synchronized long stored() {
    return stored;
  }

  /** Refused documents by the server's reason. */
  synchronized Map<String, Long> failed() {
    return new TreeMap<>(failed);
  }

  synchronized long refused() {
    return failed.values().stream().mapToLong(Long::longValue).sum();
  }

  synchronized Arrival arrival() {
    return new Arrival(table, stored, sent - settled);
  }
}
