package io.neosync.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** The pointer to the latest run, and many that move it at the same time. */
class LatestTest {

  private static final int WRITERS = 16;

  private final Witness place = new Witness(TestBucket.client(), TestBucket.prefix());

  @AfterEach
  void removeEverything() {
    place.deleteAll();
    client.close();
  }

  private final S3Client client = OneReplacementAtATime.client();

  private Bucket bucket() {
    return new Bucket(client, Place.of(client, TestBucket.NAME, place.prefix()), Settings.DEFAULTS);
  }

  /** Has all of them begin at the same moment. */
  private static <T> List<T> together(List<Callable<T>> works) throws Exception {
    CyclicBarrier start = new CyclicBarrier(works.size());
    ExecutorService threads = Executors.newFixedThreadPool(works.size());
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> work : works) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get(2, TimeUnit.MINUTES));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void ofManyThatCreateItOneDoes() throws Exception {
    List<Callable<Boolean>> works = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      byte[] content = Witness.json(Map.of("run", "run-" + i, "finished", "2024-08-09T10:00:00Z"));
      works.add(
          () -> {
            try {
              bucket().putPointer(Run.LATEST, content, new Bucket.Condition.Absent());
              return true;
            } catch (S3Exception e) {
              assertThat(e.kind()).isEqualTo(S3Exception.Kind.CONDITION);
              return false;
            }
          });
    }

    List<Boolean> succeeded = together(works);

    assertThat(succeeded).containsOnlyOnce(true);
    assertThat(place.names()).containsExactly("latest.json");
    assertThat(place.latest()).contains("run-" + succeeded.indexOf(true));
  }

  @Test
  void ofManyThatAreFirstAtTheSameMomentTheNewestStays() throws Exception {
    List<Callable<Latest>> works = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      Latest own = new Latest("run-" + i, Instant.ofEpochSecond(i));
      works.add(() -> own.publish(bucket()));
    }

    List<Latest> seen = together(works);

    assertThat(Latest.read(bucket()).orElseThrow().latest())
        .isEqualTo(new Latest("run-15", Instant.ofEpochSecond(15)));
    assertThat(place.names()).containsExactly("latest.json");
    assertThat(seen)
        .allSatisfy(
            latest -> assertThat(latest.run()).isIn(seen.stream().map(Latest::run).toList()));
    for (int i = 0; i < WRITERS; i++) {
      assertThat(seen.get(i).finished()).isAfterOrEqualTo(Instant.ofEpochSecond(i));
    }
  }

  @Test
  void olderRunsDoNotTakeThePlaceOfNewerOnes() throws Exception {
    Latest newer = new Latest("b", Instant.ofEpochSecond(10));
    newer.publish(bucket());

    Latest shown = new Latest("c", Instant.ofEpochSecond(9)).publish(bucket());

    assertThat(shown).isEqualTo(newer);
    assertThat(place.latest()).contains("b");
  }

  @Test
  void manySyncsIntoOnePlaceLeaveAllTheirRunsAndOneLatest() throws Exception {
    Witness source = new Witness(TestBucket.client(), TestBucket.prefix());
    source.begin();
    source.addTable(
        "word",
        List.of(
            Map.of(
                "name",
                "id",
                "engine",
                "Test",
                "native",
                "int",
                "logical",
                Map.of("type", "int", "bits", 32, "signed", true),
                "nullable",
                false,
                "fill",
                "none")),
        List.of());
    source.addPart("word", List.of(Map.of("id", 1), Map.of("id", 2)));
    Sync sync =
        Sync.from(S3.at(TestBucket.client(), TestBucket.NAME, source.prefix()))
            .to(S3.at(client, TestBucket.NAME, place.prefix()))
            .build();
    List<Callable<String>> works = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      works.add(() -> String.join(" ", sync.run().notes()));
    }

    List<String> notes = together(works);

    assertThat(notes).hasSize(WRITERS).doesNotHaveDuplicates();
    assertThat(place.runs()).hasSize(WRITERS);
    String newest =
        place.runs().stream()
            .map(place::manifest)
            .max(
                Comparator.comparing(
                    (Map<String, Object> manifest) ->
                        Instant.parse((String) manifest.get("finished"))))
            .map(manifest -> (String) manifest.get("finished"))
            .orElseThrow();
    assertThat(place.manifest(place.latest().orElseThrow())).containsEntry("finished", newest);
    for (String run : place.runs()) {
      Map<String, Object> table = Witness.table(place.manifest(run), "word").orElseThrow();
      assertThat(place.lines(run, table)).hasSize(2);
    }
    assertThat(place.leftovers()).isEmpty();
    source.deleteAll();
  }
}
