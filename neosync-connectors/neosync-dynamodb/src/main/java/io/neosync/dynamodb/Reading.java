package io.neosync.dynamodb;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * How the pages of one table are read.
 *
 * @param consistent whether strongly consistent
 * @param capacity of the whole run
 * @param pageSize of this table
 */
record Reading(Calls calls, boolean consistent, Capacity capacity, PageSize pageSize) {

  /**
   * Calls for a page when there is capacity for it.
   *
   * @param limit how many items the page looks at
   */
  <R> R within(
      int limit,
      Function<DynamoDbClient, R> request,
      Function<R, @Nullable ConsumedCapacity> consumption)
      throws DynamoException, InterruptedException {
    double expected = pageSize.units();
    capacity.take(expected);
    R response = calls.call(request);
    ConsumedCapacity consumed = consumption.apply(response);
    if (consumed != null && consumed.capacityUnits() != null) {
      capacity.settle(expected, consumed.capacityUnits());
      pageSize.consumed(limit, consumed.capacityUnits());
    }
    return response;
  }
}
