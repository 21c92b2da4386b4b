package io.neosync.benchmarks;

import io.neosync.contract.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Unpacks the programs of the embedded server, where that was not done before: it needs more memory
 * than the JVM that measures has, so that another does it.
 */
public final class Unpacking {

  private Unpacking() {}

  /** Waits until they are unpacked. What goes wrong is seen when a server is started. */
  static void inOwnProcess() throws IOException, InterruptedException {
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            System.getProperty("java.class.path"),
            Unpacking.class.getName())
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Starts a server, and stops it. */
  public static void main(String[] words) {
    PostgresServer.start(Map.of()).close();
  }
}
