package io.neosync.contract.sqlserver;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Looks for this JVM's server once, and remembers the answer even when it is none. */
final class SharedSqlServer {

  private static final SharedSqlServer ANSWER = look();

  private final @Nullable RunningSqlServer running;
  private final String reason;

  private SharedSqlServer(@Nullable RunningSqlServer running, String reason) {
    this.running = running;
    this.reason = reason;
  }

  static RunningSqlServer get() {
    RunningSqlServer running = ANSWER.running;
    if (running == null) {
      throw new TestAbortedException(ANSWER.reason);
    }
    return running;
  }

  private static SharedSqlServer look() {
    String url = System.getenv(GivenSqlServer.VARIABLE);
    try {
      return new SharedSqlServer(
          url == null || url.isBlank() ? ContainerSqlServer.start() : GivenSqlServer.at(url), "");
    } catch (TestAbortedException e) {
      return new SharedSqlServer(null, String.valueOf(e.getMessage()));
    }
  }
}
