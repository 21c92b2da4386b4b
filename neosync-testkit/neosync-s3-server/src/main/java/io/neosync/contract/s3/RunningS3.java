package io.neosync.contract.s3;

import java.net.URI;

/** A server that answers, and how to stop it. */
record RunningS3(
    String origin, URI endpoint, String region, String accessKey, String secretKey, Runnable stop) {

  static final String REGION = "eu-west-1";
  static final String ACCESS_KEY = "test";
  static final String SECRET_KEY = "secret";

  /** A server that was started here. */
  static RunningS3 local(String origin, URI endpoint, Runnable stop) {
    return new RunningS3(origin, endpoint, REGION, ACCESS_KEY, SECRET_KEY, stop);
  }

  /**
   * The one that an environment variable names. It is used, never started or stopped.
   *
   * @throws IllegalStateException if it is no endpoint with credentials. A wrong variable is a
   *     mistake to be seen, not a reason to skip; the URL itself stays out of the message
   */
  static RunningS3 given(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
    String user = uri.getUserInfo();
    int colon = user == null ? -1 : user.indexOf(':');
    if (uri.getScheme() == null || uri.getHost() == null || user == null || colon < 0) {
      throw wrong();
    }
    String query = uri.getQuery();
    return new RunningS3(
        "S3 of " + S3Server.VARIABLE,
        URI.create(
            uri.getScheme()
                + "://"
                + uri.getHost()
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort())),
        query != null && query.startsWith("region=") ? query.substring("region=".length()) : REGION,
        user.substring(0, colon),
        user.substring(colon + 1),
        () -> {});
  }

  private static IllegalStateException wrong() {
    return new IllegalStateException(
        S3Server.VARIABLE + " must look like http://key:secret@host:port?region=…");
  }

  /** Where it came from: keys stay out of logs. */
  @Override
  public String toString() {
    return origin;
  }
}
