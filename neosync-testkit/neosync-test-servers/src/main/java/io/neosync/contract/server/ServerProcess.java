package io.neosync.contract.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server that is written in Java, in a JVM of its own that ends with this one: its jars do not
 * agree with those of the tests. Its program calls {@link #endWithParent} first.
 */
public final class ServerProcess {

  /** Beside the program: Maven writes there where the server's jars are on this machine. */
  private static final String CLASS_PATH = "class-path.txt";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /** A port of this host that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Starts a server, and waits until it answers.
   *
   * @param what it is called in messages
   * @param heap at most so much, as in {@code 512m}
   * @param program its main class
   * @param port on which it is going to answer
   * @param words for the program
   */
  public static ServerProcess start(
      String what, String heap, Class<?> program, int port, List<String> words)
      throws ServerUnavailableException {
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-Xmx" + heap);
      command.add("-XX:+UseSerialGC");
      command.add("-cp");
      command.add(
          String.join(
              File.pathSeparator,
              classes(program),
              classes(ServerProcess.class),
              jars(what, program)));
      command.add(program.getName());
      command.addAll(words);
      ServerProcess server =
          new ServerProcess(
              new ProcessBuilder(command)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .redirectError(ProcessBuilder.Redirect.DISCARD)
                  .start());
      server.awaitAnswer(what, port);
      return server;
    } catch (IOException | URISyntaxException e) {
      throw new ServerUnavailableException(what + " did not start: " + e.getMessage(), e);
    }
  }

  private static String classes(Class<?> program) throws URISyntaxException {
    return Path.of(program.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  private static String jars(String what, Class<?> program)
      throws IOException, ServerUnavailableException {
    try (InputStream list = program.getResourceAsStream(CLASS_PATH)) {
      if (list == null) {
        throw new ServerUnavailableException(
            "where the jars of %s are is only known when Maven has built this".formatted(what));
      }
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private void awaitAnswer(String what, int port) throws ServerUnavailableException {
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
    throw new ServerUnavailableException(
        what + (alive ? " did not answer" : " ended with " + process.exitValue()));
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends the process, and waits until it has. */
  public void stop() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * For the program: from now on it ends when its standard input does, as it does when the JVM that
   * started this one is gone, however that came about.
   */
  public static void endWithParent() {
    Thread watch = new Thread(ServerProcess::endWithInput, "end-with-parent");
    watch.setDaemon(true);
    watch.start();
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
