package io.neosync.contract.postgres;

import io.neosync.contract.server.ServerUnavailableException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * A server out of Maven Central, in processes of its own. Starts as root too.
 *
 * <p>Data lives in the folder that the embedded server uses for its binaries, because it looks
 * there for servers that a killed JVM left running, and stops them.
 */
final class EmbeddedPostgresServer {

  private static final String USER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private EmbeddedPostgresServer() {}

  static RunningPostgres start(Map<String, String> settings) throws ServerUnavailableException {
    Path folder =
        Path.of(
            System.getProperty(
                "ot.epg.working-dir",
                Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg").toString()));
    Path data = folder.resolve(UUID.randomUUID().toString());
    Path log = folder.resolve(data.getFileName() + ".log");
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setPGStartupWait(PATIENCE)
            .setOutputRedirector(Redirect.appendTo(log.toFile()))
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8");
    log.toFile().deleteOnExit();
    settings.forEach((name, value) -> builder.setServerConfig(name, shellWord(value)));
    try {
      Files.createDirectories(folder);
      EmbeddedPostgres server = builder.start();
      return new RunningPostgres(
          "embedded PostgreSQL on port " + server.getPort(),
          "jdbc:postgresql://localhost:%d/".formatted(server.getPort()),
          "",
          "postgres",
          USER,
          "",
          () -> stop(server, log));
    } catch (IOException | RuntimeException | LinkageError e) {
      throw new ServerUnavailableException(
          "embedded PostgreSQL did not start: %s%s".formatted(e.getMessage(), tail(log)), e);
    }
  }

  private static void stop(EmbeddedPostgres server, Path log) {
    try {
      server.close();
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new IllegalStateException("Embedded PostgreSQL did not stop", e);
    }
  }

  /** The options go through a shell on their way to the server. */
  private static String shellWord(String value) {
    return value.matches("[\\w./:%-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  private static String tail(Path log) {
    try {
      String text = Files.readString(log, StandardCharsets.UTF_8);
      return "\n" + text.substring(Math.max(0, text.length() - 2_000));
    } catch (IOException e) {
      return "";
    }
  }
}
