package io.neosync.s3;

import io.neosync.s3.S3Exception.Kind;
import io.neosync.schema.Catalog;
import io.neosync.schema.Key;
import io.neosync.schema.Table;
import io.neosync.schema.TableDetails;
import io.neosync.schema.TableRef;
import io.neosync.spi.DatabaseIdentity;
import io.neosync.spi.Format;
import io.neosync.spi.KeyBits;
import io.neosync.spi.KeySet;
import io.neosync.spi.Problems;
import io.neosync.spi.Reader;
import io.neosync.spi.SnapshotGuarantee;
import io.neosync.spi.SourceSession;
import io.neosync.spi.TableQuery;
import io.neosync.spi.TableTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A source: one complete run, which nobody changes any more. */
final class S3SourceSession implements SourceSession {

  private final Bucket bucket;
  private final Run run;
  private final SnapshotGuarantee snapshot;
  private final Map<TableRef, Manifest.Content> contents;
  private final Map<String, Long> sizes;
  private final Set<TableReader> readers = ConcurrentHashMap.newKeySet();

  private S3SourceSession(Bucket bucket, Manifest manifest, Map<String, Long> sizes) {
    this.bucket = bucket;
    this.run = new Run(manifest.run());
    this.snapshot = manifest.snapshot();
    this.contents =
        manifest.tables().stream()
            .collect(Collectors.toMap(content -> content.table().ref(), content -> content));
    this.sizes = sizes;
  }

  static S3SourceSession open(Bucket bucket, Settings settings) throws Exception {
    String id =
        settings.run().isPresent()
            ? settings.run().get()
            : Latest.read(bucket)
                .orElseThrow(
                    () ->
                        new S3Exception(
                            Kind.NOT_FOUND, "there is no complete run: latest.json is missing"))
                .latest()
                .run();
    Run run = new Run(id);
    return new S3SourceSession(bucket, manifest(bucket, run), bucket.sizes(run.folder()));
  }

  private static Manifest manifest(Bucket bucket, Run run) throws Exception {
    try {
      Manifest manifest = ManifestJson.read(bucket.get(run.manifest()).bytes());
      if (!manifest.run().equals(run.id())) {
        throw new DamagedException("it is of run " + manifest.run());
      }
      return manifest;
    } catch (S3Exception e) {
      throw e.kind() == Kind.NOT_FOUND
          ? new S3Exception(
              Kind.NOT_FOUND,
              "there is no complete run %s: its manifest is missing".formatted(run.id()))
          : e;
    } catch (DamagedException e) {
      throw new DamagedException(
          "the manifest of run %s cannot be read: %s".formatted(run.id(), e.getMessage()));
    }
  }

  @Override
  public DatabaseIdentity identity() {
    return bucket.place().identity();
  }

  /** What held when the run was written: it has not changed since. */
  @Override
  public SnapshotGuarantee snapshot() {
    return snapshot;
  }

  @Override
  public Catalog catalog() {
    return Catalog.of(contents.values().stream().map(Manifest.Content::table).toList());
  }

  /** What the run's source told of its tables. */
  @Override
  public Map<TableRef, TableDetails> details(List<TableRef> tables) {
    Map<TableRef, TableDetails> details = new HashMap<>();
    for (TableRef table : tables) {
      Objects.requireNonNull(contents.get(table))
          .details()
          .ifPresent(known -> details.put(table, known));
    }
    return details;
  }

  @Override
  public TableQuery query(TableTask task, Problems problems) {
    TableRef table = task.source().ref();
    Manifest.Content content = content(task);
    if (content.format() == FileFormat.PARQUET) {
      ParquetLibrary.missing().ifPresent(missing -> problems.add(table, missing));
    }
    for (Manifest.Part part : content.parts()) {
      Long size = sizes.get(run.folder() + part.name());
      if (size == null) {
        problems.add(table, "file %s of run %s is missing".formatted(part.name(), run.id()));
      } else if (size != part.bytes()) {
        problems.add(
            table,
            "file %s of run %s is damaged: it has %,d bytes, not %,d"
                .formatted(part.name(), run.id(), size, part.bytes()));
      }
    }
    return new TableQuery(
        "run %s, %d files of %s".formatted(run.id(), content.parts().size(), table),
        content.rows());
  }

  private Manifest.Content content(TableTask task) {
    return Objects.requireNonNull(contents.get(task.source().ref()));
  }

  @Override
  public Optional<Table> asRows(Table documents, Table destination) {
    return Optional.of(DocumentFields.of(documents, destination));
  }

  @Override
  public List<Format<?>> formats(TableTask task) {
    return List.of(Format.ROWS);
  }

  @Override
  public Reader<KeyBits> keys(TableTask task, Key key) {
    throw new UnsupportedOperationException("files are not compared by integer keys");
  }

  @Override
  public <T> Reader<T> reader(TableTask task, Format<T> format, KeySet rows) {
    throw new UnsupportedOperationException("files are not read by integer keys");
  }

  @Override
  @SuppressWarnings("unchecked") // a format is its name and the class of its pieces
  public <T> Reader<T> reader(TableTask task, Format<T> format) {
    if (!format.equals(Format.ROWS)) {
      throw new IllegalArgumentException("files are not read by " + format);
    }
    TableReader reader = new TableReader(bucket, run, content(task), task, readers::remove);
    readers.add(reader);
    return (Reader<T>) DocumentFields.of(reader, content(task).table(), task);
  }

  @Override
  public void cancel() {
    bucket.stop();
    readers.forEach(TableReader::stop);
  }

  @Override
  public void abort() {
    cancel();
  }

  @Override
  public void close() {
    readers.forEach(TableReader::close);
  }
}
