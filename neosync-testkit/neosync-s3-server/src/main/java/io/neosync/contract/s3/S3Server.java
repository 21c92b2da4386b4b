package io.neosync.contract.s3;

import io.neosync.contract.server.ServerWays;
import io.neosync.contract.server.SharedServer;
import java.net.URI;
import org.opentest4j.TestAbortedException;

/**
 * An S3 that tests may do anything to.
 *
 * <p>It is found in this order: the one named by {@value #VARIABLE}, a container of S3Proxy where
 * Docker answers, S3Proxy out of Maven Central. Where none of them is to be had, asking for one
 * throws {@link TestAbortedException} with the reasons, which JUnit reports as skipped.
 *
 * <p>S3Proxy checks signatures and checksums, and obeys conditional writes. It has no storage
 * classes or encryption of its own.
 */
public final class S3Server implements AutoCloseable {

  /**
   * Environment variable with an endpoint and its credentials, {@code
   * http://key:secret@host:port?region=…}; without a region it is eu-west-1. Buckets are created
   * and removed.
   */
  public static final String VARIABLE = "NEOSYNC_TEST_S3_URL";

  private static final SharedServer<RunningS3> SHARED =
      new SharedServer<>(
          () ->
              ServerWays.variable(VARIABLE)
                  .map(RunningS3::given)
                  .orElseGet(() -> startNew(LocalProcess.Storage.MEMORY)));

  private final RunningS3 running;
  private final Runnable stop;

  private S3Server(RunningS3 running, Runnable stop) {
    this.running = running;
    this.stop = stop;
  }

  /**
   * The one server of this JVM, started by the first call and stopped when the JVM ends. Closing it
   * does nothing.
   *
   * @throws TestAbortedException if no server is to be had
   */
  public static S3Server shared() {
    return new S3Server(SHARED.get(), () -> {});
  }

  /**
   * Starts a server of one's own, whose objects are files; {@link #close()} stops it, and so does
   * the end of the JVM. The one that {@value #VARIABLE} names is never used here.
   *
   * @throws TestAbortedException if no server is to be had
   */
  public static S3Server startOnDisk() {
    RunningS3 running = startNew(LocalProcess.Storage.DISK);
    return new S3Server(running, running.stop());
  }

  private static RunningS3 startNew(LocalProcess.Storage storage) {
    return ServerWays.first(
        "No S3 to test with. Set %s to an endpoint.".formatted(VARIABLE),
        ContainerS3::start,
        () -> LocalProcess.start(storage));
  }

  /** Where the server came from, to be read by people; without credentials. */
  public String origin() {
    return running.origin();
  }

  public URI endpoint() {
    return running.endpoint();
  }

  public String region() {
    return running.region();
  }

  public String accessKey() {
    return running.accessKey();
  }

  public String secretKey() {
    return running.secretKey();
  }

  /** Stops the server, unless it is the shared one. Later calls do nothing. */
  @Override
  public void close() {
    stop.run();
  }

  @Override
  public String toString() {
    return origin();
  }
}
