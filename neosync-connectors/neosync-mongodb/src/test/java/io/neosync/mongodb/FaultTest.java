package io.neosync.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neosync.Sync;
import io.neosync.SyncListener;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.TransferException.Arrived;
import io.neosync.contract.mongodb.CuttableProxy;
import io.neosync.contract.mongodb.MongoServer;
import io.neosync.contract.mongodb.MongoTestDatabase;
import io.neosync.schema.TableRef;
import io.neosync.spi.Arrival;
import io.neosync.spi.LoadRequest.OnConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a failure leaves, what the run says of it, and that the next run completes it. */
class FaultTest {

  private static final int MANY = 12_000;

  private MongoServer sourceServer;
  private MongoServer destinationServer;
  private MongoTestDatabase source;
  private MongoTestDatabase destination;

  /** Servers of their own, since they are stopped, and connections are cut by bytes. */
  @BeforeEach
  void start() {
    sourceServer = MongoServer.startStandIn();
    destinationServer = MongoServer.startStandIn();
    source = sourceServer.createDatabase();
    destination = destinationServer.createDatabase();
    source.insert("a_few", "{_id: 1}", "{_id: 2}", "{_id: 3}");
    List<RawBsonDocument> documents = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      documents.add(RawBsonDocument.parse("{_id: %d, text: '%s'}".formatted(i, "x".repeat(300))));
    }
    source.collection("many").insertMany(documents);
  }

  @AfterEach
  void stop() {
    source.client().close();
    destination.client().close();
    sourceServer.close();
    destinationServer.close();
    awaitNoThreads();
  }

  private static void awaitNoThreads() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    List<String> left;
    do {
      left =
          Thread.getAllStackTraces().keySet().stream()
              .map(Thread::getName)
              .filter(name -> name.startsWith("neosync"))
              .toList();
      LockSupport.parkNanos(1_000_000);
    } while (!left.isEmpty() && System.nanoTime() < end);
    assertThat(left).isEmpty();
  }

  private Sync sync(String from, String to, SyncListener listener) {
    return Sync.from(MongoDb.at(from, source.name()))
        .to(MongoDb.at(to, destination.name()))
        .listener(listener)
        .build();
  }

  private static final SyncListener NOBODY = new SyncListener() {};

  private Arrived arrivalOfMany(TransferException failure) {
    return failure.arrived().stream()
        .filter(arrival -> arrival.table().name().equals("many"))
        .findFirst()
        .orElseThrow();
  }

  private void completes() {
    sync(source.uri(), destination.uri(), NOBODY).run();
    assertThat(destination.count("a_few")).isEqualTo(3);
    assertThat(destination.bytes("many")).isEqualTo(source.bytes("many"));
  }

  @Test
  void tellsWhatArrivedBeforeAConnectionWasReset() {
    try (CuttableProxy proxy = CuttableProxy.before(destination.uri())) {
      SyncListener cutting =
          new SyncListener() {
            @Override
            public void tableStarted(SyncPlan.TablePlan table) {
              if (table.source().name().equals("many")) {
                proxy.cutAfter(2_000_000);
              }
            }
          };
      TransferException failure =
          catchThrowableOfType(
              TransferException.class, () -> sync(source.uri(), proxy.uri(), cutting).run());

      assertThat(failure).hasMessageContaining("The destination holds of this run: ");
      assertThat(failure.arrived().get(0))
          .isEqualTo(new Arrived(new TableRef(destination.name(), "a_few"), 3, 0));
      Arrived many = arrivalOfMany(failure);
      assertThat(many.unknown()).isPositive().isLessThan(MANY);
      assertThat(destination.count("many"))
          .isBetween(many.stored(), many.stored() + many.unknown())
          .isLessThan(MANY);
    }
    completes();
  }

  @Test
  void tellsWhatArrivedBeforeTheSourceWasLost() {
    try (CuttableProxy proxy = CuttableProxy.before(source.uri())) {
      SyncListener cutting =
          new SyncListener() {
            @Override
            public void tableStarted(SyncPlan.TablePlan table) {
              if (table.source().name().equals("many")) {
                proxy.cutAfter(700);
              }
            }
          };
      TransferException failure =
          catchThrowableOfType(
              TransferException.class, () -> sync(proxy.uri(), destination.uri(), cutting).run());

      Arrived many = arrivalOfMany(failure);
      assertThat(many.unknown()).isZero();
      assertThat(destination.count("many")).isEqualTo(many.stored()).isLessThan(MANY);
    }
    completes();
  }

  @Test
  void tellsWhatArrivedBeforeTheServerWasStopped() {
    SyncListener stopping =
        new SyncListener() {
          @Override
          public void tableFinished(SyncReport.TableReport table) {
            if (table.source().name().equals("a_few")) {
              sourceServer.close();
            }
          }
        };
    TransferException failure =
        catchThrowableOfType(
            TransferException.class,
            () ->
                sync(source.uri() + "/?serverSelectionTimeoutMS=500", destination.uri(), stopping)
                    .run());

    assertThat(failure.table()).contains(new TableRef(source.name(), "many"));
    assertThat(failure)
        .hasMessageContaining(destination.name() + ".a_few 3 rows")
        .hasMessageNotContaining("xxx");
    assertThat(destination.count("a_few")).isEqualTo(3);
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() {
    Thread caller = Thread.currentThread();
    SyncListener interrupting =
        new SyncListener() {
          @Override
          public void tableStarted(SyncPlan.TablePlan table) {
            if (table.source().name().equals("many")) {
              caller.interrupt();
            }
          }
        };
    TransferException failure =
        catchThrowableOfType(
            TransferException.class,
            () -> sync(source.uri(), destination.uri(), interrupting).run());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessageContaining("the thread was interrupted");
    long arrived =
        failure.arrived().stream()
            .filter(arrival -> arrival.table().name().equals("many"))
            .mapToLong(arrival -> arrival.stored() + arrival.unknown())
            .sum();
    assertThat(destination.count("many")).isLessThanOrEqualTo(arrived);
    completes();
  }

  @Test
  void replacesDocumentsThatArriveWhileItInserts() {
    destination.insert("many", "{_id: 1, old: 1}", "{_id: 2, old: 1}");
    Tally tally = new Tally(new TableRef("", "many"), Tolerance.NONE);
    Storing storing = new Storing(destination.collection("many"), OnConflict.REPLACE, true, tally);

    storing.store(
        List.of(
            RawBsonDocument.parse("{_id: 1}"),
            RawBsonDocument.parse("{_id: 2}"),
            RawBsonDocument.parse("{_id: 3}")));

    assertThat(destination.json("many"))
        .containsExactly("{\"_id\": 1}", "{\"_id\": 2}", "{\"_id\": 3}");
    assertThat(tally.arrival()).isEqualTo(new Arrival(new TableRef("", "many"), 3, 0));
  }
}
