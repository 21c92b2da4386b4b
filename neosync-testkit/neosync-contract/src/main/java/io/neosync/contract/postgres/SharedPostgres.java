package io.neosync.contract.postgres;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Looks for the server of this JVM once, and remembers the answer even when it is none. */
final class SharedPostgres {

  private static final @Nullable RunningPostgres RUNNING;
  private static final String REASON;

  static {
    @Nullable RunningPostgres running = null;
    String reason = "";
    try {
      running = PostgresLocator.find();
    } catch (TestAbortedException e) {
      reason = String.valueOf(e.getMessage());
    }
    RUNNING = running;
    REASON = reason;
  }

  private SharedPostgres() {}

  static RunningPostgres get() {
    if (RUNNING == null) {
      throw new TestAbortedException(REASON);
    }
    return RUNNING;
  }
}
