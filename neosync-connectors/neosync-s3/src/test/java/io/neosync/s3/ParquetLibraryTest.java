package io.neosync.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Parquet needs, and that nobody else needs it. */
class ParquetLibraryTest {

  private static final Pattern OF_PARQUET = Pattern.compile("parquet-.*|jts-core-.*|duckdb_.*");

  private final Witness lines = Words.of(3);
  private final Witness parquet = new Witness(TestBucket.client(), TestBucket.prefix());
  private final Witness destination = new Witness(TestBucket.client(), TestBucket.prefix());

  @AfterEach
  void removeEverything() {
    lines.deleteAll();
    parquet.deleteAll();
    destination.deleteAll();
  }

  private static List<Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  private static String address(Witness place) {
    return new S3Endpoint(place, FileFormat.NDJSON).address().orElseThrow();
  }

  @Test
  void linesDoWithoutItAndParquetIsRefusedWithTheNameOfTheArtifact(@TempDir Path folder)
      throws Exception {
    Sync.from(Words.at(lines)).to(Words.at(parquet).format(FileFormat.PARQUET)).build().run();
    String without =
        classPath().stream()
            .filter(path -> !OF_PARQUET.matcher(path.getFileName().toString()).matches())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    File output = folder.resolve("output").toFile();

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                without,
                WithoutParquet.class.getName(),
                address(lines),
                address(destination),
                address(parquet))
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
    } finally {
      process.destroyForcibly();
    }

    String needed =
        "the format PARQUET of S3 needs libraries that are not on the class path (jts-core,"
            + " parquet-column, parquet-common, parquet-encoding, parquet-format-structures,"
            + " parquet-hadoop, parquet-jackson); add a dependency on"
            + " org.apache.parquet:parquet-hadoop:1.18.1";
    assertThat(Files.readString(output.toPath(), StandardCharsets.UTF_8))
        .contains("3 rows of lines")
        .contains("build: io.neosync.InvalidSyncException: " + needed)
        .containsPattern(
            "plan: io.neosync.PlanException: [^!]*table test.word: " + Pattern.quote(needed));
  }

  /** The tests of this module run with what is needed, and show that nothing else is. */
  @Test
  void artifactIsTheOneThatIsTestedAndNothingOfHadoopIsNeeded() {
    List<String> jars = classPath().stream().map(path -> path.getFileName().toString()).toList();

    assertThat(ParquetLibrary.missing()).isEmpty();
    assertThat(ParquetLibrary.ARTIFACT).startsWith("org.apache.parquet:parquet-hadoop:");
    assertThat(jars)
        .contains(
            ParquetLibrary.ARTIFACT.split(":")[1]
                + "-"
                + ParquetLibrary.ARTIFACT.split(":")[2]
                + ".jar")
        .noneMatch(jar -> jar.matches("hadoop-.*|snappy-.*|aircompressor-.*|commons-pool-.*"));
  }
}
