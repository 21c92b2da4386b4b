package io.neosync.contract;

import static io.neosync.DestinationOption.ON_CONFLICT_DO_NOTHING;
import static io.neosync.DestinationOption.TRUNCATE_BEFORE_INSERT;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neosync.Sync;
import io.neosync.SyncBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One sync may run again, and in several threads at once. */
interface ReuseSuite extends Suite {

  TestTable PAGE = TestTable.of("page").column("text", TestType.TEXT);
  TestTable LINE = TestTable.of("line").column("text", TestType.TEXT);

  @Test
  default void runsAgainAndFromSeveralThreadsWithTheSameResult() throws Exception {
    Pair pair = pair();
    boolean whole =
        pair.has(Behaviour.ATOMIC_REFRESH) || !pair.capabilities().supports(TRUNCATE_BEFORE_INSERT);
    assumeTrue(
        whole || pair.capabilities().supports(ON_CONFLICT_DO_NOTHING),
        () -> pair.capabilities().engine() + " has no mode in which runs cannot meet");
    pair.create(PAGE, LINE);
    pair.source()
        .insert(PAGE, IntStream.range(0, 300).mapToObj(i -> TestRow.of(i, "page " + i)).toList());
    pair.source()
        .insert(LINE, IntStream.range(0, 300).mapToObj(i -> TestRow.of(i, "line " + i)).toList());
    SyncBuilder builder = pair.sync();
    Sync sync = (whole ? builder : builder.onConflictDoNothing()).build();

    pair.run(sync);
    pair.assertSame(PAGE, LINE);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        runs.add(threads.submit(sync::run));
      }
      for (Future<?> run : runs) {
        run.get(1, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }

    pair.assertSame(PAGE, LINE);
  }
}
