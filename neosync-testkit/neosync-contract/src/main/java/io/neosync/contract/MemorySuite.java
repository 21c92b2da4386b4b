package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 64 MB of heap are enough, however many rows there are and however large they are. */
interface MemorySuite extends Suite {

  TestTable NARROW = TestTable.of("narrow").column("text", TestType.NAME);
  TestTable WIDE = TestTable.of("wide").column("text", TestType.TEXT);
  int NARROW_ROWS = 20_000;
  long WIDE_BYTES = 120_000_000;

  @Test
  default void heapOf64MegabytesIsEnough(@TempDir Path folder) throws Exception {
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

    File output = folder.resolve("output").toFile();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                ForkedSync.class.getName(),
                pair.engine().getClass().getName(),
                from,
                to)
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ended").isTrue();
    } finally {
      process.destroyForcibly();
    }

    String told = Files.readString(output.toPath(), StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(told).isZero();
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
