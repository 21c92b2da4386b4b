package io.neosync.dynamodb;

import static io.neosync.dynamodb.Values.orders;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.contract.OneFormat;
import io.neosync.dynamodb.FaultyServer.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Whatever is throttled, left unprocessed or lost on the way, every item arrives, once. */
class ThrottlingTest {

  private static final int ITEMS = 1_000;

  /** Half of the requests, by chance, meet a fault: each of them in turn. */
  private static final class Chance implements Function<String, Fault> {

    private final Random random;
    private final List<Fault> ofBatches;
    private final List<Fault> ofOthers =
        List.of(Fault.THROTTLED, Fault.OUT_OF_ORDER, Fault.RESET, Fault.RESET_AFTERWARDS);
    private final Map<Fault, Integer> met = new ConcurrentHashMap<>();
    private int faults;

    Chance(int seed) {
      this.random = new Random(seed);
      this.ofBatches =
          List.of(
              Fault.THROTTLED,
              Fault.HALF_UNPROCESSED,
              Fault.UNPROCESSED,
              Fault.OUT_OF_ORDER,
              Fault.RESET,
              Fault.RESET_AFTERWARDS);
    }

    @Override
    public synchronized Fault apply(String operation) {
      if (random.nextBoolean()) {
        return Fault.NONE;
      }
      List<Fault> possible = operation.equals("BatchWriteItem") ? ofBatches : ofOthers;
      Fault fault = possible.get(faults++ % possible.size());
      met.merge(fault, 1, Integer::sum);
      return fault;
    }
  }

  /** A client that repeats as usual, but does not pause as long when it is throttled. */
  private static void hurried(DynamoDbClientBuilder client) {
    BackoffStrategy pauses =
        BackoffStrategy.exponentialDelay(Duration.ofMillis(10), Duration.ofMillis(100));
    client.overrideConfiguration(
        o ->
            o.retryStrategy(
                StandardRetryStrategy.builder().throttlingBackoffStrategy(pauses).build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DYNAMODB_ITEMS", "ROWS"})
  void everyItemArrivesExactlyOnceInEffect(String format) throws Exception {
    try (Account source = Account.create().createTable("Orders", "id:S");
        Account destination = Account.create().createTable("Orders", "id:S")) {
      source.put("Orders", orders(ITEMS, 300));
      Chance reading = new Chance(1);
      Chance writing = new Chance(2);
      try (FaultyServer before = new FaultyServer(source.server().endpoint(), reading);
          FaultyServer behind = new FaultyServer(destination.server().endpoint(), writing);
          DynamoDbClient from = source.client(before.endpoint(), ThrottlingTest::hurried);
          DynamoDbClient to = destination.client(behind.endpoint(), ThrottlingTest::hurried)) {
        SyncReport report =
            Sync.from(new OneFormat(DynamoDb.at(from), format)).to(DynamoDb.at(to)).build().run();

        assertThat(report.table("Orders").rowsRead()).isEqualTo(ITEMS);
        assertThat(report.table("Orders").rowsWritten()).isEqualTo(ITEMS);
      }
      assertThat(destination.items("Orders")).hasSize(ITEMS).isEqualTo(source.items("Orders"));
      assertThat(writing.met.keySet()).containsAll(writing.ofBatches);
      assertThat(reading.met.keySet()).containsAll(reading.ofOthers);
    }
  }

  /** A client that repeats nothing: what is repeated, the sync repeats. */
  @ParameterizedTest
  @ValueSource(strings = {"THROTTLED", "UNPROCESSED", "HALF_UNPROCESSED", "RESET_AFTERWARDS"})
  void aSyncRepeatsWhatItsClientDoesNot(Fault fault) throws Exception {
    try (Account source = Account.create().createTable("Orders", "id:S");
        Account destination = Account.create().createTable("Orders", "id:S")) {
      source.put("Orders", orders(300, 100));
      Random random = new Random(3);
      Function<String, Fault> faults =
          operation -> {
            synchronized (random) {
              return operation.equals("BatchWriteItem") && random.nextInt(4) == 0
                  ? fault
                  : Fault.NONE;
            }
          };
      try (FaultyServer behind = new FaultyServer(destination.server().endpoint(), faults);
          DynamoDbClient to =
              destination.client(
                  behind.endpoint(),
                  builder ->
                      builder.overrideConfiguration(
                          o ->
                              o.retryStrategy(
                                  StandardRetryStrategy.builder().maxAttempts(1).build())))) {
        Sync.from(source.endpoint()).to(DynamoDb.at(to)).build().run();
      }
      assertThat(destination.items("Orders")).hasSize(300).isEqualTo(source.items("Orders"));
    }
  }

  /** The answer of every third transaction is lost: repeated, it must not meet its own items. */
  @Test
  void whatIsAppendedIsNotMistakenForWhatWasThere() throws Exception {
    try (Account source = Account.create().createTable("Orders", "id:S");
        Account destination = Account.create().createTable("Orders", "id:S")) {
      source.put("Orders", orders(300, 100));
      AtomicInteger transactions = new AtomicInteger();
      Function<String, Fault> faults =
          operation ->
              operation.equals("TransactWriteItems") && transactions.incrementAndGet() % 3 == 0
                  ? Fault.RESET_AFTERWARDS
                  : Fault.NONE;
      try (FaultyServer behind = new FaultyServer(destination.server().endpoint(), faults);
          DynamoDbClient to = destination.client(behind.endpoint())) {
        Sync.from(source.endpoint()).to(DynamoDb.at(to)).append().build().run();
      }
      assertThat(transactions.get()).isGreaterThan(12);
      assertThat(destination.items("Orders")).hasSize(300).isEqualTo(source.items("Orders"));
    }
  }
}
