package io.neosync.contract.mysql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Looks for this JVM's server of an engine once, and remembers the answer even when it is none. */
final class SharedMySql {

  private static final Map<MySqlEngine, SharedMySql> ANSWERS = new ConcurrentHashMap<>();

  private final @Nullable RunningMySql running;
  private final String reason;

  private SharedMySql(@Nullable RunningMySql running, String reason) {
    this.running = running;
    this.reason = reason;
  }

  static RunningMySql get(MySqlEngine engine) {
    SharedMySql answer = ANSWERS.computeIfAbsent(engine, SharedMySql::look);
    if (answer.running == null) {
      throw new TestAbortedException(answer.reason);
    }
    return answer.running;
  }

  private static SharedMySql look(MySqlEngine engine) {
    try {
      return new SharedMySql(MySqlLocator.find(engine), "");
    } catch (TestAbortedException e) {
      return new SharedMySql(null, String.valueOf(e.getMessage()));
    }
  }
}
