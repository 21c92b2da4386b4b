package io.neosync.contract.mysql;

import io.neosync.contract.server.ServerProcess;
import io.neosync.contract.server.ServerUnavailableException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server out of Maven Central, in a process of its own. Starts as root too. */
final class EmbeddedMySql {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String USER = "neosync";

  /** The server runs this at its start: a user who may do anything, from anywhere on this host. */
  private static final String USERS =
      """
      CREATE USER 'neosync'@'%' IDENTIFIED BY '';
      GRANT ALL PRIVILEGES ON *.* TO 'neosync'@'%' WITH GRANT OPTION;
      """;

  private EmbeddedMySql() {}

  static RunningMySql start(MySqlEngine engine, Map<String, String> settings)
      throws ServerUnavailableException {
    try {
      ServerFiles files =
          engine == MySqlEngine.MYSQL ? MySqlFiles.unpacked() : MariaDbFiles.unpacked();
      return start(engine, files, settings);
    } catch (IOException e) {
      throw new ServerUnavailableException(
          "embedded %s did not start: %s".formatted(engine, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerUnavailableException("interrupted while starting " + engine, e);
    }
  }

  private static RunningMySql start(
      MySqlEngine engine, ServerFiles files, Map<String, String> settings)
      throws IOException, InterruptedException, ServerUnavailableException {
    ServerFolder folder = ServerFolder.create();
    try {
      Path log = folder.path().resolve("log");
      files.initialize(folder.data(), log);
      Path users = Files.writeString(folder.path().resolve("users.sql"), USERS);
      int port = ServerProcess.freePort();
      List<String> command = new ArrayList<>(files.server());
      command.add("--datadir=" + folder.data());
      command.add("--socket=" + folder.path().resolve("s"));
      command.add("--pid-file=" + folder.path().resolve("pid"));
      command.add("--init-file=" + users);
      command.add("--bind-address=127.0.0.1");
      command.add("--port=" + port);
      settings.forEach((name, value) -> command.add("--" + name + "=" + value));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()))
              .redirectInput(Redirect.from(new File("/dev/null")))
              .start();
      folder.owns(process);
      RunningMySql running =
          new RunningMySql(
              "embedded " + engine + " on port " + port,
              "jdbc:mysql://127.0.0.1:%d/".formatted(port),
              USER,
              "",
              folder::close);
      awaitConnections(engine, running, process, log);
      return running;
    } catch (IOException | RuntimeException | InterruptedException | ServerUnavailableException e) {
      folder.close();
      throw e;
    }
  }

  private static void awaitConnections(
      MySqlEngine engine, RunningMySql running, Process process, Path log)
      throws IOException, InterruptedException, ServerUnavailableException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && !process.waitFor(50, TimeUnit.MILLISECONDS)) {
      if (accepts(running)) {
        return;
      }
    }
    throw new ServerUnavailableException(
        "embedded %s did not start: %s".formatted(engine, tail(log)));
  }

  private static boolean accepts(RunningMySql running) {
    try (Connection connection = running.dataSource("").getConnection()) {
      return connection.isValid(5);
    } catch (SQLException e) {
      // Not yet. If it never does, the server's own log says why.
      return false;
    }
  }

  static String tail(Path log) throws IOException {
    String text = Files.readString(log, StandardCharsets.UTF_8);
    return "\n" + text.substring(Math.max(0, text.length() - 2_000));
  }
}
