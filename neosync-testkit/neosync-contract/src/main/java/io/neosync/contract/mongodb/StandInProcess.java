package io.neosync.contract.mongodb;

import io.neosync.contract.mongodb.MongoServer.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stand-in in a JVM of its own, so that its documents are not in the heap of who measures. */
final class StandInProcess {

  private static final String READY = "ready ";

  private StandInProcess() {}

  /** Runs until its parent closes the input. */
  public static void main(String[] args) throws IOException {
    try (MongoServer server = Servers.standIn()) {
      System.out.println(READY + server.uri());
      while (System.in.read() >= 0) {
        // Only the end matters.
      }
    }
    System.exit(0);
  }

  static MongoServer start(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    command.add(StandInProcess.class.getName());
    try {
      Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
      // Not closed: its thread would be in the way of the process' own.
      BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = output.readLine();
      if (line == null || !line.startsWith(READY)) {
        process.destroy();
        throw new IllegalStateException("the stand-in did not start: " + line);
      }
      return new MongoServer(
          "mongo-java-server, a stand-in for MongoDB, in a JVM of its own",
          line.substring(READY.length()),
          Kind.STAND_IN,
          process::destroy,
          Optional.of(process.toHandle()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
