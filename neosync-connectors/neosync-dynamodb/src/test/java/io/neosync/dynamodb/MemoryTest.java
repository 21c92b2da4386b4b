package io.neosync.dynamodb;

import static io.neosync.dynamodb.Values.item;
import static io.neosync.dynamodb.Values.n;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.contract.OneFormat;
import io.neosync.contract.SmallJvm;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * 64 MB of heap are enough, also for items of many small values, which take far more in a heap than
 * at DynamoDB.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemoryTest {

  private static final int ITEMS = 40;

  private Account source;

  @BeforeAll
  void create() {
    source = Account.create().createTable("Intricate", "id:N");
    AttributeValue list = AttributeValue.fromL(Collections.nCopies(10_000, n(1)));
    for (int i = 0; i < ITEMS; i++) {
      source.put("Intricate", item("id", n(i), "list", list));
    }
  }

  @AfterAll
  void close() {
    source.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DYNAMODB_ITEMS", "ROWS"})
  void heapOf64MegabytesIsEnough(String format) throws Exception {
    try (Account destination = Account.create()) {
      destination.createTable("Intricate", "id:N");

      String told =
          SmallJvm.run(
              Forked.class,
              source.server().endpoint().toString(),
              source.server().region(),
              source.accessKey(),
              destination.accessKey(),
              format);

      assertThat(told).contains(ITEMS + " rows by [" + format + "]");
      assertThat(destination.items("Intricate")).isEqualTo(source.items("Intricate"));
    }
  }

  /** The program that runs in a small heap. */
  static final class Forked {

    private Forked() {}

    public static void main(String[] arguments) {
      try (DynamoDbClient from = client(arguments, arguments[2]);
          DynamoDbClient to = client(arguments, arguments[3])) {
        SyncReport report =
            Sync.from(new OneFormat(DynamoDb.at(from), arguments[4]))
                .to(DynamoDb.at(to))
                .build()
                .run();
        System.out.printf(
            "%d rows by %s%n",
            report.rowsWritten(),
            List.copyOf(
                report.tables().stream()
                    .map(SyncReport.TableReport::format)
                    .collect(java.util.stream.Collectors.toSet())));
      }
    }

    private static DynamoDbClient client(String[] arguments, String accessKey) {
      return DynamoDbClient.builder()
          .endpointOverride(URI.create(arguments[0]))
          .region(Region.of(arguments[1]))
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")))
          .build();
    }
  }
}
