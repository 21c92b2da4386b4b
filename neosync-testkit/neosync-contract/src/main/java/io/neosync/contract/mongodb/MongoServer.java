package io.neosync.contract.mongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.Optional;
import java.util.UUID;

/**
 * A server that tests may do anything to: the one named by {@value #VARIABLE}, a container where
 * Docker answers, or a stand-in in this JVM, which is no MongoDB: it has no sessions, snapshots,
 * capped collections or validation, and does not take every type of BSON.
 *
 * <p>Safe for use by several threads.
 */
public final class MongoServer implements AutoCloseable {

  /** Environment variable with the connection string, user and password included. */
  public static final String VARIABLE = "NEOSYNC_TEST_MONGODB_URL";

  private final String origin;
  private final String uri;
  private final Runnable stop;
  private final Kind kind;
  private final Optional<ProcessHandle> process;

  /** What answers. */
  public enum Kind {
    MONGODB,
    /** Another program that speaks MongoDB's protocol. */
    STAND_IN
  }

  MongoServer(String origin, String uri, Kind kind, Runnable stop) {
    this(origin, uri, kind, stop, Optional.empty());
  }

  MongoServer(
      String origin, String uri, Kind kind, Runnable stop, Optional<ProcessHandle> process) {
    this.origin = origin;
    this.uri = uri;
    this.kind = kind;
    this.stop = stop;
    this.process = process;
  }

  private static final class Shared {
    private static final MongoServer SERVER = Servers.find();

    static {
      System.out.println("Tests of MongoDB run on " + SERVER.origin());
    }
  }

  /** The one server of this JVM. Closing it does nothing. */
  public static MongoServer shared() {
    MongoServer server = Shared.SERVER;
    return new MongoServer(server.origin, server.uri, server.kind, () -> {});
  }

  /** A stand-in of one's own, also where a real server is to be had; {@link #close()} stops it. */
  public static MongoServer startStandIn() {
    return Servers.standIn();
  }

  /**
   * A stand-in in a JVM of its own, to be measured.
   *
   * @param options of the JVM, as in {@code -Xmx4g}
   */
  public static MongoServer startStandInProcess(String... options) {
    return StandInProcess.start(options);
  }

  /** Where the server came from, to be read by people; without credentials. */
  public String origin() {
    return origin;
  }

  public Kind kind() {
    return kind;
  }

  /** The server's process, where it was started here and has one of its own. */
  public Optional<ProcessHandle> process() {
    return process;
  }

  /** The connection string. */
  public String uri() {
    return uri;
  }

  /** A database with a name of its own, and a client to look into it. */
  public MongoTestDatabase createDatabase() {
    MongoClient client = MongoClients.create(uri);
    return new MongoTestDatabase(
        uri, client, "neosync_test_" + UUID.randomUUID().toString().replace("-", "").substring(16));
  }

  /** Stops the server, unless it is the shared one. */
  @Override
  public void close() {
    stop.run();
  }

  @Override
  public String toString() {
    return origin;
  }
}
