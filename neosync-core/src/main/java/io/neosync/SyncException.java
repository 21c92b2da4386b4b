package io.neosync;

import org.jspecify.annotations.Nullable;

/**
 * Anything that keeps a sync from being built, planned or run. Messages hold no secrets and no
 * values of rows.
 */
public abstract sealed class SyncException extends RuntimeException
    permits InvalidSyncException, PlanException, TransferException {

  private static final long serialVersionUID = 1L;

  SyncException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
