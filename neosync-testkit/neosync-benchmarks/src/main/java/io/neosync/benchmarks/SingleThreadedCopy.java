package io.neosync.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * What one writes by hand: a Scan, page by page, and BatchWriteItem with 25 items at a time.
 *
 * @param scan what to ask for
 */
record SingleThreadedCopy(DynamoTables source, DynamoTables destination, ScanRequest scan)
    implements Way.Work {

  private static final int BATCH = 25;

  @Override
  public void run() {
    List<WriteRequest> batch = new ArrayList<>();
    for (Map<String, AttributeValue> item : source.client().scanPaginator(scan).items()) {
      batch.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
      if (batch.size() == BATCH) {
        write(destination.client(), batch);
        batch.clear();
      }
    }
    write(destination.client(), batch);
  }

  /** Until nothing is left unprocessed. */
  static void write(DynamoDbClient client, List<WriteRequest> batch) {
    Map<String, List<WriteRequest>> left =
        batch.isEmpty() ? Map.of() : Map.of(DynamoTables.TABLE, List.copyOf(batch));
    while (!left.isEmpty()) {
      Map<String, List<WriteRequest>> sent = left;
      left = client.batchWriteItem(request -> request.requestItems(sent)).unprocessedItems();
    }
  }
}
