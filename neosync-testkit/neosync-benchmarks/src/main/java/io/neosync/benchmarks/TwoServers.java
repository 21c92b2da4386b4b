package io.neosync.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Two servers written in Java, each in a process of this machine's. What a copy between them takes
 * is told with the processor time of each.
 */
record TwoServers(Optional<ProcessHandle> source, Optional<ProcessHandle> destination) {

  Measurement measure(Way way, int round) throws Exception {
    for (Optional<ProcessHandle> server : List.of(source, destination)) {
      if (server.isPresent()) {
        collectGarbage(server.get());
      }
    }
    CpuTimes before = CpuTimes.of(source, destination);
    return Measurement.of(way, round, way.work())
        .with(CpuTimes.of(source, destination).since(before).toString());
  }

  /** So that nobody pays for what another run left. Needs the JDK's {@code jcmd}. */
  private static void collectGarbage(ProcessHandle server)
      throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    int status =
        new ProcessBuilder(jcmd, Long.toString(server.pid()), "GC.run")
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException(
          "%s %d GC.run ended with status %d".formatted(jcmd, server.pid(), status));
    }
  }
}
