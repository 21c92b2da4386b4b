package io.neosync.s3;

import io.neosync.s3.S3Exception.Kind;
import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what became of a request without anything that it carried. */
final class S3Errors {

  private S3Errors() {}

  static S3Exception redacted(SdkException e) {
    S3Exception redacted =
        e instanceof AwsServiceException service ? ofService(service) : ofClient(e);
    redacted.setStackTrace(e.getStackTrace());
    return redacted;
  }

  private static S3Exception ofService(AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    String text = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
    String named = code == null ? "HTTP status " + e.statusCode() : code;
    String message =
        text == null || text.isEmpty() ? "S3 refused: " + named : text + " (" + named + ")";
    return new S3Exception(kind(e.statusCode()), message);
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 404 -> Kind.NOT_FOUND;
      case 409, 412 -> Kind.CONDITION;
      default -> status >= 500 ? Kind.UNKNOWN : Kind.REFUSED;
    };
  }

  private static S3Exception ofClient(SdkException e) {
    if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
      return new S3Exception(Kind.UNKNOWN, "S3 did not answer in time");
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return new S3Exception(
            Kind.UNKNOWN,
            "S3 cannot be reached: %s: %s"
                .formatted(cause.getClass().getSimpleName(), cause.getMessage()));
      }
    }
    if (String.valueOf(e.getMessage()).startsWith("Unable to load credentials")) {
      return new S3Exception(
          Kind.REFUSED, "the client has no credentials: none of its providers found any");
    }
    // An exception of the application's own providers or interceptors may say anything.
    return new S3Exception(
        Kind.UNKNOWN,
        "the client failed: %s; what it said may hold secrets, and is withheld"
            .formatted(e.getClass().getSimpleName()));
  }
}
