package io.neosync.dynamodb;

import java.net.URI;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

/**
 * Where a client's tables are, for people.
 *
 * @param region takes the place of a schema in the names of tables
 * @param endpoint host and port; empty for the region's own
 */
record Place(String region, String endpoint) {

  static Place of(DynamoDbClient client) {
    DynamoDbServiceClientConfiguration configuration;
    try {
      configuration = client.serviceClientConfiguration();
    } catch (UnsupportedOperationException e) {
      // An application's own implementation, which need not tell.
      return new Place("dynamodb", "");
    }
    return new Place(
        configuration.region() == null ? "dynamodb" : configuration.region().id(),
        configuration.endpointOverride().map(Place::hostAndPort).orElse(""));
  }

  /** Without what else a URI may hold, a user for one. */
  private static String hostAndPort(URI endpoint) {
    return endpoint.getPort() < 0
        ? String.valueOf(endpoint.getHost())
        : endpoint.getHost() + ":" + endpoint.getPort();
  }

  @Override
  public String toString() {
    return endpoint.isEmpty() ? region : region + " at " + endpoint;
  }
}
