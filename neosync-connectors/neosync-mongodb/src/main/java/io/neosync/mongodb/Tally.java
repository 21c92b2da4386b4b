package io.neosync.mongodb;

import com.mongodb.bulk.BulkWriteError;
import io.neosync.schema.TableRef;
import io.neosync.spi.Arrival;
import java.util.Map;
import java.util.TreeMap;

/** What became of the documents of one collection. Thread-safe. */
final class Tally {

  private final TableRef table;
  private final Tolerance tolerance;
  private final Map<String, Long> failed = new TreeMap<>();
  private final Map<String, Long> leftOut = new TreeMap<>();
  private long sent;
  private long settled;
  private long stored;

  Tally(TableRef table, Tolerance tolerance) {
    this.table = table;
    this.tolerance = tolerance;
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
    (tolerance.covers(error) ? leftOut : failed).merge(MongoErrors.described(error), 1L, Long::sum);
  }

  synchronized long stored() {
    return stored;
  }

  /** Refused documents for which the run has to fail, by the server's reason. */
  synchronized Map<String, Long> failed() {
    return new TreeMap<>(failed);
  }

  /** Refused documents that the caller does without, by the server's reason. */
  synchronized Map<String, Long> leftOut() {
    return new TreeMap<>(leftOut);
  }

  static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  synchronized Arrival arrival() {
    return new Arrival(table, stored, sent - settled);
  }
}
