package io.neosync.mongodb;

import org.jspecify.annotations.Nullable;

/** An opened deployment and the lane in which a session asks it. */
final class Endpoint {

  private final Lanes lane;
  private volatile @Nullable Deployment deployment;

  private Endpoint(String name) {
    lane = new Lanes("neosync-mongodb-" + name, 1);
  }

  /** What a lane does with the deployment. */
  @FunctionalInterface
  interface Call<T> {
    T on(Deployment deployment) throws Exception;
  }

  static Endpoint open(Access access, String database, String name) throws Exception {
    Endpoint endpoint = new Endpoint(name);
    try {
      endpoint.lane.call(() -> endpoint.deployment = Deployment.open(access, database));
      return endpoint;
    } catch (Exception e) {
      endpoint.close();
      throw e;
    }
  }

  Deployment deployment() {
    Deployment opened = deployment;
    if (opened == null) {
      throw new IllegalStateException("closed");
    }
    return opened;
  }

  /** Calls the driver in the lane, and waits where an interruption is noticed. */
  <T> T call(Call<T> call) throws Exception {
    return lane.call(() -> call.on(deployment()));
  }

  /** Ends what the lane does. */
  void interrupt() {
    lane.interrupt();
  }

  void close() {
    lane.stop();
    Deployment opened = deployment;
    if (opened != null) {
      opened.close();
    }
  }
}
