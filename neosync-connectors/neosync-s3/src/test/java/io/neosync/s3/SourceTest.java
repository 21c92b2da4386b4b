package io.neosync.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.InvalidSyncException;
import io.neosync.PlanException;
import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.TransferException;
import io.neosync.spi.SnapshotGuarantee;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading a run that is not as it should be, or is asked for in another way. */
class SourceTest {

  private final Witness source = Words.of(3);
  private final Witness destination = new Witness(TestBucket.client(), TestBucket.prefix());

  @AfterEach
  void removeEverything() {
    source.deleteAll();
    destination.deleteAll();
  }

  private Sync sync() {
    return Sync.from(Words.at(source)).to(Words.at(destination)).build();
  }

  private Map<String, Object> part() {
    Map<String, Object> table = Witness.table(source.manifest("by-hand"), "word").orElseThrow();
    return Witness.objects(table, "parts").get(0);
  }

  private String file() {
    return "runs/by-hand/" + part().get("name");
  }

  private PlanException planFailure() {
    return Assertions.assertThrows(PlanException.class, () -> sync().plan());
  }

  @Test
  void missingFilesAreToldBeforeAnythingIsWritten() {
    source.delete(file());

    PlanException failure = planFailure();

    assertThat(failure.problems())
        .containsExactly(
            "table test.word: file %s of run by-hand is missing".formatted(part().get("name")));
    assertThat(destination.names()).isEmpty();
  }

  @Test
  void filesOfAnotherSizeAreToldBeforeAnythingIsWritten() {
    source.put(file(), new byte[7]);

    assertThat(planFailure().problems())
        .containsExactly(
            "table test.word: file %s of run by-hand is damaged: it has 7 bytes, not %s"
                .formatted(part().get("name"), part().get("bytes")));
  }

  @Test
  void contentThatWasChangedFailsTheRun() {
    byte[] bytes = source.get(file());
    bytes[bytes.length / 2] ^= 1;
    source.put(file(), bytes);

    TransferException failure =
        Assertions.assertThrows(TransferException.class, () -> sync().run());

    assertThat(failure)
        .hasMessageContaining("file %s is damaged: ".formatted(part().get("name")))
        .hasMessageEndingWith("the destination is as it was.");
    assertThat(destination.names()).isEmpty();
  }

  @Test
  void checksumThatIsNotTheManifestsFailsTheRun() {
    Map<String, Object> manifest = source.manifest("by-hand");
    Map<String, Object> part =
        Witness.objects(Witness.table(manifest, "word").orElseThrow(), "parts").get(0);
    part.put("sha256", "0".repeat(64));
    source.writeManifest("by-hand", manifest);

    assertThat(Assertions.assertThrows(TransferException.class, () -> sync().run()))
        .hasMessageContaining("is damaged: its checksum is not the manifest's");
  }

  @Test
  void rowsThatAreMissingFailTheRun() {
    Map<String, Object> manifest = source.manifest("by-hand");
    Witness.objects(Witness.table(manifest, "word").orElseThrow(), "parts").get(0).put("rows", 4);
    source.writeManifest("by-hand", manifest);

    assertThat(Assertions.assertThrows(TransferException.class, () -> sync().run()))
        .hasMessageContaining("is damaged: it has 3 rows, not 4");
  }

  @Test
  void placeWithoutARunSaysSo() {
    source.delete("latest.json");

    assertThat(planFailure())
        .hasMessageContaining("there is no complete run: latest.json is missing");
  }

  @Test
  void runWithoutAManifestIsNoRun() {
    source.delete("runs/by-hand/manifest.json");

    assertThat(planFailure())
        .hasMessageContaining("there is no complete run by-hand: its manifest is missing");
  }

  @Test
  void manifestOfALaterReleaseIsRefused() {
    Map<String, Object> manifest = new HashMap<>(source.manifest("by-hand"));
    manifest.put("version", 2);
    source.writeManifest("by-hand", manifest);

    assertThat(planFailure())
        .hasMessageContaining(
            "the manifest of run by-hand cannot be read: it is of version 2, and this release reads"
                + " version 1");
  }

