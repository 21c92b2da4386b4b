package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neosync.Capabilities;
import io.neosync.DestinationOption;
import io.neosync.PlanException;
import io.neosync.Source;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncException;
import io.neosync.SyncReport;
import io.neosync.SyncReport.TableReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;
import org.opentest4j.TestAbortedException;

/**
 * Two databases of one engine, and syncs from the one to the other. Each sync is checked for what
 * all have in common: the report adds up, definitions stay as they were, and a failure tells the
 * truth about what is left.
 */
final class Pair implements AutoCloseable {

  /** How a failure ends when the destination is as it was. */
  private static final String UNDONE = "Everything was rolled back; the destination is as it was.";

  /** How it ends otherwise. */
  private static final List<String> OTHERWISE =
      List.of(
          "The destination may hold a part of this run.",
          "The destination holds of this run: ",
          "Check the destination before running again.");

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TestEngine engine;
  private final TestEndpoint source;
  private final TestEndpoint destination;
  private final List<TestTable> tables = new ArrayList<>();

  private Pair(TestEngine engine, TestEndpoint source, TestEndpoint destination) {
    this.engine = engine;
    this.source = source;
    this.destination = destination;
  }

  static Pair of(TestEngine engine) throws Exception {
    TestEndpoint source = engine.createDatabase();
    try {
      return new Pair(engine, source, engine.createDatabase());
    } catch (Exception | Error e) {
      source.close();
      throw e;
    }
  }

  TestEngine engine() {
    return engine;
  }

  TestEndpoint source() {
    return source;
  }

  TestEndpoint destination() {
    return destination;
  }

  Capabilities capabilities() {
    return destination.destination().capabilities();
  }

  boolean has(Behaviour behaviour) {
    return engine.behaviours().contains(behaviour);
  }

  /** Skips the rest of the test where the engine has not got all of these. */
  void needs(Behaviour... behaviours) {
    for (Behaviour behaviour : behaviours) {
      assumeTrue(has(behaviour), () -> capabilities().engine() + " lacks " + behaviour);
    }
  }

  /** Where the connector lacks an option, it must refuse it; then skips the rest of the test. */
  void needs(DestinationOption option) {
    if (!capabilities().supports(option)) {
      Options.assertRefused(sync(), capabilities(), EnumSet.of(option));
      throw new TestAbortedException(capabilities().engine() + " refuses " + option);
    }
  }

  /** Creates tables on either side. */
  void create(TestTable... both) throws Exception {
    source.create(List.of(both));
    createDestination(both);
  }

  /** Creates on either side; the source's have no other constraints than primary keys. */
  void createLaxSource(TestTable... both) throws Exception {
    List<TestTable> lax = new ArrayList<>();
    for (TestTable table : both) {
      lax.add(table.lax());
    }
    source.create(lax);
    createDestination(both);
  }

  void createDestination(TestTable... some) throws Exception {
    destination.create(List.of(some));
    tables.addAll(List.of(some));
  }

  void insertSource(TestTable table, TestRow... rows) throws Exception {
    source.insert(table, List.of(rows));
  }

  void insertDestination(TestTable table, TestRow... rows) throws Exception {
    destination.insert(table, List.of(rows));
  }

  /** The destination's rows, in an order that depends on them alone. */
  List<TestRow> rows(TestTable table) throws Exception {
    return sorted(destination.rows(table));
  }

  private static List<TestRow> sorted(List<TestRow> rows) {
    return rows.stream().sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
  }

  /** The rows of all tables that were created on the destination. */
  Map<String, List<TestRow>> contents() throws Exception {
    Map<String, List<TestRow>> contents = new TreeMap<>();
    for (TestTable table : tables) {
      contents.put(table.name(), rows(table));
    }
    return contents;
  }

  void assertSame(TestTable... some) throws Exception {
    for (TestTable table : some) {
      assertThat(rows(table)).as(table.name()).isEqualTo(sorted(source.rows(table)));
    }
  }

  SyncBuilder sync() {
    return sync(source.source());
  }

  SyncBuilder sync(Source from) {
    return Sync.from(from).to(destination.destination());
  }

  SyncReport run() throws Exception {
    return run(builder -> builder);
  }

  SyncReport run(UnaryOperator<SyncBuilder> options) throws Exception {
    return run(options.apply(sync()).build());
  }

  SyncReport run(Sync sync) throws Exception {
    List<String> definitions = destination.definitions();
    SyncReport report = sync.run();
    assertThat(destination.definitions()).isEqualTo(definitions);
    assertThat(report.snapshot()).isEqualTo(engine.snapshot());
    assertThat(report.tables()).allSatisfy(Pair::assertAddsUp);
    return report;
  }

  private static void assertAddsUp(TableReport table) {
    assertThat(table.rowsWritten() + table.rowsSkipped())
        .as("%s: written and skipped", table.destination())
        .isEqualTo(table.rowsRead());
  }

  /** A run that must fail so; what it says of the destination is checked. */
  <E extends SyncException> E failure(Class<E> type, UnaryOperator<SyncBuilder> options)
      throws Exception {
    return failure(type, options.apply(sync()).build());
  }

  <E extends SyncException> E failure(Class<E> type, Sync sync) throws Exception {
    List<String> definitions = destination.definitions();
    Map<String, List<TestRow>> before = contents();
    E failure = Assertions.assertThrows(type, sync::run);
    assertTruthful(failure, before);
    assertThat(destination.definitions()).isEqualTo(definitions);
    return failure;
  }

  /** Whether a failure says that the destination is as it was. */
  static boolean undone(SyncException failure) {
    return String.valueOf(failure.getMessage()).endsWith(UNDONE);
  }

  /** Where a failure says that the destination is as it was, it is so. */
  void assertTruthful(SyncException failure, Map<String, List<TestRow>> before) throws Exception {
    if (failure instanceof PlanException) {
      assertThat(contents()).isEqualTo(before);
      return;
    }
    String message = String.valueOf(failure.getMessage());
    if (undone(failure)) {
      assertThat(contents()).isEqualTo(before);
    } else if (OTHERWISE.stream().noneMatch(message::contains)) {
      throw new AssertionError("nothing is said of the destination: " + message, failure);
    }
  }

  /** Gives servers and threads a while to end what is ending already, and then insists. */
  void assertNothingLeft() throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> left = leftovers();
    while (!left.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      left = leftovers();
    }
    assertThat(left).as("left behind").isEmpty();
  }

  private List<String> leftovers() throws Exception {
    List<String> left = new ArrayList<>(source.leftovers());
    left.addAll(destination.leftovers());
    Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("neosync"))
        .forEach(name -> left.add("thread " + name));
    return left;
  }

  @Override
  public void close() throws Exception {
    try (source;
        destination) {
      // Both are removed, even when removing one fails.
    }
  }
}
