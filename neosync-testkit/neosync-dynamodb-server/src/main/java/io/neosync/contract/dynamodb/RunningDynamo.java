package io.neosync.contract.dynamodb;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A server that answers, and how to stop it. */
record RunningDynamo(
    String origin, URI endpoint, String region, Runnable stop, Optional<ProcessHandle> process) {

  private static final String REGION = "eu-west-1";

  /** A server that was started here. */
  static RunningDynamo local(
      String origin, URI endpoint, Runnable stop, Optional<ProcessHandle> process) {
    return new RunningDynamo(origin, endpoint, REGION, stop, process);
  }

  /**
   * The one that an environment variable names. It is used, never started or stopped.
   *
   * @throws IllegalStateException if it is no endpoint. A wrong variable is a mistake to be seen,
   *     not a reason to skip; the URL itself stays out of the message, for it may have credentials
   */
  static RunningDynamo given(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
    if (uri.getScheme() == null || uri.getHost() == null) {
      throw wrong();
    }
    Map<String, String> parameters = new HashMap<>();
    if (uri.getQuery() != null) {
      for (String pair : uri.getQuery().split("&", -1)) {
        int sign = pair.indexOf('=');
        if (sign > 0) {
          parameters.put(pair.substring(0, sign), pair.substring(sign + 1));
        }
      }
    }
    return new RunningDynamo(
        "DynamoDB of " + DynamoServer.VARIABLE,
        URI.create(uri.getScheme() + "://" + uri.getAuthority()),
        parameters.getOrDefault("region", REGION),
        () -> {},
        Optional.empty());
  }

  private static IllegalStateException wrong() {
    return new IllegalStateException(
        DynamoServer.VARIABLE + " must look like http://host:port?region=…");
  }

  @Override
  public String toString() {
    return origin;
  }
}
