package io.neosync.contract.dynamodb;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Looks for the server of this JVM once, and remembers the answer even when it is none. */
final class SharedDynamo {

  private static final @Nullable RunningDynamo RUNNING;
  private static final String REASON;

  static {
    @Nullable RunningDynamo running = null;
    String reason = "";
    try {
      running = find();
    } catch (TestAbortedException e) {
      reason = String.valueOf(e.getMessage());
    }
    RUNNING = running;
    REASON = reason;
  }

  private SharedDynamo() {}

  private static RunningDynamo find() {
    String url = System.getenv(DynamoServer.VARIABLE);
    return url == null || url.isBlank() ? DynamoServer.startNew() : RunningDynamo.given(url);
  }

  static RunningDynamo get() {
    if (RUNNING == null) {
      throw new TestAbortedException(REASON);
    }
    return RUNNING;
  }
}
