package io.neosync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.contract.dynamodb.DynamoServer;
import io.neosync.contract.mongodb.MongoServer;
import io.neosync.contract.mongodb.MongoTestDatabase;
import io.neosync.dynamodb.DynamoDb;
import io.neosync.mongodb.MongoDb;
import io.neosync.s3.FileFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Documents come back from S3 as they went there, to the last byte. */
class DocumentsThroughS3Test {

  private static final String[] DOCUMENTS = {
    "{_id: 1, i: 1, l: {$numberLong: '1'}, m: {$numberLong: '9223372036854775807'}, d: 1.0}",
    "{_id: 2, nan: {$numberDouble: 'NaN'}, minus: {$numberDouble: '-0.0'}, e: 1e300, n: null}",
    "{_id: 3, dec: {$numberDecimal: '12.50'}, big: {$numberDecimal: 'NaN'}}",
    "{_id: {$oid: '65a1b2c3d4e5f60718293a4b'}, b: {$binary: {base64: 'AP8=', subType: '00'}}}",
    "{_id: 5, uuid: {$binary: {base64: 'AAECAwQFBgcICQoLDA0ODw==', subType: '04'}}}",
    "{_id: 6, at: {$date: {$numberLong: '1722247200123'}}, far: {$date: {$numberLong:"
        + " '-9223372036854775808'}}}",
    "{_id: 7, z: 1, a: {$document: 1}, y: {b: [1, [], {}, null, 'x']}, text: 'ä\\u0000🐘'}",
    "{_id: 8, ts: {$timestamp: {t: 1, i: 2}}, re: {$regularExpression: {pattern: 'a', options:"
        + " 'i'}}}",
    "{_id: 9, min: {$minKey: 1}, max: {$maxKey: 1}}",
    "{_id: 10, t: true, f: false, empty: '', list: [{$numberLong: '5'}, 5, 5.0]}"
  };

  @ParameterizedTest
  @EnumSource
  void ofMongoDbWithTheirBytes(FileFormat format) throws Exception {
    try (MongoTestDatabase from = MongoServer.shared().createDatabase();
        MongoTestDatabase to = MongoServer.shared().createDatabase();
        S3Place place = S3Place.create()) {
      from.insert("things", DOCUMENTS);
      MongoDb source = MongoDb.at(from.uri(), from.name());
      MongoDb destination = MongoDb.at(to.uri(), to.name());

      Sync.from(source).to(place.files().format(format)).build().run();
      Sync.from(place.files()).to(destination).build().run();

      assertThat(to.json("things")).isEqualTo(from.json("things"));
      assertThat(to.bytes("things")).hasSize(DOCUMENTS.length).isEqualTo(from.bytes("things"));
    }
  }

  private static DynamoDbClient account() {
    DynamoServer server = DynamoServer.shared();
    String key = "test" + UUID.randomUUID().toString().replace("-", "");
    return DynamoDbClient.builder()
        .endpointOverride(server.endpoint())
        .region(Region.of(server.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret")))
        .build();
  }

  private static void createTable(DynamoDbClient account) {
    account.createTable(
        table ->
            table
                .tableName("things")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build()));
  }

  private static AttributeValue number(String number) {
    return AttributeValue.fromN(number);
  }

  private static Map<String, AttributeValue> item(String id) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    item.put("id", AttributeValue.fromS(id));
    item.put("whole", number("99999999999999999999999999999999999999"));
    item.put("small", number("0.00000000000000000000001"));
    item.put("bytes", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1})));
    item.put("texts", AttributeValue.fromSs(List.of("a", "b")));
    item.put("numbers", AttributeValue.fromNs(List.of("1", "2.5")));
    item.put(
        "binaries",
        AttributeValue.fromBs(
            List.of(
                SdkBytes.fromByteArray(new byte[] {1}), SdkBytes.fromByteArray(new byte[] {2}))));
    item.put("none", AttributeValue.fromNul(true));
    item.put("true", AttributeValue.fromBool(true));
    item.put("$set", AttributeValue.fromM(Map.of("$decimal", number("1"))));
    item.put(
        "list",
        AttributeValue.fromL(List.of(AttributeValue.fromS("x"), AttributeValue.fromL(List.of()))));
    return item;
  }

  private static Map<String, Map<String, AttributeValue>> items(DynamoDbClient account) {
    return account.scan(request -> request.tableName("things")).items().stream()
        .collect(Collectors.toMap(item -> item.get("id").s(), DocumentsThroughS3Test::unordered));
  }

  /** Sets come in any order. */
  private static Map<String, AttributeValue> unordered(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> unordered = new LinkedHashMap<>(item);
    unordered.computeIfPresent(
        "texts", (name, set) -> AttributeValue.fromSs(set.ss().stream().sorted().toList()));
    unordered.computeIfPresent(
        "numbers", (name, set) -> AttributeValue.fromNs(set.ns().stream().sorted().toList()));
    unordered.computeIfPresent(
        "binaries",
        (name, set) ->
            AttributeValue.fromBs(
                set.bs().stream()
                    .sorted((a, b) -> a.asByteArray()[0] - b.asByteArray()[0])
                    .toList()));
    return unordered;
  }

  @ParameterizedTest
  @EnumSource
  void ofDynamoDbWithAllTheirDigits(FileFormat format) throws Exception {
    try (DynamoDbClient from = account();
        DynamoDbClient to = account();
        S3Place place = S3Place.create()) {
      createTable(from);
      createTable(to);
      for (String id : List.of("one", "two")) {
        from.putItem(request -> request.tableName("things").item(item(id)));
      }

      Sync.from(DynamoDb.at(from)).to(place.files().format(format)).build().run();
      Sync.from(place.files()).to(DynamoDb.at(to)).build().run();

      assertThat(items(to)).hasSize(2).isEqualTo(items(from));
    }
  }
}
