package io.neosync.s3;

import io.neosync.schema.Catalog;
import io.neosync.schema.Column;
import io.neosync.schema.ColumnType;
import io.neosync.schema.DocumentType;
import io.neosync.schema.Key;
import io.neosync.schema.LogicalType;
import io.neosync.schema.PortableType;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.DatabaseIdentity;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.Fit;
import io.neosync.spi.Format;
import io.neosync.spi.KeyBits;
import io.neosync.spi.Load;
import io.neosync.spi.LoadRequest;
import io.neosync.spi.LoadRequest.OnConflict;
import io.neosync.spi.Problems;
import io.neosync.spi.Reader;
import io.neosync.spi.TableTask;
import io.neosync.spi.WrittenType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A destination: every run begins with nothing, so there are no tables yet. */
final class S3DestinationSession implements DestinationSession {

  private final Bucket bucket;
  private final Settings settings;
  private volatile @Nullable S3Load load;

  S3DestinationSession(Bucket bucket, Settings settings) {
    this.bucket = bucket;
    this.settings = settings;
  }

  @Override
  public DatabaseIdentity identity() {
    return bucket.place().identity();
  }

  @Override
  public Catalog catalog() {
    return Catalog.of(List.of());
  }

  @Override
  public TableRef resolve(TableRef source, List<String> sourceSchemas) {
    return source;
  }

  @Override
  public Optional<Table> arising(TableRef name, Table source) {
    List<Column> columns =
        source.columns().stream()
            .map(
                column ->
                    new Column(
                        column.name(),
                        portable(column.type()),
                        column.nullable(),
                        Column.Fill.NONE,
                        OptionalLong.empty()))
            .toList();
    return Optional.of(new Table(name, columns, source.keys(), List.of(), 0));
  }

  /** A run's manifest is all that tells how its tables were. */
  @Override
  public boolean keepsDetails() {
    return true;
  }

  private static ColumnType portable(ColumnType type) {
    return type.logical() instanceof LogicalType.Document
        ? new DocumentType(type.engine())
        : new PortableType(type.engine(), type.name(), type.logical());
  }

  @Override
  public Fit fit(Column source, Column destination) {
    return source.type() instanceof WrittenType
        ? Fit.refused("what is written by hand has no type that a file could tell")
        : Fit.exact();
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
  public Load plan(LoadRequest request, Problems problems) throws Exception {
    if (request.onConflict() == OnConflict.FAIL) {
      problems.add(
          "append() cannot be asked of S3: a run holds what one sync reads, and is never added to;"
              + " leave it out to write a new run, or use another prefix to keep both");
    }
    // Says now whether the bucket is there and may be read.
    Latest.read(bucket);
    S3Load planned = new S3Load(bucket, settings, request);
    load = planned;
    return planned;
  }

  @Override
  public void cancel() {
    bucket.stop();
  }

  @Override
  public void abort() {
    cancel();
    S3Load planned = load;
    if (planned != null) {
      planned.abort();
    }
  }

  @Override
  public void close() {
    S3Load planned = load;
    if (planned != null) {
      load = null;
      planned.close();
    }
  }
}
