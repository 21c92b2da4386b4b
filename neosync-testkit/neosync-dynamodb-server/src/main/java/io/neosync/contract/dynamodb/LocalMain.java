package io.neosync.contract.dynamodb;

import java.io.IOException;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/** The program of {@link LocalProcess}'s JVM. */
public final class LocalMain {

  private LocalMain() {}

  /**
   * Serves until the standard input ends, as it does when the JVM that started this one is gone,
   * however that came about.
   *
   * @param words the port
   */
  public static void main(String[] words) throws Exception {
    Thread watch = new Thread(LocalMain::endWithInput, "end-with-input");
    watch.setDaemon(true);
    watch.start();
    ServerRunner.main(new String[] {"-inMemory", "-port", words[0]});
  }

  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said on it.
      }
    } catch (IOException e) {
      // The same: nobody is there any more.
    }
    Runtime.getRuntime().halt(0);
  }
}
