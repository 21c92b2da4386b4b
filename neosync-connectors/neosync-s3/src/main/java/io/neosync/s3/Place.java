package io.neosync.s3;

import io.neosync.spi.DatabaseIdentity;
import java.net.URI;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Where an endpoint's objects are.
 *
 * @param prefix empty, or ending with a slash
 * @param endpoint host and port; empty for the service's own
 */
record Place(String bucket, String prefix, String endpoint) {

  static Place of(S3Client client, String bucket, String prefix) {
    if (bucket.isEmpty()) {
      throw new IllegalArgumentException("the name of a bucket is needed");
    }
    if (prefix.startsWith("/")) {
      throw new IllegalArgumentException(
          "a prefix begins with the name of a folder, not with a slash: " + prefix);
    }
    String folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    return new Place(bucket, folder, endpoint(client));
  }

  private static String endpoint(S3Client client) {
    try {
      return client
          .serviceClientConfiguration()
          .endpointOverride()
          .map(Place::hostAndPort)
          .orElse("");
    } catch (UnsupportedOperationException e) {
      // An application's own implementation, which need not tell.
      return "";
    }
  }

  /** Without what else a URI may hold, a user for one. */
  private static String hostAndPort(URI endpoint) {
    return endpoint.getPort() < 0
        ? String.valueOf(endpoint.getHost())
        : endpoint.getHost() + ":" + endpoint.getPort();
  }

  String key(String name) {
    return prefix + name;
  }

  String name(String key) {
    return key.substring(prefix.length());
  }

  /** A prefix is a database of its own, with the schemas that its runs happen to have. */
  DatabaseIdentity identity() {
    return new DatabaseIdentity(
        S3.ENGINE + " " + endpoint + "/" + bucket + "/" + folder(), Set.of(folder()));
  }

  private String folder() {
    return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
  }

  @Override
  public String toString() {
    String path = prefix.isEmpty() ? bucket : bucket + "/" + folder();
    return endpoint.isEmpty() ? path : path + " at " + endpoint;
  }
}
