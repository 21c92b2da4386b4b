package io.neosync.s3;

import io.neosync.contract.s3.S3Server;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The bucket of this JVM's tests, and clients of its server. */
final class TestBucket {

  static final String NAME = "tests-" + UUID.randomUUID();

  private static final AtomicInteger PREFIXES = new AtomicInteger();

  /** Created by the first test that needs it. */
  private static final class Shared {
    static final S3Client CLIENT = create();

    private static S3Client create() {
      S3Client client = builder().build();
      client.createBucket(request -> request.bucket(NAME));
      return client;
    }
  }

  private TestBucket() {}

  /** One for all tests, with the bucket. */
  static S3Client client() {
    return Shared.CLIENT;
  }

  /** One of its own, to be closed. */
  static S3Client client(UnaryOperator<S3ClientBuilder> settings) {
    client();
    return settings.apply(builder()).build();
  }

  private static S3ClientBuilder builder() {
    S3Server server = S3Server.shared();
    return builder(server.endpoint(), server.region(), server.accessKey(), server.secretKey());
  }

  static S3ClientBuilder builder(URI endpoint, String region, String key, String secret) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)));
  }

  /** A prefix that no other test has. */
  static String prefix() {
    client();
    return "some/prefix-" + PREFIXES.incrementAndGet();
  }
}
