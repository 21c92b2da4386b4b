package io.neosync.spi;

/**
 * The connection was lost while the engine was asked to make everything permanent: it either did or
 * did not, as a whole, and only the destination can tell.
 */
public final class OutcomeUnknownException extends Exception {

  private static final long serialVersionUID = 1L;

  public OutcomeUnknownException(Throwable cause) {
    super(
        "the connection was lost while committing; the destination holds either all of this run or"
            + " nothing of it",
        cause);
  }
}
