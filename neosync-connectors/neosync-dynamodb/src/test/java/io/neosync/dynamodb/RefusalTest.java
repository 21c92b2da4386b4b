package io.neosync.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.DestinationOption;
import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.UnsupportedOptionException;
import io.neosync.schema.TableRef;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** What a sync cannot do is said before anything is written. */
class RefusalTest {

  private Account source;
  private Account destination;

  @BeforeEach
  void create() {
    source = Account.create().createTable("Orders", "id:S, at:N");
    destination = Account.create();
  }

  @AfterEach
  void close() {
    source.close();
    destination.close();
  }

  private SyncBuilder builder() {
    return Sync.from(source.endpoint()).to(destination.endpoint());
  }

  @ParameterizedTest
  @EnumSource(DestinationOption.class)
  void noneOfTheOptionsIsSupported(DestinationOption option) {
    UnaryOperator<SyncBuilder> asked =
        switch (option) {
          case TRUNCATE_BEFORE_INSERT -> SyncBuilder::truncateBeforeInsert;
          case INIT_TABLE_SCHEMA -> SyncBuilder::initTableSchema;
          case ON_CONFLICT_DO_NOTHING -> SyncBuilder::onConflictDoNothing;
          case SKIP_FOREIGN_KEY_VIOLATIONS -> SyncBuilder::skipForeignKeyViolations;
          case TRUNCATE_CASCADE -> SyncBuilder::truncateCascade;
        };

    assertThatThrownBy(() -> asked.apply(builder()).build())
        .isInstanceOf(UnsupportedOptionException.class)
        .hasMessage(
            "DynamoDB destination does not support " + option + ".\n  Supported options: none");
  }

  @Test
  void aMissingTableIsNamed() {
    assertThatThrownBy(() -> builder().build().plan())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("table eu-west-1.Orders: the destination has no table of this name")
        .hasMessageContaining("create it, or leave the table out")
        .hasMessageNotContaining("initTableSchema");
  }

  @Test
  void aDifferentKeyIsShownOnBothSides() {
    destination.createTable("Orders", "id:S, at:S");

    assertThatThrownBy(() -> builder().build().plan())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("its key is id (S), at (N)")
        .hasMessageContaining("that of eu-west-1.Orders is id (S), at (S)");
  }

  @Test
  void aTableIsNotSyncedOntoItselfWhateverLeadsToIt() {
    try (DynamoDbClient another =
        source.client(URI.create("http://127.0.0.1:" + source.server().endpoint().getPort()))) {
      assertThatThrownBy(() -> Sync.from(source.endpoint()).to(DynamoDb.at(another)).build().plan())
          .isInstanceOf(PlanException.class)
          .hasMessageContaining(
              "same database, and it would go to eu-west-1.Orders, which is read");
    }
  }

  @Test
  void aTableThatIsReadIsNotWrittenInTheSameSync() {
    source.createTable("Next", "id:S, at:N").createTable("Last", "id:S, at:N");

    assertThatThrownBy(
            () ->
                Sync.from(source.endpoint())
                    .to(source.endpoint())
                    .tables("Orders", "Next")
                    .mapTable("Orders", "Next")
                    .mapTable("Next", "Last")
                    .build()
                    .plan())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("it would go to eu-west-1.Next, which is read");
  }

  @Test
  void anIndexThatTheSourceHasNotGotIsNoted() {
    destination
        .client()
        .createTable(
            request ->
                request
                    .tableName("Orders")
                    .attributeDefinitions(
                        attribute("id", "S"), attribute("at", "N"), attribute("status", "S"))
                    .keySchema(key("id", KeyType.HASH), key("at", KeyType.RANGE))
                    .globalSecondaryIndexes(
                        List.of(
                            GlobalSecondaryIndex.builder()
                                .indexName("byStatus")
                                .keySchema(key("status", KeyType.HASH))
                                .projection(p -> p.projectionType(ProjectionType.ALL))
                                .build()))
                    .billingMode("PAY_PER_REQUEST"));

    assertThat(builder().build().plan().notes())
        .anySatisfy(note -> assertThat(note).contains("has an index by status (S)"));
  }

  private static AttributeDefinition attribute(String name, String type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String name, KeyType kind) {
    return KeySchemaElement.builder().attributeName(name).keyType(kind).build();
  }

  /** DynamoDB Local has neither of these: what the service would describe. */
  @Test
  void replicasAndTablesThatAreNotReadyAreKnown() {
    DynamoTable here = table("eu-west-1", "id-1", TableStatus.ACTIVE, "us-east-1");
    DynamoTable there = table("us-east-1", "id-2", TableStatus.CREATING, "eu-west-1");

    assertThat(here.replicatesTo(there)).isTrue();
    assertThat(here.replicatesTo(table("ap-south-1", "id-3", TableStatus.ACTIVE))).isFalse();
    assertThat(here.unusable()).isEmpty();
    assertThat(there.unusable()).hasValue("it is CREATING");
    assertThat(here.identity()).isEqualTo("id-1");
  }

  private static DynamoTable table(
      String region, String id, TableStatus status, String... replicas) {
    return TableReader.table(
        new TableRef(region, "Orders"),
        TableDescription.builder()
            .tableId(id)
            .tableArn("arn:aws:dynamodb:" + region + ":123456789012:table/Orders")
            .tableStatus(status)
            .attributeDefinitions(attribute("id", "S"))
            .keySchema(key("id", KeyType.HASH))
            .replicas(
                java.util.Arrays.stream(replicas)
                    .map(each -> ReplicaDescription.builder().regionName(each).build())
                    .toList())
            .build());
  }
}
