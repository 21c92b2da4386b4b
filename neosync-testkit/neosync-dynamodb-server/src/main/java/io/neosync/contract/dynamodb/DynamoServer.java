package io.neosync.contract.dynamodb;

import io.neosync.contract.server.ServerWays;
import io.neosync.contract.server.SharedServer;
import java.net.URI;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * A DynamoDB that tests may do anything to.
 *
 * <p>It is found in this order: the one named by {@value #VARIABLE}, a container of DynamoDB Local
 * where Docker answers, DynamoDB Local out of Maven Central. Where none of them is to be had,
 * asking for one throws {@link TestAbortedException} with the reasons, which JUnit reports as
 * skipped.
 *
 * <p>DynamoDB Local takes any credentials, and keeps the tables of each access key apart.
 */
public final class DynamoServer implements AutoCloseable {

  /**
   * Environment variable with the endpoint of a DynamoDB Local, {@code http://host:8000} for one;
   * another region than eu-west-1 may follow: {@code ?region=…}. It must not run with {@code
   * -sharedDb}.
   */
  public static final String VARIABLE = "NEOSYNC_TEST_DYNAMODB_URL";

  private static final SharedServer<RunningDynamo> SHARED =
      new SharedServer<>(
          () ->
              ServerWays.variable(VARIABLE)
                  .map(RunningDynamo::given)
                  .orElseGet(DynamoServer::startNew));

  private final RunningDynamo running;
  private final Runnable stop;

  private DynamoServer(RunningDynamo running, Runnable stop) {
    this.running = running;
    this.stop = stop;
  }

  /**
   * The one server of this JVM, started by the first call and stopped when the JVM ends. Closing it
   * does nothing.
   *
   * @throws TestAbortedException if no server is to be had
   */
  public static DynamoServer shared() {
    return new DynamoServer(SHARED.get(), () -> {});
  }

  /**
   * Starts a server of one's own; {@link #close()} stops it, and so does the end of the JVM. The
   * one that {@value #VARIABLE} names is never used here.
   *
   * @throws TestAbortedException if no server is to be had
   */
  public static DynamoServer start() {
    RunningDynamo running = startNew();
    return new DynamoServer(running, running.stop());
  }

  /**
   * Starts DynamoDB Local in a JVM of its own, for tables that do not fit what {@link #start()}
   * gives it; {@link #close()} stops it, and so does the end of this JVM.
   *
   * @param heap as the option {@code -Xmx} takes it
   * @throws TestAbortedException if it cannot be started
   */
  public static DynamoServer startProcess(String heap) {
    RunningDynamo running =
        ServerWays.first("No DynamoDB to test with.", () -> LocalProcess.start(heap));
    return new DynamoServer(running, running.stop());
  }

  private static RunningDynamo startNew() {
    return ServerWays.first(
        "No DynamoDB to test with. Set %s to an endpoint.".formatted(VARIABLE),
        ContainerDynamo::start,
        LocalProcess::start);
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

  /** The server's process, where it was started here and is no container. */
  public Optional<ProcessHandle> process() {
    return running.process();
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
