package io.neosync.examples;

import io.neosync.contract.s3.S3Server;
import io.neosync.s3.S3;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket of a test. Closing removes it. */
record S3Place(S3Client client, String bucket) implements AutoCloseable {

  static S3Place create() {
    S3Server server = S3Server.shared();
    S3Client client =
        S3Client.builder()
            .endpointOverride(server.endpoint())
            .region(Region.of(server.region()))
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
            .build();
    String bucket = "examples-" + UUID.randomUUID();
    client.createBucket(request -> request.bucket(bucket));
    return new S3Place(client, bucket);
  }

  S3 files() {
    return S3.at(client, bucket, "shop");
  }

  @Override
  public void close() {
    try (client) {
      client
          .listObjectsV2Paginator(request -> request.bucket(bucket))
          .contents()
          .forEach(
              object -> client.deleteObject(request -> request.bucket(bucket).key(object.key())));
      client.deleteBucket(request -> request.bucket(bucket));
    }
  }
}
