package io.neosync.benchmarks;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;

/** The program. {@link Arguments#USAGE} says what it takes. */
public final class Benchmarks {

  private Benchmarks() {}

  /** Measures one scenario and prints a table. Exits with 2 if the arguments are wrong. */
  public static void main(String[] words) throws Exception {
    try {
      measure(Arguments.parse(words), System.out);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + Arguments.USAGE);
      System.exit(2);
    }
  }

  private static void measure(Arguments arguments, PrintStream out) throws Exception {
    switch (arguments.scenario()) {
      case S3Comparison.NAME -> S3Comparison.measure(arguments, out);
      case MongoComparison.NAME -> MongoComparison.measure(arguments, out);
      case DynamoComparison.NAME -> {
        try (DynamoComparison comparison = DynamoComparison.open(arguments, out)) {
          out.println("Machine: " + machine());
          comparison.run();
        }
      }
      case MySqlComparison.NAME -> {
        out.println("Machine: " + machine());
        MySqlComparison.measure(arguments, out);
      }
      case TestResets.NAME -> {
        out.println("Machine: " + machine());
        TestResets.measure(arguments, out);
      }
      default -> measureShop(arguments, out);
    }
  }

  /** What is measured on a shop in PostgreSQL. */
  private static void measureShop(Arguments arguments, PrintStream out) throws Exception {
    Dataset dataset = Dataset.scaled(arguments.scale());
    Scenario scenario = scenario(arguments.scenario(), dataset);
    try (Databases databases = Databases.open()) {
      out.printf("%s: %s%n", scenario.name(), scenario.description());
      scenario.prepare(databases);
      long bytes = dataset.bytes(databases.source());
      String data =
          "%,d rows, %,d MB in %d tables, indexes not counted"
              .formatted(dataset.totalRows(), bytes / 1_000_000, dataset.tables().size());
      out.println("Data: " + data);
      out.println(servers(databases));
      out.println("Machine: " + machine());
      List<Measurement> measurements =
          new Rounds(scenario, databases, new Turns(arguments, out)).run();
      out.printf("%n%s, %s%n%n%s", scenario.name(), data, new ResultTable(measurements, bytes));
      out.println("Each run was verified by counts and definitions, its contender's last one by");
      out.println("checksums. x: time relative to the first line.");
    }
  }

  private static Scenario scenario(String name, Dataset dataset) {
    List<Scenario> scenarios = List.of(new FullRefresh(dataset), new Options(dataset));
    return scenarios.stream()
        .filter(scenario -> scenario.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown scenario %s; there are %s, %s, %s, %s, %s and %s"
                        .formatted(
                            name,
                            scenarios.stream().map(Scenario::name).toList(),
                            MySqlComparison.NAME,
                            MongoComparison.NAME,
                            DynamoComparison.NAME,
                            S3Comparison.NAME,
                            TestResets.NAME)));
  }

  private static String servers(Databases databases) throws SQLException {
    ServerSettings source = ServerSettings.read(databases.source());
    ServerSettings destination = ServerSettings.read(databases.destination());
    return source.equals(destination)
        ? "Both servers:" + source
        : "Source:%s%nDestination:%s".formatted(source, destination);
  }

  static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return "%d processors, Java %s with at most %d MB of heap"
        .formatted(
            runtime.availableProcessors(), Runtime.version(), runtime.maxMemory() / 1_048_576);
  }
}
