package io.neosync.dynamodb;

import io.neosync.contract.dynamodb.DynamoServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** An account of its own on the test server, without tables at first. */
final class Account implements AutoCloseable {

  /** Must not be seen anywhere. */
  static final String SECRET = "topsecret";

  private static final int BATCH = 25;

  private final DynamoServer server;
  private final String accessKey;
  private final DynamoDbClient client;

  private Account(DynamoServer server, String accessKey) {
    this.server = server;
    this.accessKey = accessKey;
    this.client = client(server.endpoint());
  }

  static Account create() {
    return create(DynamoServer.shared());
  }

  static Account create(DynamoServer server) {
    return new Account(server, "test" + UUID.randomUUID().toString().replace("-", ""));
  }

  DynamoServer server() {
    return server;
  }

  String accessKey() {
    return accessKey;
  }

  DynamoDbClient client() {
    return client;
  }

  /** Another client of this account. The caller closes it. */
  DynamoDbClient client(URI endpoint) {
    return client(endpoint, builder -> {});
  }

  /** Another client of this account, with further settings. The caller closes it. */
  DynamoDbClient client(URI endpoint, Consumer<DynamoDbClientBuilder> settings) {
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(server.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, SECRET)));
    settings.accept(builder);
    return builder.build();
  }

  /**
   * @param key {@code pk:S} or {@code pk:S, sk:N}
   */
  Account createTable(String name, String key) {
    List<AttributeDefinition> attributes = new ArrayList<>();
    List<KeySchemaElement> schema = new ArrayList<>();
    for (String part : key.split(", ")) {
      String[] nameAndType = part.split(":");
      attributes.add(
          AttributeDefinition.builder()
              .attributeName(nameAndType[0])
              .attributeType(nameAndType[1])
              .build());
      schema.add(
          KeySchemaElement.builder()
              .attributeName(nameAndType[0])
              .keyType(schema.isEmpty() ? KeyType.HASH : KeyType.RANGE)
              .build());
    }
    client.createTable(
        request ->
            request
                .tableName(name)
                .attributeDefinitions(attributes)
                .keySchema(schema)
                .billingMode(BillingMode.PAY_PER_REQUEST));
    client.waiter().waitUntilTableExists(request -> request.tableName(name));
    return this;
  }

  Account put(String table, Map<String, AttributeValue> item) {
    return put(table, List.of(item));
  }

  Account put(String table, List<Map<String, AttributeValue>> items) {
    for (int from = 0; from < items.size(); from += BATCH) {
      List<WriteRequest> requests =
          items.subList(from, Math.min(items.size(), from + BATCH)).stream()
              .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())
              .toList();
      client.batchWriteItem(request -> request.requestItems(Map.of(table, requests)));
    }
    return this;
  }

  /** All items, so that {@code equals} tells whether two tables hold the same. */
  Set<Object> items(String table) {
    Set<Object> items = new HashSet<>();
    client
        .scanPaginator(ScanRequest.builder().tableName(table).consistentRead(true).build())
        .items()
        .forEach(item -> items.add(Content.of(item)));
    return items;
  }

  long count(String table) {
    return items(table).size();
  }

  DynamoDb endpoint() {
    return DynamoDb.at(client);
  }

  @Override
  public void close() {
    for (String table : client.listTables().tableNames()) {
      client.deleteTable(request -> request.tableName(table));
    }
    client.close();
  }
}
