package io.neosync.contract.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/** Servers in containers, where Docker answers. */
public final class Docker {

  private Docker() {}

  /**
   * A started container. Testcontainers stops it when the JVM ends, if nobody has before.
   *
   * @param what it is, for the message where it does not start
   * @param container makes it; asked where Docker answers only
   */
  public static <C extends GenericContainer<?>> C started(String what, Supplier<C> container)
      throws ServerUnavailableException {
    if (!mayAnswer() || !DockerClientFactory.instance().isDockerAvailable()) {
      throw new ServerUnavailableException("Docker does not answer");
    }
    C starting = container.get();
    try {
      starting.start();
      return starting;
    } catch (RuntimeException e) {
      starting.stop();
      throw new ServerUnavailableException(
          "Docker did not start %s: %s".formatted(what, e.getMessage()), e);
    }
  }

  /**
   * Whether there is any trace of Docker. Where there is none, Testcontainers is not even asked: it
   * would log pages about each place it looked at.
   */
  private static boolean mayAnswer() {
    if (System.getenv("DOCKER_HOST") != null
        || System.getProperty("os.name").startsWith("Windows")) {
      return true;
    }
    Path home = Path.of(System.getProperty("user.home"));
    return Stream.of(
            Path.of("/var/run/docker.sock"),
            home.resolve(".docker/run/docker.sock"),
            home.resolve(".docker/desktop/docker.sock"),
            home.resolve(".testcontainers.properties"))
        .anyMatch(Files::exists);
  }
}
