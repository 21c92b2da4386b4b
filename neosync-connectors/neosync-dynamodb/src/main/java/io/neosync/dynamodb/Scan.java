package io.neosync.dynamodb;

import io.neosync.schema.TableRef;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The pages of one segment of a table. */
final class Scan implements Pages {

  private final Reading reading;
  private final TableRef table;
  private final int segment;
  private final int segments;
  private Map<String, AttributeValue> last = Map.of();
  private boolean ended;

  Scan(Reading reading, TableRef table, int segment, int segments) {
    this.reading = reading;
    this.table = table;
    this.segment = segment;
    this.segments = segments;
  }

  @Override
  public List<Map<String, AttributeValue>> next() throws DynamoException, InterruptedException {
    int limit = reading.pageSize().limit();
    ScanRequest.Builder request =
        ScanRequest.builder()
            .tableName(table.name())
            .segment(segment)
            .totalSegments(segments)
            .limit(limit)
            .consistentRead(reading.consistent())
            .returnConsumedCapacity(reading.capacity().wanted())
            .overrideConfiguration(reading.calls().limits());
    if (!last.isEmpty()) {
      request.exclusiveStartKey(last);
    }
    ScanRequest built = request.build();
    ScanResponse response =
        reading.within(limit, client -> client.scan(built), ScanResponse::consumedCapacity);
    last = response.lastEvaluatedKey();
    ended = last.isEmpty();
    return response.items();
  }

  @Override
  public boolean ended() {
    return ended;
  }
}
