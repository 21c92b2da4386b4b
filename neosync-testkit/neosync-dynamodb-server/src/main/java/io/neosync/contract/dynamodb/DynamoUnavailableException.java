package io.neosync.contract.dynamodb;

/** One way to a server is closed; the message says which and why. */
final class DynamoUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  DynamoUnavailableException(String reason) {
    super(reason);
  }

  DynamoUnavailableException(String reason, Throwable cause) {
    super(reason, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
