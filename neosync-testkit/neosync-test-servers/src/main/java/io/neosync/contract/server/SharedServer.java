package io.neosync.contract.server;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * The one server of a JVM: looked for when it is first asked for, and the answer is remembered even
 * when there is none. Thread-safe.
 */
public final class SharedServer<S> {

  private final Supplier<S> finding;
  private @Nullable S found;
  private @Nullable String reason;

  /**
   * @param finding throws {@link TestAbortedException} if there is none
   */
  public SharedServer(Supplier<S> finding) {
    this.finding = finding;
  }

  /**
   * @throws TestAbortedException if no server is to be had
   */
  public synchronized S get() {
    if (reason != null) {
      throw new TestAbortedException(reason);
    }
    S server = found;
    if (server == null) {
      try {
        server = finding.get();
      } catch (TestAbortedException e) {
        reason = String.valueOf(e.getMessage());
        throw e;
      }
      found = server;
    }
    return server;
  }
}
