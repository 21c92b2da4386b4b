package io.neosync.contract.s3;

import io.neosync.contract.server.ServerProcess;
import io.neosync.contract.server.ServerUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** S3Proxy in a JVM of its own that ends with this one. */
final class LocalProcess {

  /** Where the objects are kept. */
  enum Storage {
    MEMORY,
    DISK
  }

  private static final String NAME = "S3Proxy";

  private LocalProcess() {}

  static RunningS3 start(Storage storage) throws ServerUnavailableException {
    try {
      int port = ServerProcess.freePort();
      String endpoint = "http://localhost:" + port;
      List<String> words = new ArrayList<>(List.of(endpoint));
      if (storage == Storage.MEMORY) {
        ServerProcess server = ServerProcess.start(NAME, "768m", LocalMain.class, port, words);
        return RunningS3.local(NAME, URI.create(endpoint), server::stop);
      }
      Path folder = Files.createTempDirectory("neosync-s3");
      words.add(folder.toString());
      ServerProcess server = ServerProcess.start(NAME, "768m", LocalMain.class, port, words);
      return RunningS3.local(
          NAME,
          URI.create(endpoint),
          () -> {
            server.stop();
            delete(folder);
          });
    } catch (IOException e) {
      throw new ServerUnavailableException(NAME + " did not start: " + e.getMessage(), e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      // A file of the temporary folder stays.
    }
  }
}
