package io.neosync.dynamodb;

import io.neosync.dynamodb.DynamoException.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** One BatchWriteItem: stores some items, or some of them. Used by one thread. */
final class BatchPut {

  /** The most that the service takes at once. */
  private static final int MAX_ITEMS = 25;

  /** The service takes 16 MB at once; so much is enough to be fast, also over slow lines. */
  private static final long MAX_BYTES = 256 << 10;

  private final Calls calls;
  private final DynamoTable table;
  private final Capacity capacity;
  private final Stored stored;

  BatchPut(Calls calls, DynamoTable table, Capacity capacity, Stored stored) {
    this.calls = calls;
    this.table = table;
    this.capacity = capacity;
    this.stored = stored;
  }

  /** Whether one more item may join these. */
  boolean hasRoom(Collection<Put> puts) {
    long bytes = 0;
    double units = 0;
    for (Put put : puts) {
      bytes += put.size().bytes();
      units += put.size().writeUnits();
    }
    return puts.isEmpty()
        || (puts.size() < MAX_ITEMS && bytes < MAX_BYTES && units < capacity.perRequest());
  }

  /**
   * Stores these items; those that the service did not process remain.
   *
   * @return how much heap the stored ones took
   */
  long put(Map<List<Object>, Put> puts) throws DynamoException, InterruptedException {
    double expected = puts.values().stream().mapToLong(put -> put.size().writeUnits()).sum();
    capacity.take(expected);
    BatchWriteItemResponse response = send(puts.values());
    settle(expected, response);
    Set<List<Object>> unprocessed = new HashSet<>();
    for (WriteRequest request :
        response.unprocessedItems().getOrDefault(table.ref().name(), List.of())) {
      unprocessed.add(table.key().of(request.putRequest().item()));
    }
    List<Put> done = new ArrayList<>();
    puts.values().stream().filter(put -> !unprocessed.contains(put.key())).forEach(done::add);
    done.forEach(put -> puts.remove(put.key()));
    stored.confirm(done.size());
    return done.stream().mapToLong(put -> put.size().heap()).sum();
  }

  private BatchWriteItemResponse send(Collection<Put> puts)
      throws DynamoException, InterruptedException {
    List<WriteRequest> requests =
        puts.stream()
            .map(put -> WriteRequest.builder().putRequest(p -> p.item(put.item())).build())
            .toList();
    BatchWriteItemRequest request =
        BatchWriteItemRequest.builder()
            .requestItems(Map.of(table.ref().name(), requests))
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .overrideConfiguration(calls.limits())
            .build();
    boolean answered = false;
    try {
      BatchWriteItemResponse response = calls.call(client -> client.batchWriteItem(request));
      answered = true;
      return response;
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

  private DynamoException explained(DynamoException e, Collection<Put> puts) {
    if (e.kind() == Kind.REFUSED && e.getMessage().contains("Item size has exceeded")) {
      return puts.stream()
          .max(Comparator.comparingLong(put -> put.size().bytes()))
          .map(put -> Put.tooLarge(put.item()))
          .orElse(e);
    }
    return e;
  }

  private void settle(double expected, BatchWriteItemResponse response) {
    double consumed = 0;
    for (ConsumedCapacity each : response.consumedCapacity()) {
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
  void pauseBeforeRetry(int round) throws DynamoException, InterruptedException {
    if (round > Calls.PATIENCE) {
      throw new DynamoException(
          Kind.REFUSED,
          "DynamoDB leaves every item unprocessed, %d times in a row: the table's write capacity is used up"
              .formatted(round));
    }
    Calls.pause(round);
  }
}
