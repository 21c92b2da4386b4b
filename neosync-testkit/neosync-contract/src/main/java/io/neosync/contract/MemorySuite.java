package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 64 MB of heap are enough, however many rows there are and however large they are. */
interface MemorySuite extends Suite {

  TestTable NARROW = TestTable.of("narrow").column("text", TestType.NAME);
  TestTable WIDE = TestTable.of("wide").column("text", TestType.TEXT);
  int NARROW_ROWS = 20_000;
  long WIDE_BYTES = 120_000_000;

  @Test
  default void heapOf64MegabytesIsEnough() throws Exception {
    Pair pair = pair();
    String from = pair.source().address().orElse("");
    String to = pair.destination().address().orElse("");
    assumeTrue(
        !from.isEmpty() && !to.isEmpty(),
        () -> pair.capabilities().engine() + " lives in this JVM, whose heap it fills itself");
    pair.create(NARROW, WIDE);
    int size = pair.engine().largestValue();
    int wideRows = (int) (WIDE_BYTES / size);
    String large = "0123456789".repeat(size / 10);
    pair.source().insert(NARROW, rows(NARROW_ROWS, "a name that is neither long nor short"));
    pair.source().insert(WIDE, rows(wideRows, large));

    String told = SmallJvm.run(ForkedSync.class, pair.engine().getClass().getName(), from, to);

    assertThat(told).contains("%d rows".formatted(NARROW_ROWS + wideRows));
    assertThat(pair.destination().rows(NARROW)).hasSize(NARROW_ROWS);
  }

  private static Iterable<TestRow> rows(int count, String text) {
    return () -> {
      Iterator<TestRow> rows =
          IntStream.range(0, count).mapToObj(i -> TestRow.of(i, text)).iterator();
      return rows;
    };
  }
}
