package io.neosync.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.TransferException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of Parquet that are not as they should be. */
class ParquetSourceTest {

  private static final int ROWS = 5_000;

  private final Witness lines = Words.of(ROWS);
  private final Witness source = new Witness(TestBucket.client(), TestBucket.prefix());
  private final Witness destination = new Witness(TestBucket.client(), TestBucket.prefix());

  @BeforeEach
  void writeARun() {
    Sync.from(Words.at(lines)).to(Words.at(source).format(FileFormat.PARQUET)).build().run();
  }

  @AfterEach
  void removeEverything() {
    lines.deleteAll();
    source.deleteAll();
    destination.deleteAll();
  }

  private String run() {
    return source.latest().orElseThrow();
  }

  private static Map<String, Object> part(Map<String, Object> manifest) {
    return Witness.objects(Witness.table(manifest, "word").orElseThrow(), "parts").get(0);
  }

  private String file() {
    return "runs/" + run() + "/" + part(source.manifest(run())).get("name");
  }

  private TransferException failure() {
    TransferException failure =
        Assertions.assertThrows(
            TransferException.class,
            () -> Sync.from(Words.at(source)).to(Words.at(destination)).build().run());
    assertThat(failure).hasMessageEndingWith("the destination is as it was.");
    assertThat(destination.names()).isEmpty();
    return failure;
  }

  /** The file as somebody writes it who also says so in the manifest. */
  private void replace(byte[] bytes) {
    source.put(file(), bytes);
    Map<String, Object> manifest = source.manifest(run());
    part(manifest).put("sha256", Witness.sha(bytes));
    part(manifest).put("bytes", bytes.length);
    source.writeManifest(run(), manifest);
  }

  @Test
  void anyByteThatWasChangedIsNoticedBeforeARowIsUsed() {
    byte[] whole = source.get(file());
    for (int at : List.of(0, 100, whole.length / 2, whole.length - 6, whole.length - 1)) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 1;
      source.put(file(), bytes);

      assertThat(failure()).hasMessageContaining("is damaged: its checksum is not the manifest's");
    }
  }

  @Test
  void damageThatTheManifestConfirmsIsToldByTheFileItself() {
    byte[] whole = source.get(file());
    byte[] page = whole.clone();
    page[60] ^= 1;
    replace(page);
    assertThat(failure()).hasMessageContaining("is damaged: it cannot be decoded (");

    byte[] magic = whole.clone();
    magic[magic.length - 1] ^= 1;
    replace(magic);
    assertThat(failure()).hasMessageContaining("is damaged: it is no file of Parquet");

    replace(new byte[3]);
    assertThat(failure()).hasMessageContaining("is damaged: it is no file of Parquet");
  }

  @Test
  void rowsAndColumnsThatAreMissingFailTheRun() {
    Map<String, Object> manifest = source.manifest(run());
    part(manifest).put("rows", ROWS + 1);
    source.writeManifest(run(), manifest);
    assertThat(failure()).hasMessageContaining("is damaged: it has 5,000 rows, not 5,001");

    Map<String, Object> column =
        Witness.objects(Witness.table(manifest, "word").orElseThrow(), "columns").get(0);
    column.put("name", "other");
    source.writeManifest(run(), manifest);
    assertThat(failure()).hasMessageContaining("is damaged: it lacks column other");

    column.put("name", "id");
    column.put("logical", Map.of("type", "text"));
    source.writeManifest(run(), manifest);
    assertThat(failure()).hasMessageContaining("is damaged: column id is of another type");
  }

  @Test
  void onlyColumnsThatAreWantedAreReturned() {
    Sync.from(Words.at(source)).to(Words.at(destination)).build().run();

    assertThat(destination.lines("word")).hasSize(ROWS);
    assertThat(Witness.table(destination.manifest(destination.latest().orElseThrow()), "word"))
        .hasValueSatisfying(table -> assertThat(table.get("format")).isEqualTo("ndjson"));
  }
}
