package io.neosync.contract.dynamodb;

import io.neosync.contract.server.ServerProcess;
import io.neosync.contract.server.ServerUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** DynamoDB Local, in memory, in a JVM of its own that ends with this one. */
final class LocalProcess {

  private static final String NAME = "DynamoDB Local";

  private LocalProcess() {}

  static RunningDynamo start() throws ServerUnavailableException {
    return start("512m");
  }

  static RunningDynamo start(String heap) throws ServerUnavailableException {
    try {
      int port = ServerProcess.freePort();
      ServerProcess server =
          ServerProcess.start(NAME, heap, LocalMain.class, port, List.of(Integer.toString(port)));
      return RunningDynamo.local(
          NAME, URI.create("http://localhost:" + port), server::stop, Optional.of(server.handle()));
    } catch (IOException e) {
      throw new ServerUnavailableException(NAME + " did not start: " + e.getMessage(), e);
    }
  }
}