  @ParameterizedTest
  @EnumSource
  void guaranteeIsTheOneThatHeldWhenTheRunWasWritten(SnapshotGuarantee held) {
    Map<String, Object> manifest = source.manifest("by-hand");
    manifest.put("snapshot", held.name().toLowerCase(Locale.ROOT));
    source.writeManifest("by-hand", manifest);

    SyncReport first = sync().run();
    Witness third = new Witness(TestBucket.client(), TestBucket.prefix());
    SyncReport second = Sync.from(Words.at(destination)).to(Words.at(third)).build().run();

    assertThat(first.snapshot()).isEqualTo(held);
    assertThat(second.snapshot()).isEqualTo(held);
    third.deleteAll();
  }

  @Test
  void runOfAnEarlierReleaseSaysNothingOfItsSnapshotAndNothingIsPromised() {
    Map<String, Object> manifest = source.manifest("by-hand");
    manifest.remove("snapshot");
    source.writeManifest("by-hand", manifest);

    assertThat(sync().plan().snapshot()).isEqualTo(SnapshotGuarantee.NONE);
  }

  @Test
  void bucketThatIsNotThereIsToldByItsError() {
    S3 nowhere = S3.at(TestBucket.client(), "no-such-bucket-of-anybody", "");

    PlanException from =
        Assertions.assertThrows(
            PlanException.class, () -> Sync.from(nowhere).to(Words.at(destination)).build().plan());
    PlanException to =
        Assertions.assertThrows(
            PlanException.class, () -> Sync.from(Words.at(source)).to(nowhere).build().plan());

    assertThat(from).hasMessageContaining("NoSuchBucket");
    assertThat(to).hasMessageContaining("NoSuchBucket");
  }

  @Test
  void earlierRunsCanBeReadByTheirNames() {
    sync().run();
    String first = destination.latest().orElseThrow();
    source.addPart("word", List.of(Map.of("id", 99)));
    sync().run();
    Witness third = new Witness(TestBucket.client(), TestBucket.prefix());

    Sync.from(Words.at(destination).run(first)).to(Words.at(third)).build().run();

    assertThat(destination.latest()).isNotEqualTo(first);
    assertThat(destination.lines("word")).hasSize(4);
    assertThat(third.lines("word")).hasSize(3);
    third.deleteAll();
  }

  @Test
  void subsetsAreRefusedWhenTheSyncIsBuilt() {
    InvalidSyncException refusal =
        Assertions.assertThrows(
            InvalidSyncException.class,
            () ->
                Sync.from(Words.at(source))
                    .to(Words.at(destination))
                    .subset("word", "id > ?", 1)
                    .build());

    assertThat(refusal)
        .hasMessageContaining(
            "subset of word, condition [id > ?]: files have no query language; choose tables by"
                + " tables and exceptTables");
  }

  @Test
  void foreignKeysAreKeptAndOrderTheTables() {
    source.addTable("a", List.of(Words.id()), List.of());
    Map<String, Object> manifest = source.manifest("by-hand");
    Witness.table(manifest, "a")
        .orElseThrow()
        .put(
            "foreignKeys",
            List.of(
                Map.of(
                    "name", "of_word",
                    "columns", List.of("id"),
                    "referenced", Map.of("schema", "test", "name", "word"),
                    "referencedColumns", List.of("id"),
                    "validity", "enforced")));
    source.writeManifest("by-hand", manifest);

    Sync.from(Words.at(source)).to(Words.at(destination)).mapTable("word", "renamed").build().run();

    String run = destination.latest().orElseThrow();
    Map<String, Object> key =
        Witness.objects(Witness.table(destination.manifest(run), "a").orElseThrow(), "foreignKeys")
            .get(0);
    assertThat(key)
        .containsEntry("name", "of_word")
        .containsEntry("referenced", Map.of("schema", "test", "name", "renamed"));
    assertThat(destination.lines("renamed")).hasSize(3);
  }
}
