package io.neosync.mongodb;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import java.util.Optional;
import org.bson.BsonTimestamp;
import org.jspecify.annotations.Nullable;

/** One instant of a deployment's history, at which any number of sessions can read. */
final class Snapshot {

  private static final ClientSessionOptions OPTIONS =
      ClientSessionOptions.builder().snapshot(true).build();

  private final Deployment deployment;
  private final BsonTimestamp instant;

  private Snapshot(Deployment deployment, BsonTimestamp instant) {
    this.deployment = deployment;
    this.instant = instant;
  }

  /**
   * Fixes the instant, where the server can: a first read tells. Called in a lane.
   *
   * @param collection to read from
   */
  static Optional<Snapshot> open(Deployment deployment, String collection) {
    if (!deployment.snapshots()) {
      return Optional.empty();
    }
    try (ClientSession session = deployment.client().startSession(OPTIONS)) {
      deployment.collection(collection).find(session).limit(1).first();
      @Nullable BsonTimestamp instant = session.getSnapshotTimestamp();
      return instant == null ? Optional.empty() : Optional.of(new Snapshot(deployment, instant));
    } catch (MongoException e) {
      return Optional.empty(); // a storage engine without history, for one
    }
  }

  /** A session that reads at the instant; the caller closes it. Called in a lane. */
  ClientSession session() {
    ClientSession session = deployment.client().startSession(OPTIONS);
    session.setSnapshotTimestamp(instant);
    return session;
  }
}
