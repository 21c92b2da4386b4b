package io.neosync.dynamodb;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.Behaviour;
import io.neosync.contract.TestEndpoint;
import io.neosync.contract.TestEngine;
import io.neosync.contract.TestTable;
import io.neosync.spi.SnapshotGuarantee;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB for the contract. */
final class DynamoEngine implements TestEngine {

  @Override
  public Set<Behaviour> behaviours() {
    return EnumSet.of(Behaviour.COMPOSITE_KEYS, Behaviour.DECLARED_TABLES, Behaviour.NUL_IN_TEXT);
  }

  @Override
  public SnapshotGuarantee snapshot() {
    return SnapshotGuarantee.NONE;
  }

  @Override
  public Optional<Conditions> conditions() {
    return Optional.of(
        new Conditions() {
          @Override
          public String equal(TestTable table, String column) {
            return "\"%s\" = ?".formatted(column);
          }

          @Override
          public String greater(TestTable table, String column) {
            return "\"%s\" > ?".formatted(column);
          }

          @Override
          public String broken() {
            return "nofunction(\"id\", ?)";
          }
        });
  }

  /** An item has 400 KB. */
  @Override
  public int largestValue() {
    return 390_000;
  }

  @Override
  public TestEndpoint createDatabase() {
    return new DynamoEndpoint(Account.create());
  }

  @Override
  public Source source(String address) {
    return at(address);
  }

  @Override
  public Destination destination(String address) {
    return at(address);
  }

  private static DynamoDb at(String address) {
    String[] parts = address.split("\n", -1);
    return DynamoDb.at(
        DynamoDbClient.builder()
            .endpointOverride(URI.create(parts[0]))
            .region(Region.of(parts[1]))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(parts[2], Account.SECRET)))
            .build());
  }
}
