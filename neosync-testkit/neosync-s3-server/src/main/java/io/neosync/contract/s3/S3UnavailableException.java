package io.neosync.contract.s3;

/** One way to a server is closed; the message says which and why. */
final class S3UnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  S3UnavailableException(String reason) {
    super(reason);
  }

  S3UnavailableException(String reason, Throwable cause) {
    super(reason, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
