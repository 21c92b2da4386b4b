package io.neosync.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.neosync.Sync;
import io.neosync.contract.mongodb.MongoServer;
import io.neosync.mongodb.MongoDb;
import java.io.PrintStream;
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

  /** The collection and little else: what is allocated to answer is gone soon. */
  private static final String[] SOURCE = {
    "-XX:+UseParallelGC", "-Xms4g", "-Xmx4g", "-Xmn2g", "-XX:+AlwaysPreTouch"
  };

  /**
   * MongoDB collects no garbage: all that a run allocates fits the young generation, so that
   * nothing is collected while it lasts.
   */
  private static final String[] DESTINATION = {
    "-XX:+UseParallelGC",
    "-XX:-UseAdaptiveSizePolicy",
    "-XX:SurvivorRatio=40",
    "-Xms14g",
    "-Xmx14g",
    "-Xmn12g",
    "-XX:+AlwaysPreTouch"
  };

  private final Arguments arguments;
  private final PrintStream out;
  private final MongoServer source = MongoServer.startStandInProcess(SOURCE);
  private final MongoServer destination = MongoServer.startStandInProcess(DESTINATION);
  private final MongoClient from = MongoClients.create(source.uri());
  private final MongoClient to = MongoClients.create(destination.uri());
  private final int documents;

  private MongoComparison(Arguments arguments, PrintStream out) {
    this.arguments = arguments;
    this.out = out;
    this.documents = (int) Math.max(10, Math.round(DOCUMENTS * arguments.scale()));
  }

  static void measure(Arguments arguments, PrintStream out) throws Exception {
    try (MongoComparison comparison = new MongoComparison(arguments, out)) {
      out.println("Machine: " + Benchmarks.machine());
      comparison.run();
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

  private void run() throws Exception {
    fill();
    Content content = content(from);
    out.printf(
        Locale.ROOT,
        "%s: %,d documents of %,d bytes on average%nServers: %s%n",
        NAME,
        content.count(),
        content.bytes() / content.count(),
        source.origin());
    TwoServers servers = new TwoServers(source.process(), destination.process());
    List<Measurement> measurements =
        new Turns(arguments, out)
            .take(
                ways(),
                (way, round) -> {
                  to.getDatabase(DATABASE).drop();
                  Measurement measurement = servers.measure(way, round);
                  way.require(content(to).equals(content));
                  return measurement;
                });
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

  @Override
  public void close() {
    from.close();
    to.close();
    source.close();
    destination.close();
  }
}
