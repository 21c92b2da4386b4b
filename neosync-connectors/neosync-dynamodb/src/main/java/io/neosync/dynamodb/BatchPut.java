package io.neosync.dynamodb;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Puts items in place of those with their keys: a BatchWriteItem. */
final class BatchPut extends BatchWrite {

  BatchPut(Calls calls, DynamoTable table, Capacity capacity, Stored stored) {
    super(calls, table, capacity, stored);
  }

  @Override
  boolean replaces() {
    return true;
  }

  @Override
  long units(Put put) {
    return put.size().writeUnits();
  }

  @Override
  Answer send(Collection<Put> puts) throws DynamoException, InterruptedException {
    List<WriteRequest> requests =
        puts.stream()
            .map(
                put ->
                    WriteRequest.builder().putRequest(p -> p.item(put.item().attributes())).build())
            .toList();
    BatchWriteItemRequest request =
        BatchWriteItemRequest.builder()
            .requestItems(Map.of(table.ref().name(), requests))
            .returnConsumedCapacity(capacity.wanted())
            .overrideConfiguration(calls.limits())
            .build();
    BatchWriteItemResponse response = calls.call(client -> client.batchWriteItem(request));
    Set<List<Object>> unprocessed = new HashSet<>();
    for (WriteRequest each :
        response.unprocessedItems().getOrDefault(table.ref().name(), List.of())) {
      unprocessed.add(table.key().of(each.putRequest().item()));
    }
    return new Answer(response.consumedCapacity(), unprocessed);
  }
}
