package io.neosync.benchmarks;

import io.neosync.Sync;
import io.neosync.contract.s3.S3Server;
import io.neosync.postgres.Postgres;
import io.neosync.s3.Compression;
import io.neosync.s3.FileFormat;
import io.neosync.s3.S3;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The scenario {@value #NAME}: the shop from PostgreSQL to files on an S3 whose objects are files
 * on this machine, next to {@code COPY TO} through {@code gzip -6} into files without any S3.
 */
final class S3Comparison implements AutoCloseable {

  static final String NAME = "s3";

  private static final String BUCKET = "benchmark";

  private final Arguments arguments;
  private final PrintStream out;
  private final Dataset dataset;
  private final Databases databases;
  private final S3Server server;
  private final S3Client client;

  private S3Comparison(Arguments arguments, PrintStream out)
      throws IOException, SQLException, InterruptedException {
    this.arguments = arguments;
    this.out = out;
    this.dataset = Dataset.scaled(arguments.scale());
    this.databases = Databases.open();
    this.server = S3Server.startOnDisk();
    this.client =
        S3Client.builder()
            .endpointOverride(server.endpoint())
            .region(Region.of(server.region()))
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
            .build();
    client.createBucket(request -> request.bucket(BUCKET));
  }

  static void measure(Arguments arguments, PrintStream out) throws Exception {
    try (S3Comparison comparison = new S3Comparison(arguments, out)) {
      out.println("Machine: " + Benchmarks.machine());
      comparison.run();
    }
  }

  private List<Contender> ways() {
    return List.of(
        way("neosync", Compression.ZSTD),
        way("neosync gzip", Compression.GZIP),
        new ToFiles("neosync Parquet", parquet(), dataset),
        new GzippedCopy(dataset),
        new BetweenFiles(
            "files to files",
            files("neosync", Compression.ZSTD),
            files("copy", Compression.ZSTD),
            dataset),
        new BetweenFiles("Parquet to files", parquet(), files("lines", Compression.ZSTD), dataset));
  }

  private S3 files(String prefix, Compression compression) {
    return S3.at(client, BUCKET, prefix.replace(' ', '-')).compression(compression);
  }

  private S3 parquet() {
    return files("parquet", Compression.ZSTD).format(FileFormat.PARQUET);
  }

  private Contender way(String name, Compression compression) {
    return new ToFiles(name, files(name, compression), dataset);
  }

  /** All tables to a new run. */
  private record ToFiles(String name, S3 files, Dataset dataset) implements Contender {

    @Override
    public void run(Databases databases) {
      Endpoint source = databases.source();
      long rows =
          Sync.from(Postgres.at(source.url(), source.user(), source.password()))
              .to(files)
              .build()
              .run()
              .rowsWritten();
      if (rows != dataset.totalRows()) {
        throw new IllegalStateException(name + " left other rows than the source has");
      }
    }
  }

  /** The run that a contender before wrote, to a run of lines at another place. */
  private record BetweenFiles(String name, S3 from, S3 to, Dataset dataset) implements Contender {

    @Override
    public void run(Databases databases) {
      if (Sync.from(from).to(to).build().run().rowsWritten() != dataset.totalRows()) {
        throw new IllegalStateException("other rows were read than there are");
      }
    }
  }

  private void run() throws Exception {
    dataset.create(databases);
    long bytes = dataset.bytes(databases.source());
    out.printf(
        Locale.ROOT,
        "%s: %,d rows, %,d MB, to %s%n",
        NAME,
        dataset.totalRows(),
        bytes / 1_000_000,
        server.origin());
    List<Measurement> measurements =
        new Turns(arguments, out)
            .take(ways(), (way, round) -> Measurement.of(way, round, () -> way.run(databases)));
    out.printf("%n%s", new ResultTable(measurements, bytes));
    out.println("x: time relative to the first line.");
  }

  @Override
  public void close() {
    client.close();
    server.close();
    databases.close();
  }
}
