package io.neosync.s3;

import io.neosync.schema.Column;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.Table;
import io.neosync.schema.TableDetails;
import io.neosync.schema.TableRef;
import io.neosync.spi.Batch;
import io.neosync.spi.ColumnMapping;
import io.neosync.spi.Format;
import io.neosync.spi.Load;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.OutcomeUnknownException;
import io.neosync.spi.SnapshotGuarantee;
import io.neosync.spi.TableTask;
import io.neosync.spi.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a run. It is one step that shows it to readers, so that all of it is there or nothing. */
final class S3Load implements Load {

  private final Bucket bucket;
  private final Settings settings;
  private final SnapshotGuarantee snapshot;
  private final Map<TableRef, TableRef> names = new HashMap<>();
  private final Map<TableRef, TableDetails> details = new HashMap<>();
  private final Map<TableRef, Manifest.Content> contents = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private @Nullable Run run;
  private @Nullable Uploads uploads;
  private @Nullable Encoding encoding;
  private volatile @Nullable Publication publication;
  private boolean finished;

  S3Load(Bucket bucket, Settings settings, LoadRequest request) {
    this.bucket = bucket;
    this.settings = settings;
    this.snapshot = request.snapshot();
    request.tables().stream()
        .map(LoadRequest.TableLoad::task)
        .forEach(task -> names.put(task.source().ref(), task.destination().ref()));
    request
        .details()
        .forEach((table, known) -> details.put(names.getOrDefault(table, table), known));
  }

  @Override
  public boolean atomic() {
    return true;
  }

  @Override
  public List<TableRef> emptied() {
    return List.of();
  }

  @Override
  public List<String> after() {
    return List.of("write the run's manifest.json", "point latest.json to it");
  }

  @Override
  public String way(TableTask task) {
    return "files of a new run";
  }

  @Override
  public List<String> notes() {
    return List.of(
        "a run holds what this sync reads and nothing else, and becomes the latest; earlier runs"
            + " stay until they are removed");
  }

  @Override
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  @Override
  public void begin(Observer observer) {
    run = Run.begin(Instant.now());
    uploads = new Uploads(bucket);
    encoding = new Encoding(settings.compression());
  }

  Run run() {
    return Objects.requireNonNull(run, "begin() comes first");
  }

  Uploads uploads() {
    return Objects.requireNonNull(uploads, "begin() comes first");
  }

  Encoding encoding() {
    return Objects.requireNonNull(encoding, "begin() comes first");
  }

  long partBytes() {
    return settings.partBytes();
  }

  @Override
  @SuppressWarnings("unchecked") // a format is its name and the class of its pieces
  public <T> Writer<T> writer(TableTask task, Format<T> format) {
    if (!format.equals(Format.ROWS)) {
      throw new IllegalArgumentException("files are not written by " + format);
    }
    List<Column> columns = task.columns().stream().map(ColumnMapping::source).toList();
    Table table = described(task, columns);
    Writer<Batch> writer =
        switch (settings.format()) {
          case NDJSON -> new TableWriter(this, table, columns, settings.compression());
          case PARQUET -> new ParquetTableWriter(this, table, columns, settings.compression());
        };
    return (Writer<T>) writer;
  }

  /** The source's table, with the names that its tables have here. */
  private Table described(TableTask task, List<Column> columns) {
    Table source = task.source();
    TableRef name = task.destination().ref();
    List<ForeignKey> foreignKeys =
        source.foreignKeys().stream()
            .map(
                key ->
                    new ForeignKey(
                        key.name(),
                        name,
                        key.columns(),
                        names.getOrDefault(key.referenced(), key.referenced()),
                        key.referencedColumns(),
                        key.validity()))
            .toList();
    return new Table(name, columns, source.keys(), foreignKeys, 0);
  }

  /** What the run's author should know of it afterwards. */
  void remark(String remark) {
    remarks.add(remark);
  }

  /** A table's last file is on its way. */
  void written(Table table, List<Manifest.Part> parts) {
    contents.put(
        table.ref(),
        new Manifest.Content(
            table,
            Optional.ofNullable(details.get(table.ref())),
            settings.format(),
            settings.compression(),
            parts));
  }

  @Override
  public long settle(TableTask task, Observer observer) {
    Manifest.Content content = contents.get(task.destination().ref());
    return content == null ? 0 : content.rows();
  }

  @Override
  public Map<TableRef, Map<String, Long>> finish(Observer observer) throws Exception {
    observer.step("waiting for the last files");
    uploads().await();
    // Of the fineness that a file has, so that it is the same moment when it is read again.
    Instant moment = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Manifest manifest = new Manifest(run().id(), moment, snapshot, List.copyOf(contents.values()));
    observer.step("writing the manifest of run " + run().id() + ", and pointing latest.json to it");
    Latest latest = publish(manifest);
    finished = true;
    remarks.add("the run is " + run().id());
    if (!latest.run().equals(run().id())) {
      remarks.add("run %s was finished later and is the latest".formatted(latest.run()));
    }
    return Map.of();
  }

  private Latest publish(Manifest manifest) throws Exception {
    Publication begun = new Publication(bucket.afresh(), manifest);
    publication = begun;
    try {
      return begun.publish();
    } catch (OutcomeUnknownException e) {
      // The files stay, for readers may see them.
      finished = true;
      throw e;
    }
  }

  /** Breaks off also what should not be. May be called by another thread; never throws. */
  void abort() {
    Publication begun = publication;
    if (begun != null) {
      begun.stop();
    }
  }

  /** Ends what is under way; removes what was written, unless the run was finished. */
  void close() {
    Run begun = run;
    if (begun == null) {
      return;
    }
    encoding().close();
    uploads().close();
    if (!finished) {
      new Cleaning(bucket.afresh(), begun).clean();
    }
  }
}
