package io.neosync.contract.mysql;

/** One way to a server is closed; the message says which and why. */
final class MySqlUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  MySqlUnavailableException(String reason) {
    super(reason);
  }

  MySqlUnavailableException(String reason, Throwable cause) {
    super(reason, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
