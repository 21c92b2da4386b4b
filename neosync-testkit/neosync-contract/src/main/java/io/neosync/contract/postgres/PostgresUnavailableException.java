package io.neosync.contract.postgres;

/** One way to a server is closed; the message says which and why. */
final class PostgresUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  PostgresUnavailableException(String reason) {
    super(reason);
  }

  PostgresUnavailableException(String reason, Throwable cause) {
    super(reason, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
