package io.neosync;

/** Thrown by {@link SyncBuilder#build()}: what was asked for makes no sense, whatever the data. */
public non-sealed class InvalidSyncException extends SyncException {

  private static final long serialVersionUID = 1L;

  /** For core. */
  public InvalidSyncException(String message) {
    super(message, null);
  }
}
