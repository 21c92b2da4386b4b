package io.neosync.contract.server;

/** One way to a server is closed; the message says which and why. */
public final class ServerUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  public ServerUnavailableException(String reason) {
    super(reason);
  }

  public ServerUnavailableException(String reason, Throwable cause) {
    super(reason, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
