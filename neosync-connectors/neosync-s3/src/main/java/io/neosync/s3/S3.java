package io.neosync.s3;

import io.neosync.Capabilities;
import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.spi.Condition;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.SourceSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.StorageClass;

/**
 * Files in an S3 bucket as source or destination. Immutable and thread-safe.
 *
 * <p>As a destination it takes rows of every engine. A sync writes a run of its own: files of JSON
 * lines, or of Parquet, in {@code runs/<run>/<schema.table>/}, and last of all {@code
 * manifest.json}, which has the tables with their columns, keys and foreign keys, and a checksum of
 * each file. Then {@code latest.json} points to it. A run that fails is never seen, and its files
 * are removed. Runs stay until somebody removes them.
 *
 * <p>As a source it is the run that {@code latest.json} points to, or {@link #run another}. Every
 * value comes back as it left, and the files are compared with their checksums. The report says
 * which guarantee held when the run was written. There are no subsets, since files have no query
 * language.
 */
public final class S3 implements Source, Destination {

  static final String ENGINE = "S3";

  private static final Capabilities CAPABILITIES = Capabilities.of(ENGINE);

  private final S3Client client;
  private final Place place;
  private final Settings settings;

  private S3(S3Client client, Place place, Settings settings) {
    this.client = client;
    this.place = place;
    this.settings = settings;
  }

  /**
   * The runs below a prefix. Region, endpoint, credentials and retries are the client's. It is the
   * caller's and never closed here.
   *
   * @param prefix a folder such as {@code exports/shop}; empty for the bucket itself
   * @throws IllegalArgumentException if the bucket has no name, or the prefix begins with a slash
   */
  public static S3 at(S3Client client, String bucket, String prefix) {
    Objects.requireNonNull(client, "client");
    return new S3(client, Place.of(client, bucket, prefix), Settings.DEFAULTS);
  }

  /**
   * The same, with its files in this format; {@link FileFormat#NDJSON} without a call. A run that
   * is read says itself in which format it is.
   */
  public S3 format(FileFormat format) {
    return with(settings.with(Objects.requireNonNull(format, "format")));
  }

  /** The same, with its files compressed so; {@link Compression#ZSTD} without a call. */
  public S3 compression(Compression compression) {
    return with(settings.with(compression));
  }

  /**
   * The same, with files of about so many bytes, compressed; 64 MiB without a call. Files are
   * written and read several at a time.
   *
   * @throws IllegalArgumentException if it is less than 64 KiB or more than 43 GiB
   */
  public S3 partSize(long bytes) {
    if (bytes < Settings.LEAST_PART_BYTES || bytes > Settings.MOST_PART_BYTES) {
      throw new IllegalArgumentException(
          "a file has between %,d and %,d bytes, not %,d"
              .formatted(Settings.LEAST_PART_BYTES, Settings.MOST_PART_BYTES, bytes));
    }
    return with(settings.withPartBytes(bytes));
  }

  /**
   * The same, with the rows in another storage class than the bucket's. Manifests stay in the
   * bucket's.
   */
  public S3 storageClass(StorageClass storageClass) {
    return with(settings.with(storageClass));
  }

  /** The same, encrypted by the service so, instead of as the bucket says. */
  public S3 encryption(ServerSideEncryption algorithm) {
    return with(settings.with(algorithm, Optional.empty()));
  }

  /** The same, encrypted by the service with a key of KMS: its id, alias or ARN. */
  public S3 kmsKey(String key) {
    return with(settings.with(ServerSideEncryption.AWS_KMS, Optional.of(key)));
  }

  /** The same, with these tags on the files with rows. */
  public S3 tags(Map<String, String> tags) {
    return with(settings.withTags(tags));
  }

  /**
   * The same, reading this run instead of the latest. Without effect on a destination, whose runs
   * have names of their own.
   *
   * @param id the name of its folder
   */
  public S3 run(String id) {
    return with(settings.withRun(id));
  }

  private S3 with(Settings others) {
    return new S3(client, place, others);
  }

  @Override
  public String engine() {
    return ENGINE;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Optional<String> obstacle() {
    return settings.format() == FileFormat.PARQUET ? ParquetLibrary.missing() : Optional.empty();
  }

  @Override
  public Condition condition(String text, List<@Nullable Object> values) {
    throw new IllegalArgumentException(
        "files have no query language; choose tables by tables and exceptTables, or rows where the"
            + " run is written");
  }

  @Override
  public SourceSession openSource() throws Exception {
    return S3SourceSession.open(new Bucket(client, place, settings), settings);
  }

  @Override
  public DestinationSession openDestination() {
    return new S3DestinationSession(new Bucket(client, place, settings), settings);
  }

  /** The engine, bucket and prefix and, where it is not the service's own, the endpoint. */
  @Override
  public String toString() {
    return ENGINE + " " + place;
  }
}
