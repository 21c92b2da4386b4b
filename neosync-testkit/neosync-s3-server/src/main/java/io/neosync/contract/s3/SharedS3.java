package io.neosync.contract.s3;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Looks for the server of this JVM once, and remembers the answer even when it is none. */
final class SharedS3 {

  private static final @Nullable RunningS3 RUNNING;
  private static final String REASON;

  static {
    @Nullable RunningS3 running = null;
    String reason = "";
    try {
      running = find();
    } catch (TestAbortedException e) {
      reason = String.valueOf(e.getMessage());
    }
    RUNNING = running;
    REASON = reason;
  }

  private SharedS3() {}

  private static RunningS3 find() {
    String url = System.getenv(S3Server.VARIABLE);
    return url == null || url.isBlank()
        ? S3Server.startNew(LocalProcess.Storage.MEMORY)
        : RunningS3.given(url);
  }

  static RunningS3 get() {
    if (RUNNING == null) {
      throw new TestAbortedException(REASON);
    }
    return RUNNING;
  }
}
