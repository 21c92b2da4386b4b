package io.neosync.contract.s3;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** S3Proxy in a JVM of its own that ends with this one. */
final class LocalProcess {

  /** Where the objects are kept. */
  enum Storage {
    MEMORY,
    DISK
  }

  private static final String CLASS_PATH = "class-path.txt";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private LocalProcess() {}

  static RunningS3 start(Storage storage) throws S3UnavailableException {
    try {
      int port = freePort();
      String endpoint = "http://localhost:" + port;
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx768m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  ownClasses() + File.pathSeparator + serverClasses(),
                  LocalMain.class.getName(),
                  endpoint));
      Path folder = storage == Storage.DISK ? Files.createTempDirectory("neosync-s3") : null;
      if (folder != null) {
        command.add(folder.toString());
      }
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      awaitAnswer(process, port);
      return RunningS3.local(
          "S3Proxy",
          URI.create(endpoint),
          () -> {
            stop(process);
            if (folder != null) {
              delete(folder);
            }
          });
    } catch (IOException | URISyntaxException e) {
      throw new S3UnavailableException("S3Proxy did not start: " + e.getMessage(), e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      // A file of the temporary folder stays.
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

  private static String serverClasses() throws IOException, S3UnavailableException {
    try (InputStream list = LocalProcess.class.getResourceAsStream(CLASS_PATH)) {
      if (list == null) {
        throw new S3UnavailableException(
            "where the jars of S3Proxy are is only known when Maven has built this");
      }
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private static void awaitAnswer(Process process, int port)
      throws IOException, S3UnavailableException {
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
    boolean alive = process.isAlive();
    process.destroyForcibly();
    throw new S3UnavailableException(
        alive ? "S3Proxy did not answer" : "S3Proxy ended with " + process.exitValue());
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
