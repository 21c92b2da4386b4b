package io.neosync.benchmarks;

import io.neosync.contract.dynamodb.DynamoServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A server with one table of orders. */
record DynamoTables(DynamoServer server, DynamoDbClient client) implements AutoCloseable {

  static final String TABLE = "Orders";

  private static final String KEY = "id";

  /** With less, DynamoDB Local does little but collect garbage once it holds such a table. */
  private static final String HEAP = "4g";

  private static final int BATCH = 25;

  /**
   * Items of a page. DynamoDB Local reads all that follow, however many, where it is not told; the
   * service ends a page at a megabyte.
   */
  static final int PAGE = 1_000;

  static DynamoTables start() {
    DynamoServer server = DynamoServer.startProcess(HEAP);
    DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.of(server.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("benchmark", "none")))
            .build();
    return new DynamoTables(server, client);
  }

  String origin() {
    return server.origin();
  }

  /** An empty table, whatever there was before. */
  void create() {
    if (client.listTables().tableNames().contains(TABLE)) {
      client.deleteTable(request -> request.tableName(TABLE));
    }
    client.createTable(
        request ->
            request
                .tableName(TABLE)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName(KEY)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName(KEY).keyType(KeyType.HASH).build())
                .billingMode(BillingMode.PAY_PER_REQUEST));
    client.waiter().waitUntilTableExists(request -> request.tableName(TABLE));
  }

  /** Stores so many orders, the same whenever it is called. Returns how large the table is. */
  long fill(int items) {
    List<WriteRequest> batch = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      Map<String, AttributeValue> order = order(i);
      batch.add(WriteRequest.builder().putRequest(put -> put.item(order)).build());
      if (batch.size() == BATCH || i == items - 1) {
        SingleThreadedCopy.write(client, batch);
        batch.clear();
      }
    }
    return client.describeTable(request -> request.tableName(TABLE)).table().tableSizeBytes();
  }

  /** About 500 bytes in attributes of several types. */
  private static Map<String, AttributeValue> order(int number) {
    Random random = new Random(number);
    List<AttributeValue> lines =
        IntStream.range(0, 4)
            .mapToObj(
                line ->
                    AttributeValue.fromM(
                        Map.of(
                            "product", AttributeValue.fromS("product-" + random.nextInt(10_000)),
                            "pieces", AttributeValue.fromN("" + (1 + random.nextInt(9))),
                            "price", AttributeValue.fromN(random.nextInt(1_000) + ".99"))))
            .toList();
    return Map.of(
        KEY,
        AttributeValue.fromS("order-" + number),
        "customer",
        AttributeValue.fromS("customer-" + random.nextInt(1_000)),
        "placed",
        AttributeValue.fromN("" + (1_700_000_000L + random.nextInt(10_000_000))),
        "paid",
        AttributeValue.fromBool(random.nextBoolean()),
        "tags",
        AttributeValue.fromSs(List.of("web", "gift-" + random.nextInt(9))),
        "lines",
        AttributeValue.fromL(lines),
        "note",
        AttributeValue.fromS("leave it with the neighbours ".repeat(6)));
  }

  static ScanRequest.Builder scan() {
    return ScanRequest.builder().tableName(TABLE);
  }

  /** Tells tables apart, in whatever order their items are read. */
  record Content(long items, long sum) {}

  Content content() {
    long count = 0;
    long sum = 0;
    for (Map<String, AttributeValue> item :
        client.scanPaginator(scan().limit(PAGE).build()).items()) {
      count++;
      // Of well-mixed bits, so that differences do not cancel out.
      sum += item.hashCode() * 0x9E3779B97F4A7C15L;
    }
    return new Content(count, sum);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
