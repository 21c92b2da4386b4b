package io.neosync.dynamodb;

import io.neosync.dynamodb.DynamoException.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Stores some items at once, or some of them, and counts. Used by one thread. */
abstract class BatchWrite {

  /** The most that the service puts at once. */
  static final int MAX_ITEMS = 25;

  /** The service takes 16 MB at once; so much is enough to be fast, also over slow lines. */
  private static final long MAX_BYTES = 256 << 10;

  final Calls calls;
  final DynamoTable table;
  final Capacity capacity;
  private final Stored stored;

  BatchWrite(Calls calls, DynamoTable table, Capacity capacity, Stored stored) {
    this.calls = calls;
    this.table = table;
    this.capacity = capacity;
    this.stored = stored;
  }

  /** Whether an item takes the place of one with its key. */
  abstract boolean replaces();

  /** Capacity units that an item is expected to consume. */
  abstract long units(Put put);

  /**
   * Sends these items until there is an answer.
   *
   * @return what was consumed, and the keys of those items that were not stored
   */
  abstract Answer send(Collection<Put> puts) throws DynamoException, InterruptedException;

  /** What came of a batch. */
  record Answer(List<ConsumedCapacity> consumed, Set<List<Object>> unprocessed) {}

  /** Whether one more item may join these. */
  final boolean hasRoom(Collection<Put> puts) {
    long bytes = 0;
    double units = 0;
    for (Put put : puts) {
      bytes += put.size().bytes();
      units += units(put);
    }
    return puts.isEmpty()
        || (puts.size() < MAX_ITEMS && bytes < MAX_BYTES && units < capacity.perRequest());
  }

  /**
   * Stores these items; those that the service did not process remain.
   *
   * @return how much heap the stored ones took
   */
  final long put(Map<List<Object>, Put> puts) throws DynamoException, InterruptedException {
    double expected = puts.values().stream().mapToLong(this::units).sum();
    capacity.take(expected);
    Answer answer = sendAndCount(puts.values());
    settle(expected, answer.consumed());
    List<Put> done = new ArrayList<>();
    puts.values().stream()
        .filter(put -> !answer.unprocessed().contains(put.key()))
        .forEach(done::add);
    done.forEach(put -> puts.remove(put.key()));
    stored.confirm(done.size());
    return done.stream().mapToLong(put -> put.size().heap()).sum();
  }

  private Answer sendAndCount(Collection<Put> puts) throws DynamoException, InterruptedException {
    boolean answered = false;
    try {
      Answer answer = send(puts);
      answered = true;
      return answer;
    } catch (DynamoException e) {
      // A batch with one item that is refused is refused as a whole, however often it was sent.
      answered = e.kind() == Kind.REFUSED;
      throw explained(e, puts);
    } finally {
      if (!answered) {
        stored.lose(puts.size());
      }
    }
  }

  private static DynamoException explained(DynamoException e, Collection<Put> puts) {
    if (e.kind() == Kind.REFUSED && e.getMessage().contains("Item size has exceeded")) {
      return puts.stream()
          .max(Comparator.comparingLong(put -> put.size().bytes()))
          .map(put -> Put.tooLarge(put.item()))
          .orElse(e);
    }
    return e;
  }

  private void settle(double expected, List<ConsumedCapacity> all) {
    double consumed = 0;
    for (ConsumedCapacity each : all) {
      consumed += each.capacityUnits() == null ? 0 : each.capacityUnits();
    }
    if (consumed > 0) {
      capacity.settle(expected, consumed);
    }
  }

  /**
   * Waits before unprocessed items are sent again.
   *
   * @param round how often nothing at all was processed, one after the other, and once more
   */
  final void pauseBeforeRetry(int round) throws DynamoException, InterruptedException {
    if (round > Calls.PATIENCE) {
      throw new DynamoException(
          Kind.REFUSED,
          "DynamoDB leaves every item unprocessed, %d times in a row: the table's write capacity is used up"
              .formatted(round));
    }
    Calls.pause(round);
  }
}
