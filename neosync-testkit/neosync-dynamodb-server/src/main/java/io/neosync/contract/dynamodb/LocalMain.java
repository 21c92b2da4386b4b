package io.neosync.contract.dynamodb;

import io.neosync.contract.server.ServerProcess;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/** The program of {@link LocalProcess}'s JVM. */
public final class LocalMain {

  private LocalMain() {}

  /**
   * Serves until the JVM that started this one is gone.
   *
   * @param words the port
   */
  public static void main(String[] words) throws Exception {
    ServerProcess.endWithParent();
    ServerRunner.main(new String[] {"-inMemory", "-port", words[0]});
  }
}
