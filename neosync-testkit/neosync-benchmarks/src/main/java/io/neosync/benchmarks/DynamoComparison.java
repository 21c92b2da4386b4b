package io.neosync.benchmarks;

import io.neosync.Sync;
import io.neosync.dynamodb.DynamoDb;
import java.io.PrintStream;
import java.util.List;

/**
 * The scenario {@value #NAME}: a table of 100,000 items from one DynamoDB Local to another, each in
 * a process of its own. Contenders take turns, and each finds the destination's table empty.
 */
final class DynamoComparison implements AutoCloseable {

  static final String NAME = "dynamodb";

  private static final int ITEMS = 100_000;

  private final Arguments arguments;
  private final PrintStream out;
  private final DynamoTables source;
  private final DynamoTables destination;
  private final int items;

  private DynamoComparison(
      Arguments arguments, PrintStream out, DynamoTables source, DynamoTables destination) {
    this.arguments = arguments;
    this.out = out;
    this.source = source;
    this.destination = destination;
    this.items = (int) Math.max(10, Math.round(ITEMS * arguments.scale()));
  }

  static DynamoComparison open(Arguments arguments, PrintStream out) {
    return new DynamoComparison(arguments, out, DynamoTables.start(), DynamoTables.start());
  }

  private List<Way> ways() {
    return List.of(
        new Way(
            "neosync",
            () ->
                Sync.from(DynamoDb.at(source.client()))
                    .to(DynamoDb.at(destination.client()))
                    .build()
                    .run()),
        new Way(
            "small pages",
            new SingleThreadedCopy(
                source, destination, DynamoTables.scan().limit(DynamoTables.PAGE).build())),
        new Way(
            "one thread",
            new SingleThreadedCopy(source, destination, DynamoTables.scan().build())));
  }

  void run() throws Exception {
    source.create();
    long bytes = source.fill(items);
    DynamoTables.Content content = source.content();
    out.printf(
        "%s: %,d items, %,d MB, %s to %s%n",
        NAME, items, bytes / 1_000_000, source.origin(), destination.origin());
    TwoServers servers = new TwoServers(source.server().process(), destination.server().process());
    List<Measurement> measurements =
        new Turns(arguments, out)
            .take(
                ways(),
                (way, round) -> {
                  destination.create();
                  Measurement measurement = servers.measure(way, round);
                  way.require(destination.content().equals(content));
                  return measurement;
                });
    out.printf("%n%s", new ResultTable(measurements, bytes));
    out.println("After each run all items were compared. x: time relative to the first line.");
  }

  @Override
  public void close() {
    source.close();
    destination.close();
  }
}
