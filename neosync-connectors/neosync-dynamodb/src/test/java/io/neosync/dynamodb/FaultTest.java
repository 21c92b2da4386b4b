package io.neosync.dynamodb;

import static io.neosync.dynamodb.Values.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neosync.Sync;
import io.neosync.TransferException;
import io.neosync.TransferException.Arrived;
import io.neosync.dynamodb.FaultyServer.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A run that fails says exactly what arrived, leaves no thread, and is completed by another. */
class FaultTest {

  private static final int ITEMS = 1_000;

  private Account source;
  private Account destination;

  @BeforeEach
  void create() {
    source = Account.create().createTable("Orders", "id:S").put("Orders", orders(ITEMS, 200));
    destination = Account.create().createTable("Orders", "id:S");
  }

  @AfterEach
  void close() {
    source.close();
    destination.close();
  }

  /** Nothing goes wrong with the first requests of an operation, and everything afterwards. */
  private static Function<String, Fault> after(String operation, int requests, Fault fault) {
    AtomicInteger count = new AtomicInteger();
    return each ->
        each.equals(operation) && count.incrementAndGet() > requests ? fault : Fault.NONE;
  }

  /** A client that repeats little, so that tests do not last. */
  private static DynamoDbClient impatient(Account account, FaultyServer server) {
    return account.client(
        server.endpoint(),
        builder ->
            builder.overrideConfiguration(
                o -> o.retryStrategy(StandardRetryStrategy.builder().maxAttempts(1).build())));
  }

  /** A client that waits less than a sync would. */
  private static DynamoDbClient hasty(Account account, FaultyServer server) {
    return account.client(
        server.endpoint(),
        builder -> builder.overrideConfiguration(o -> o.apiCallTimeout(Duration.ofSeconds(1))));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"RESET_AFTERWARDS", "OUT_OF_ORDER"})
  void theReportOfAFailedRunIsExactAndAnotherRunCompletesIt(Fault fault) throws Exception {
    try (FaultyServer behind =
            new FaultyServer(destination.server().endpoint(), after("BatchWriteItem", 12, fault));
        DynamoDbClient to = impatient(destination, behind)) {
      TransferException failure =
          catchThrowableOfType(
              TransferException.class,
              () -> Sync.from(source.endpoint()).to(DynamoDb.at(to)).build().run());

      assertExact(failure);
      assertThat(failure.table()).hasValueSatisfying(t -> assertThat(t.name()).isEqualTo("Orders"));
    }
    assertNoThreads();
    Sync.from(source.endpoint()).to(destination.endpoint()).build().run();
    assertThat(destination.items("Orders")).isEqualTo(source.items("Orders"));
  }

  @Test
  void aSourceThatIsLostLeavesWhatArrivedAndSaysSo() throws Exception {
    try (FaultyServer before =
            new FaultyServer(source.server().endpoint(), after("Scan", 3, Fault.RESET));
        DynamoDbClient from = impatient(source, before)) {
      TransferException failure =
          catchThrowableOfType(
              TransferException.class,
              () -> Sync.from(DynamoDb.at(from)).to(destination.endpoint()).build().run());

      assertThat(failure).hasMessageContaining("DynamoDB cannot be reached");
      assertExact(failure);
    }
    assertNoThreads();
    Sync.from(source.endpoint()).to(destination.endpoint()).build().run();
    assertThat(destination.items("Orders")).isEqualTo(source.items("Orders"));
  }

  @Test
  void aTableThatIsDeletedMeanwhileIsNamed() throws Exception {
    AtomicInteger batches = new AtomicInteger();
    Function<String, Fault> deleting =
        operation -> {
          if (operation.equals("BatchWriteItem") && batches.incrementAndGet() == 10) {
            destination.client().deleteTable(request -> request.tableName("Orders"));
          }
          return Fault.NONE;
        };
    try (FaultyServer behind = new FaultyServer(destination.server().endpoint(), deleting);
        DynamoDbClient to = impatient(destination, behind)) {
      TransferException failure =
          catchThrowableOfType(
              TransferException.class,
              () -> Sync.from(source.endpoint()).to(DynamoDb.at(to)).build().run());

      assertThat(failure).hasMessageContaining("ResourceNotFoundException");
    }
    assertNoThreads();
  }

  @Test
  void aTableThatTakesNothingIsAskedAgainAndAgain() throws Exception {
    CountDownLatch asked = new CountDownLatch(16);
    Function<String, Fault> nothing =
        operation -> {
          if (operation.equals("BatchWriteItem")) {
            asked.countDown();
            return Fault.UNPROCESSED;
          }
          return Fault.NONE;
        };
    TransferException failure;
    try (FaultyServer behind = new FaultyServer(destination.server().endpoint(), nothing);
        DynamoDbClient to = destination.client(behind.endpoint())) {
      Background run = new Background(Sync.from(source.endpoint()).to(DynamoDb.at(to)).build());
      asked.await();
      failure = run.interruptAndFail();
    }

    assertThat(failure.arrived()).allSatisfy(each -> assertThat(each.stored()).isZero());
    assertThat(destination.count("Orders")).isZero();
    assertNoThreads();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SILENT", "THROTTLED", "UNPROCESSED"})
  void anInterruptedRunEndsPromptlyAndSaysWhatArrived(Fault fault) throws Exception {
    AtomicInteger batches = new AtomicInteger();
    CountDownLatch tenth = new CountDownLatch(1);
    Function<String, Fault> faults =
        operation -> {
          if (!operation.equals("BatchWriteItem") || batches.incrementAndGet() < 10) {
            return Fault.NONE;
          }
          tenth.countDown();
          return fault;
        };
    TransferException failure;
    try (FaultyServer behind = new FaultyServer(destination.server().endpoint(), faults);
        DynamoDbClient to = hasty(destination, behind)) {
      Background run = new Background(Sync.from(source.endpoint()).to(DynamoDb.at(to)).build());
      tenth.await();
      failure = run.interruptAndFail();
    }

    assertThat(failure).hasMessageContaining("the thread was interrupted");
    assertNoThreads();
    assertExact(failure);
  }

  @Test
  void aServiceThatSaysNothingDoesNotHoldAnInterruptedRunForLong() throws Exception {
    try (FaultyServer before =
            new FaultyServer(source.server().endpoint(), after("Scan", 2, Fault.SILENT));
        DynamoDbClient from = hasty(source, before)) {
      Background run =
          new Background(Sync.from(DynamoDb.at(from)).to(destination.endpoint()).build());
      before.awaitSilence();
      assertExact(run.interruptAndFail());
    }
    assertNoThreads();
  }

  /** What is confirmed is there, and what is there is confirmed or on the list of the unknown. */
  private void assertExact(TransferException failure) {
    Arrived arrival =
        failure.arrived().isEmpty()
            ? new Arrived(new io.neosync.schema.TableRef("", ""), 0, 0)
            : failure.arrived().get(0);
    assertThat(destination.count("Orders"))
        .isBetween(arrival.stored(), arrival.stored() + arrival.unknown());
    assertThat(destination.count("Orders")).isLessThanOrEqualTo(ITEMS);
    if (arrival.stored() > 0) {
      assertThat(failure)
          .hasMessageContaining("Orders %s rows".formatted(String.format("%,d", arrival.stored())));
    }
  }

  private static void assertNoThreads() {
    Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
    assertThat(threads.keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("neosync"));
  }
}
