package io.neosync.dynamodb;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * Adds items whose keys must not be there: a transaction for each batch. Nothing else both refuses
 * a key that is there and may be repeated when an answer was lost, for ten minutes by its token.
 */
final class BatchInsert extends BatchWrite {

  BatchInsert(Calls calls, DynamoTable table, Capacity capacity, Stored stored) {
    super(calls, table, capacity, stored);
  }

  @Override
  boolean replaces() {
    return false;
  }

  /** A transaction costs twice as much. */
  @Override
  long units(Put put) {
    return 2 * put.size().writeUnits();
  }

  @Override
  Answer send(Collection<Put> puts) throws DynamoException, InterruptedException {
    String key = table.key().attributes().get(0).name();
    List<TransactWriteItem> items =
        puts.stream()
            .map(
                put ->
                    TransactWriteItem.builder()
                        .put(
                            p ->
                                p.tableName(table.ref().name())
                                    .item(put.item().attributes())
                                    .conditionExpression("attribute_not_exists(#key)")
                                    .expressionAttributeNames(Map.of("#key", key)))
                        .build())
            .toList();
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .transactItems(items)
            .clientRequestToken(UUID.randomUUID().toString())
            .returnConsumedCapacity(capacity.wanted())
            .overrideConfiguration(calls.limits())
            .build();
    TransactWriteItemsResponse response = calls.call(client -> client.transactWriteItems(request));
    return new Answer(response.consumedCapacity(), Set.of());
  }
}
