package io.neosync.contract.s3;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/** S3Proxy in a container, where Docker answers. */
final class ContainerS3 {

  private static final String IMAGE = "andrewgaul/s3proxy:s3proxy-4.1.0";
  private static final int PORT = 80;

  private ContainerS3() {}

  static RunningS3 start() throws S3UnavailableException {
    if (!dockerMayAnswer() || !DockerClientFactory.instance().isDockerAvailable()) {
      throw new S3UnavailableException("Docker does not answer");
    }
    GenericContainer<?> container =
        new GenericContainer<>(IMAGE)
            .withExposedPorts(PORT)
            .withEnv("S3PROXY_AUTHORIZATION", "aws-v4")
            .withEnv("S3PROXY_IDENTITY", RunningS3.ACCESS_KEY)
            .withEnv("S3PROXY_CREDENTIAL", RunningS3.SECRET_KEY)
            .withEnv("S3PROXY_IGNORE_UNKNOWN_HEADERS", "true")
            .withEnv("JCLOUDS_PROVIDER", "transient-nio2");
    try {
      container.start();
    } catch (RuntimeException e) {
      container.stop();
      throw new S3UnavailableException(
          "Docker did not start %s: %s".formatted(IMAGE, e.getMessage()), e);
    }
    return RunningS3.local(
        "S3Proxy in a container of " + IMAGE,
        URI.create("http://%s:%d".formatted(container.getHost(), container.getMappedPort(PORT))),
        container::stop);
  }

  /**
   * Whether there is any trace of Docker. Where there is none, Testcontainers is not even asked: it
   * would log pages about each place it looked at.
   */
  private static boolean dockerMayAnswer() {
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
