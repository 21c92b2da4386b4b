package io.neosync.contract.dynamodb;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** DynamoDB Local, in memory, in a JVM of its own that ends with this one. */
final class LocalProcess {

  private static final String CLASS_PATH = "class-path.txt";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private LocalProcess() {}

  static RunningDynamo start() throws DynamoUnavailableException {
    try {
      int port = freePort();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  ownClasses() + File.pathSeparator + serverClasses(),
                  LocalMain.class.getName(),
                  Integer.toString(port))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      awaitAnswer(process, port);
      return RunningDynamo.local(
          "DynamoDB Local",
          URI.create("http://localhost:" + port),
          () -> stop(process),
          Optional.of(process.toHandle()));
    } catch (IOException | URISyntaxException e) {
      throw new DynamoUnavailableException("DynamoDB Local did not start: " + e.getMessage(), e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String ownClasses() throws URISyntaxException {
    return Path.of(LocalProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  private static String serverClasses() throws IOException, DynamoUnavailableException {
    try (InputStream list = LocalProcess.class.getResourceAsStream(CLASS_PATH)) {
      if (list == null) {
        throw new DynamoUnavailableException(
            "where the jars of DynamoDB Local are is only known when Maven has built this");
      }
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private static void awaitAnswer(Process process, int port)
      throws IOException, DynamoUnavailableException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("localhost", port), 1_000);
        return;
      } catch (IOException notYet) {
        try {
          process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          break;
        }
      }
    }
    process.destroyForcibly();
    throw new DynamoUnavailableException(
        process.isAlive()
            ? "DynamoDB Local did not answer"
            : "DynamoDB Local ended with " + process.exitValue());
  }

  private static void stop(Process process) {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
