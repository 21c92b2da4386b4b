package io.neosync.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Request;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** How a run is written: its files, and what is asked of the service for them. */
class DestinationTest {

  private final Witness source = new Witness(TestBucket.client(), TestBucket.prefix());
  private final Witness destination = new Witness(TestBucket.client(), TestBucket.prefix());

  @AfterEach
  void removeEverything() {
    source.deleteAll();
    destination.deleteAll();
  }

  private void fill(int rows, int length) {
    source.begin();
    Object text =
        Map.of(
            "name",
            "text",
            "engine",
            "Test",
            "native",
            "text",
            "logical",
            Map.of("type", "text"),
            "nullable",
            true,
            "fill",
            "none");
    source.addTable("word", List.of(text), List.of());
    source.addPart(
        "word",
        IntStream.range(0, rows)
            .mapToObj(i -> Map.<String, Object>of("text", random(length)))
            .toList());
  }

  /** Text that cannot be compressed much. */
  private static String random(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(UUID.randomUUID());
    }
    return text.substring(0, length);
  }

  private static Stream<Arguments> formats() {
    return Stream.of(FileFormat.values())
        .flatMap(format -> Stream.of(Compression.values()).map(each -> Arguments.of(format, each)));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void rowsAreCutIntoFilesOfTheSizeAndReadFromAllOfThem(
      FileFormat format, Compression compression) {
    fill(2_000, 500);

    SyncReport report =
        Sync.from(Words.at(source))
            .to(Words.at(destination).format(format).compression(compression).partSize(100_000))
            .build()
            .run();

    assertThat(report.table("word").rowsWritten()).isEqualTo(2_000);
    String run = destination.latest().orElseThrow();
    Map<String, Object> table = Witness.table(destination.manifest(run), "word").orElseThrow();
    List<Map<String, Object>> parts = Witness.objects(table, "parts");
    assertThat(parts).hasSizeGreaterThan(2);
    assertThat(parts.get(0).get("name"))
        .isEqualTo("test.word/part-00000" + format.suffix(compression));
    assertThat(texts(destination)).isEqualTo(texts(source));
    Witness back = new Witness(TestBucket.client(), TestBucket.prefix());
    Sync.from(Words.at(destination)).to(Words.at(back)).build().run();
    assertThat(texts(back)).containsExactlyInAnyOrderElementsOf(texts(source));
    back.deleteAll();
  }

  private static List<Object> texts(Witness place) {
    return place.lines("word").stream().map(line -> (Object) line.get("text")).toList();
  }

  @ParameterizedTest
  @EnumSource
  void largeFilesAreSentInPieces(FileFormat format) {
    fill(120, 100_000);
    Requests requests = new Requests();

    try (S3Client client = requests.client()) {
      Sync.from(Words.at(source))
          .to(at(client).format(format).compression(Compression.NONE))
          .build()
          .run();
    }

    assertThat(requests.names()).contains("CreateMultipartUploadRequest", "UploadPartRequest");
    assertThat(texts(destination)).containsExactlyInAnyOrderElementsOf(texts(source));
    assertThat(destination.leftovers()).isEmpty();
  }

  private S3 at(S3Client client) {
    return S3.at(client, TestBucket.NAME, destination.prefix());
  }

  /** Hears every request of a client. */
  private static final class Requests implements ExecutionInterceptor {

    private final List<S3Request> all = Collections.synchronizedList(new ArrayList<>());

    S3Client client() {
      return TestBucket.client(
          builder ->
              builder.overrideConfiguration(settings -> settings.addExecutionInterceptor(this)));
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      all.add((S3Request) context.request());
    }

    Set<String> names() {
      return all.stream()
          .map(request -> request.getClass().getSimpleName())
          .collect(Collectors.toSet());
    }

    <T> List<T> of(Class<T> type) {
      return all.stream().filter(type::isInstance).map(type::cast).toList();
    }
  }

  @Test
  void serviceIsAskedForWhatTheOptionsSay() {
    fill(130, 100_000);
    source.addTable("small", List.of(Words.id()), List.of());
    source.addPart("small", List.of(Map.of("id", 1)));
    Requests requests = new Requests();

    try (S3Client client = requests.client()) {
      Sync.from(Words.at(source))
          .to(
              at(client)
                  .compression(Compression.NONE)
                  .storageClass(StorageClass.STANDARD_IA)
                  .encryption(ServerSideEncryption.AES256)
                  .tags(Map.of("team", "data")))
          .build()
          .run();
    }

    assertThat(requests.of(CreateMultipartUploadRequest.class))
        .isNotEmpty()
        .allSatisfy(
            request -> {
              assertThat(request.storageClass()).isEqualTo(StorageClass.STANDARD_IA);
              assertThat(request.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
              assertThat(request.tagging()).isEqualTo("team=data");
            });
    assertThat(requests.of(PutObjectRequest.class))
        .filteredOn(request -> request.key().contains(".ndjson"))
        .isNotEmpty()
        .allSatisfy(
            request -> {
              assertThat(request.storageClass()).isEqualTo(StorageClass.STANDARD_IA);
              assertThat(request.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
              assertThat(request.tagging()).isEqualTo("team=data");
            });
    assertThat(requests.of(PutObjectRequest.class))
        .filteredOn(request -> request.key().endsWith(".json"))
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.storageClass()).isNull();
              assertThat(request.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
            });
  }

  @Test
  void keyOfKmsIsPassedOn() {
    Settings settings =
        Settings.DEFAULTS.with(ServerSideEncryption.AWS_KMS, Optional.of("alias/data"));
    PutObjectRequest.Builder request = PutObjectRequest.builder();

    settings.store(request);

    assertThat(request.build().serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
    assertThat(request.build().ssekmsKeyId()).isEqualTo("alias/data");
  }

  @Test
  void planTellsWhatBecomesOfEarlierRuns() {
    fill(1, 10);

    SyncPlan plan = Sync.from(Words.at(source)).to(Words.at(destination)).build().plan();

    assertThat(plan.atomic()).isTrue();
    assertThat(plan.notes())
        .anyMatch(note -> note.contains("earlier runs stay until they are removed"));
    assertThat(plan.source()).isEqualTo(Words.at(source).toString());
    assertThat(destination.names()).isEmpty();
  }

  @Test
  void settingsThatCannotBeAreRefusedAtOnce() {
    S3Client client = TestBucket.client();
    assertThat(
            Assertions.assertThrows(
                IllegalArgumentException.class, () -> S3.at(client, "bucket", "/folder")))
        .hasMessageContaining("not with a slash");
    assertThat(
            Assertions.assertThrows(
                IllegalArgumentException.class, () -> S3.at(client, "bucket", "").partSize(1)))
        .hasMessageContaining("not 1");
    assertThat(S3.at(client, "bucket", "folder/").toString())
        .isEqualTo(S3.at(client, "bucket", "folder").toString());
  }
}
