package io.neosync.dynamodb;

import io.neosync.dynamodb.DynamoException.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Takes values and secrets out of errors. The service quotes attribute values in some of its
 * messages; those about signatures may hold a session's token.
 */
final class DynamoErrors {

  /** An attribute value as the service writes it, with all that may follow inside it. */
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\{\\s*(S|N|B|SS|NS|BS|M|L|BOOL|NULL)\\s*[:=].*}", Pattern.DOTALL);

  private static final Pattern QUOTED = Pattern.compile("'.*'|\".*\"", Pattern.DOTALL);

  private static final Pattern AFTER_VALUE =
      Pattern.compile("(?i)((numeric )?value:|value '|value \\[).*", Pattern.DOTALL);

  private static final String WITHHELD = "(value withheld)";

  private static final Set<String> CREDENTIALS =
      Set.of(
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "IncompleteSignatureException",
          "IncompleteSignature",
          "SignatureDoesNotMatch",
          "MissingAuthenticationTokenException",
          "MissingAuthenticationToken",
          "InvalidClientTokenId",
          "ExpiredTokenException",
          "ExpiredToken");

  private DynamoErrors() {}

  /** What happened to a request, without anything that it carried. */
  static DynamoException redacted(SdkException e) {
    DynamoException redacted =
        e instanceof AwsServiceException service ? ofService(service) : ofClient(e);
    redacted.setStackTrace(e.getStackTrace());
    return redacted;
  }

  /** A key that is there already, where items are only added. */
  static DynamoException keyExists() {
    return new DynamoException(
        Kind.REFUSED, "an item with the key of one that is to be added is there already");
  }

  /** Nothing of a transaction was done, for the reasons of some of its items. */
  private static DynamoException ofTransaction(TransactionCanceledException e) {
    for (CancellationReason reason : e.cancellationReasons()) {
      if ("ConditionalCheckFailed".equals(reason.code())) {
        return keyExists();
      }
    }
    for (CancellationReason reason : e.cancellationReasons()) {
      if (reason.code() != null && !reason.code().equals("None")) {
        String message = reason.message() == null ? "" : withoutValues(reason.message());
        return new DynamoException(Kind.REFUSED, message + " (" + reason.code() + ")");
      }
    }
    return new DynamoException(Kind.REFUSED, "DynamoDB cancelled a transaction");
  }

  private static DynamoException ofService(AwsServiceException e) {
    if (e instanceof TransactionCanceledException cancelled) {
      return ofTransaction(cancelled);
    }
    String code = code(e);
    String text = text(e);
    if (CREDENTIALS.contains(code)) {
      return new DynamoException(
          Kind.DENIED, "DynamoDB does not accept the client's credentials (" + code + ")");
    }
    String message = withoutValues(text) + " (" + code + ")";
    return switch (code) {
      // The text names who may not do what; that is no secret, and what one needs to know.
      case "AccessDeniedException" ->
          new DynamoException(Kind.DENIED, text.isEmpty() ? code : text);
      case "ResourceNotFoundException" -> new DynamoException(Kind.NO_TABLE, message);
      case "ValidationException" -> new DynamoException(Kind.REFUSED, message);
      default -> new DynamoException(Kind.UNKNOWN, message);
    };
  }

  private static String code(AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    return code == null ? "HTTP status " + e.statusCode() : code;
  }

  private static String text(AwsServiceException e) {
    String text = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
    return text == null ? "" : text;
  }

  private static String withoutValues(String text) {
    String shown = ATTRIBUTE.matcher(text).replaceAll(WITHHELD);
    shown = AFTER_VALUE.matcher(shown).replaceAll("value " + WITHHELD);
    shown = QUOTED.matcher(shown).replaceAll(WITHHELD);
    return shown.isEmpty() ? "DynamoDB gave no reason" : shown;
  }

  private static DynamoException ofClient(SdkException e) {
    if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
      return new DynamoException(Kind.UNKNOWN, "DynamoDB did not answer in time");
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return new DynamoException(
            Kind.UNKNOWN,
            "DynamoDB cannot be reached: %s: %s"
                .formatted(cause.getClass().getSimpleName(), cause.getMessage()));
      }
    }
    if (String.valueOf(e.getMessage()).startsWith("Unable to load credentials")) {
      return new DynamoException(
          Kind.DENIED, "the client has no credentials: none of its providers found any");
    }
    // An exception of the application's own providers or interceptors may say anything.
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new DynamoException(
        Kind.UNKNOWN,
        "the client failed: %s; what it said may hold secrets, and is withheld"
            .formatted(
                root == e
                    ? e.getClass().getSimpleName()
                    : e.getClass().getSimpleName() + " by " + root.getClass().getSimpleName()));
  }

  /** Whether the service looked at the request and does not like what it says. */
  static boolean ofRequest(AwsServiceException e) {
    return code(e).equals("ValidationException");
  }

  /**
   * What the service says of a condition. The developer's own text stays, also where it quotes; the
   * values that were bound do not.
   */
  static String ofCondition(AwsServiceException e, List<@Nullable Object> values) {
    String text = ATTRIBUTE.matcher(text(e)).replaceAll(WITHHELD);
    for (Object value : values) {
      String shown = String.valueOf(value);
      if (shown.length() > 2) {
        text = text.replace(shown, WITHHELD);
      }
    }
    return text.strip() + " (" + code(e) + ")";
  }
}
