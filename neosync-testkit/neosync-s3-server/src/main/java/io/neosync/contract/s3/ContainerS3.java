package io.neosync.contract.s3;

import io.neosync.contract.server.Docker;
import io.neosync.contract.server.ServerUnavailableException;
import java.net.URI;
import org.testcontainers.containers.GenericContainer;

/** S3Proxy in a container, where Docker answers. */
final class ContainerS3 {

  private static final String IMAGE = "andrewgaul/s3proxy:s3proxy-4.1.0";
  private static final int PORT = 80;

  private ContainerS3() {}

  static RunningS3 start() throws ServerUnavailableException {
    GenericContainer<?> container =
        Docker.started(
            IMAGE,
            () ->
                new GenericContainer<>(IMAGE)
                    .withExposedPorts(PORT)
                    .withEnv("S3PROXY_AUTHORIZATION", "aws-v4")
                    .withEnv("S3PROXY_IDENTITY", RunningS3.ACCESS_KEY)
                    .withEnv("S3PROXY_CREDENTIAL", RunningS3.SECRET_KEY)
                    .withEnv("S3PROXY_IGNORE_UNKNOWN_HEADERS", "true")
                    .withEnv("JCLOUDS_PROVIDER", "transient-nio2"));
    return RunningS3.local(
        "S3Proxy in a container of " + IMAGE,
        URI.create("http://%s:%d".formatted(container.getHost(), container.getMappedPort(PORT))),
        container::stop);
  }
}
