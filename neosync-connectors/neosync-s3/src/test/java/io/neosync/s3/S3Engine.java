package io.neosync.s3;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.Behaviour;
import io.neosync.contract.TestEndpoint;
import io.neosync.contract.TestEngine;
import io.neosync.spi.SnapshotGuarantee;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** S3 for the contract, with files of JSON lines. */
class S3Engine implements TestEngine {

  private final FileFormat format;

  S3Engine() {
    this(FileFormat.NDJSON);
  }

  S3Engine(FileFormat format) {
    this.format = format;
  }

  /** The same with files of Parquet. */
  static final class OfParquet extends S3Engine {

    OfParquet() {
      super(FileFormat.PARQUET);
    }
  }

  @Override
  public Set<Behaviour> behaviours() {
    return EnumSet.of(
        Behaviour.COMPOSITE_KEYS,
        Behaviour.ANY_NAMES,
        Behaviour.NUL_IN_TEXT,
        Behaviour.ATOMIC_REFRESH,
        Behaviour.ATOMIC_APPEND,
        Behaviour.WHOLE_RUNS);
  }

  @Override
  public SnapshotGuarantee snapshot() {
    return SnapshotGuarantee.ONE_INSTANT;
  }

  @Override
  public Optional<Conditions> conditions() {
    return Optional.empty();
  }

  @Override
  public TestEndpoint createDatabase() {
    S3Endpoint endpoint =
        new S3Endpoint(new Witness(TestBucket.client(), TestBucket.prefix()), format);
    endpoint.witness().begin();
    return endpoint;
  }

  @Override
  public Source source(String address) {
    return at(address);
  }

  @Override
  public Destination destination(String address) {
    return at(address);
  }

  private S3 at(String address) {
    String[] parts = address.split("\n", -1);
    return S3.at(
            TestBucket.builder(URI.create(parts[0]), parts[1], parts[2], parts[3]).build(),
            parts[4],
            parts[5])
        .format(format);
  }
}
