package io.neosync.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.neosync.Sync;
import io.neosync.contract.mongodb.MongoServer;
import io.neosync.mongodb.MongoDb;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/**
 * The scenario {@value #NAME}: a collection of a million documents from one server to another,
 * which are stand-ins in JVMs of their own. Contenders take turns, and each finds the destination's
 * collection missing.
 */
final class MongoComparison implements AutoCloseable {

  static final String NAME = "mongodb";

  private static final int DOCUMENTS = 1_000_000;
  private static final int BATCH = 1_000;
  private static final String DATABASE = "shop";
  private static final String COLLECTION = "events";

  /**
   * MongoDB collects no garbage: what a run stores fits the young generation, so that the stand-in
   * copies none of it, and the least is done for the rest.
   */
  private static final String[] JVM = {
    "-XX:+UseParallelGC", "-Xms8g", "-Xmx8g", "-Xmn6500m", "-XX:+AlwaysPreTouch"
  };

  private final Arguments arguments;
  private final PrintStream out;
  private final MongoServer source = MongoServer.startStandInProcess(JVM);
  private final MongoServer destination = MongoServer.startStandInProcess(JVM);
  private final MongoClient from = MongoClients.create(source.uri());
  private final MongoClient to = MongoClients.create(destination.uri());
  private final int documents;

  private MongoComparison(Arguments arguments, PrintStream out) {
    this.arguments = arguments;
    this.out = out;
    this.documents = (int) Math.max(10, Math.round(DOCUMENTS * arguments.scale()));
  }

  static void measure(Arguments arguments, PrintStream out) {
    try (MongoComparison comparison = new MongoComparison(arguments, out)) {
      out.println("Machine: " + Benchmarks.machine());
      comparison.run();
    }
  }

  /** One of the ways to copy the collection. */
  private record Way(String name, Runnable work) implements Contender {

    @Override
    public void run(Databases databases) {
      work.run();
    }
  }

  /** What a collection holds: how many documents, their bytes, and a sum of their hashes. */
  private record Content(long count, long bytes, long hashes) {}

  private List<Way> ways() {
    return List.of(
        new Way("neosync", this::sync),
        new Way("find+insert", new FindAndInsert(documents(from), documents(to))));
  }

  private void sync() {
    Sync.from(MongoDb.at(source.uri(), DATABASE))
        .to(MongoDb.at(destination.uri(), DATABASE))
        .build()
        .run();
  }

  private static MongoCollection<Document> documents(MongoClient client) {
    return client.getDatabase(DATABASE).getCollection(COLLECTION);
  }

  private void run() {
    fill();
    Content content = content(from);
    out.printf(
        Locale.ROOT,
        "%s: %,d documents of %,d bytes on average%nServers: %s%n",
        NAME,
        content.count(),
        content.bytes() / content.count(),
        source.origin());
    List<Way> ways = ways();
    List<Measurement> measurements = new ArrayList<>();
    for (int round = 0; round <= arguments.rounds(); round++) {
      for (Way way : ways) {
        if (arguments.includes(way)) {
          Measurement measurement = measure(way, round);
          if (!content(to).equals(content)) {
            throw new IllegalStateException(
                way.name() + " left something else than the source has");
          }
          if (!measurement.warmUp()) {
            measurements.add(measurement);
          }
        }
      }
    }
    out.printf("%n%s", new ResultTable(measurements, content.bytes()));
    out.println("After each run all documents were compared. x: time relative to the first line.");
  }

  private void fill() {
    List<Document> batch = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      batch.add(
          // As a program that stores a thousand a second has them.
          new Document("_id", new ObjectId(1_700_000_000 + i / 1_000, i & 0xff_ffff))
              .append("user", i % 10_000)
              .append("amount", i * 0.25)
              .append("at", new BsonDateTime(1_700_000_000_000L + i))
              .append("tags", List.of("a" + i % 7, "b" + i % 11))
              .append("text", ("some words of event " + i + " ").repeat(15)));
      if (batch.size() == BATCH || i == documents - 1) {
        documents(from).insertMany(batch);
        batch.clear();
      }
    }
  }

  private static Content content(MongoClient client) {
    long count = 0;
    long bytes = 0;
    long hashes = 0;
    for (RawBsonDocument document :
        documents(client).withDocumentClass(RawBsonDocument.class).find().batchSize(BATCH)) {
      count++;
      bytes += document.getByteBuffer().remaining();
      hashes += document.getByteBuffer().asNIO().hashCode();
    }
    return new Content(count, bytes, hashes);
  }

  private Measurement measure(Way way, int round) {
    documents(to).drop();
    System.gc();
    try (HeapWatch heap = HeapWatch.open()) {
      CpuTimes before = CpuTimes.of(source.process(), destination.process());
      long start = System.nanoTime();
      way.work().run();
      long end = System.nanoTime();
      CpuTimes after = CpuTimes.of(source.process(), destination.process());
      Measurement measurement =
          new Measurement(way, round, Duration.ofNanos(end - start), heap.peak());
      out.printf(
          Locale.ROOT,
          "  %-8s %-14s %8.2f s   %s%n",
          round == 0 ? "warm-up" : "round " + round,
          way.name(),
          measurement.seconds(),
          after.since(before));
      return measurement;
    }
  }

  @Override
  public void close() {
    from.close();
    to.close();
    source.close();
    destination.close();
  }
}
