package io.neosync.dynamodb;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;

/**
 * The pages of a PartiQL statement, which cannot be split. A page's limit counts items looked at,
 * so that it may well be empty before the last.
 */
final class Statement implements Pages {

  private final Reading reading;
  private final String text;
  private final List<AttributeValue> parameters;
  private @Nullable String token;
  private boolean ended;

  Statement(Reading reading, String text, List<AttributeValue> parameters) {
    this.reading = reading;
    this.text = text;
    this.parameters = parameters;
  }

  /** The request for the page after {@code token}, or the first. */
  static ExecuteStatementRequest request(
      Reading reading,
      String text,
      List<AttributeValue> parameters,
      int limit,
      @Nullable String token) {
    ExecuteStatementRequest.Builder request =
        ExecuteStatementRequest.builder()
            .statement(text)
            .limit(limit)
            .consistentRead(reading.consistent())
            .returnConsumedCapacity(reading.capacity().wanted())
            .overrideConfiguration(reading.calls().limits());
    if (!parameters.isEmpty()) {
      request.parameters(parameters);
    }
    if (token != null) {
      request.nextToken(token);
    }
    return request.build();
  }

  @Override
  public List<Map<String, AttributeValue>> next() throws DynamoException, InterruptedException {
    int limit = reading.pageSize().limit();
    ExecuteStatementRequest request = request(reading, text, parameters, limit, token);
    ExecuteStatementResponse response =
        reading.within(
            limit,
            client -> client.executeStatement(request),
            ExecuteStatementResponse::consumedCapacity);
    token = response.nextToken();
    ended = token == null || token.isEmpty();
    return response.items();
  }

  @Override
  public boolean ended() {
    return ended;
  }
}
