package io.neosync.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.Sync;
import io.neosync.SyncException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** Whatever request of a run fails, readers see the run before it or all of it. */
class FaultTest {

  private static final String UNDONE = "the destination is as it was.";
  private static final String UNKNOWN = "Check the destination before running again.";

  /** More than one piece, so that an upload of several is among the requests. */
  private static final int LARGE = 6_000_000;

  /** Of characters that cannot be compressed much. */
  private static final String TEXT =
      new Random(4711)
          .ints(LARGE, 'A', 'z')
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();

  private Witness source;
  private Witness destination;

  @BeforeEach
  void fillTheSource() {
    source = new Witness(TestBucket.client(), TestBucket.prefix());
    destination = new Witness(TestBucket.client(), TestBucket.prefix());
    source.begin();
    Map<String, Object> text = Map.of("type", "text");
    for (String table : List.of("large", "small")) {
      source.addTable(
          table,
          List.of(
              Map.of(
                  "name",
                  "text",
                  "engine",
                  "Test",
                  "native",
                  "text",
                  "logical",
                  text,
                  "nullable",
                  true,
                  "fill",
                  "none")),
          List.of());
    }
    source.addPart("large", List.of(Map.of("text", TEXT)));
    source.addPart("large", List.of(Map.of("text", "second"), Map.of("text", "third")));
    source.addPart("small", List.of(Map.of("text", "one")));
  }

  @AfterEach
  void removeEverything() {
    source.deleteAll();
    destination.deleteAll();
  }

  private static S3 at(S3Client client, Witness place) {
    return S3.at(client, TestBucket.NAME, place.prefix()).compression(Compression.NONE);
  }

  private static Stream<Arguments> faults() {
    return Stream.of(FileFormat.values())
        .flatMap(format -> Stream.of(Fault.Kind.values()).map(kind -> Arguments.of(kind, format)));
  }

  private static S3Client faulty(Fault fault) {
    return TestBucket.client(
        builder ->
            builder.overrideConfiguration(
                settings ->
                    settings
                        .addExecutionInterceptor(fault)
                        .retryStrategy(AwsRetryStrategy.doNotRetry())));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("faults")
  void ofTheDestinationAtAnyRequestNeverShowsABrokenRun(Fault.Kind kind, FileFormat format) {
    int failed = 0;
    for (int request = 0; ; request++) {
      Fault fault = new Fault(kind, request);
      String before = destination.latest().orElse("");
      String told = "";
      try (S3Client client = faulty(fault)) {
        Sync.from(at(TestBucket.client(), source))
            .to(at(client, destination).format(format))
            .build()
            .run();
      } catch (SyncException e) {
        told = String.valueOf(e.getMessage());
        failed++;
      }
      String shown = "%s at request %d: %s".formatted(kind, request, told);
      String after = destination.latest().orElse("");
      assertThat(told).as(shown).doesNotContain(TEXT.substring(0, 20));
      if (told.isEmpty()) {
        assertThat(after).as(shown).isNotEqualTo(before);
      } else if (told.endsWith(UNDONE) || !told.contains(UNKNOWN)) {
        assertThat(after).as(shown).isEqualTo(before);
      }
      assertRunsAreWhole(shown);
      if (!fault.hasStruck()) {
        assertThat(told).as(shown).isEmpty();
        break;
      }
      assertThat(destination.leftovers()).as(shown).isEmpty();
    }
    assertThat(failed).as("requests whose failure is the run's").isGreaterThan(5);
  }

  /** Every run that has a manifest has all that it says. */
  private void assertRunsAreWhole(String shown) {
    for (String run : destination.runs()) {
      Map<String, Object> manifest = destination.manifest(run);
      Map<String, Integer> rows = new HashMap<>();
      for (Map<String, Object> table : Witness.objects(manifest, "tables")) {
        rows.put((String) table.get("name"), destination.lines(run, table).size());
      }
      assertThat(rows).as(shown).isEqualTo(Map.of("large", 3, "small", 1));
    }
    destination.latest().ifPresent(run -> assertThat(destination.runs()).contains(run));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("faults")
  void ofTheSourceAtAnyRequestIsToldAndNothingIsShown(Fault.Kind kind, FileFormat format) {
    Witness read = inFormat(format);
    for (int request = 0; ; request++) {
      Fault fault = new Fault(kind, request);
      String before = destination.latest().orElse("");
      boolean failed = false;
      try (S3Client client = faulty(fault)) {
        Sync.from(at(client, read)).to(at(TestBucket.client(), destination)).build().run();
      } catch (SyncException e) {
        failed = true;
      }
      String shown = "%s at request %d".formatted(kind, request);
      if (failed) {
        assertThat(destination.latest().orElse("")).as(shown).isEqualTo(before);
      }
      assertRunsAreWhole(shown);
      assertThat(destination.leftovers()).as(shown).isEmpty();
      if (!fault.hasStruck()) {
        assertThat(failed).as(shown).isFalse();
        break;
      }
    }
    read.deleteAll();
  }

  /** The same rows in another place. */
  private Witness inFormat(FileFormat format) {
    Witness place = new Witness(TestBucket.client(), TestBucket.prefix());
    Sync.from(at(TestBucket.client(), source))
        .to(at(TestBucket.client(), place).format(format).partSize(1_000_000))
        .build()
        .run();
    return place;
  }

  @ParameterizedTest(name = "{0} broken, {1}")
  @CsvSource({"1,NDJSON", "20,NDJSON", "20,PARQUET"})
  void connectionsThatBreakInAFileGoOnWhereTheyWere(int times, FileFormat format) {
    Witness read = inFormat(format);
    BreakingStreams breaking = new BreakingStreams(new Random(4711), times);
    try (S3Client client =
        TestBucket.client(
            builder ->
                builder.overrideConfiguration(
                    settings -> settings.addExecutionInterceptor(breaking)))) {
      Sync.from(at(client, read)).to(at(TestBucket.client(), destination)).build().run();
    }
    read.deleteAll();

    assertThat(breaking.broken()).isEqualTo(times);
    List<Map<?, ?>> lines = new ArrayList<>(destination.lines("large"));
    assertThat(lines).contains(Map.of("text", TEXT));
    assertRunsAreWhole("after broken connections");
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(60)
  void errorInAReadingThreadEndsTheRun(FileFormat format) {
    Witness read = inFormat(format);
    Error error = new OutOfMemoryError("of the test");
    try (S3Client client =
        TestBucket.client(
            builder ->
                builder.overrideConfiguration(
                    settings -> settings.addExecutionInterceptor(BreakingStreams.with(error))))) {
      Sync sync = Sync.from(at(client, read)).to(at(TestBucket.client(), destination)).build();

      assertThatThrownBy(sync::run).satisfies(thrown -> assertThat(causes(thrown)).contains(error));
    }
    read.deleteAll();

    assertThat(destination.names()).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("neosync-s3-read"));
  }

  private static List<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).toList();
  }
}
