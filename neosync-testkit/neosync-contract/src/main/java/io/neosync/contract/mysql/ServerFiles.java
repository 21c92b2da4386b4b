package io.neosync.contract.mysql;

import io.neosync.contract.server.ServerUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An unpacked server.
 *
 * @param server the command that runs it, without where its data is
 * @param initialization what the command takes besides to make an empty data folder usable
 * @param script a script that initialization reads
 */
record ServerFiles(List<String> server, List<String> initialization, Script script) {

  /** Opens what a process reads. */
  interface Script {
    InputStream open() throws IOException;
  }

  void initialize(Path data, Path log)
      throws IOException, InterruptedException, ServerUnavailableException {
    List<String> command = new ArrayList<>(server);
    command.addAll(initialization);
    command.add("--datadir=" + data);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    try (InputStream input = script.open();
        OutputStream output = process.getOutputStream()) {
      input.transferTo(output);
    } catch (IOException e) {
      throw new ServerUnavailableException(
          "%s does not take its script:%s".formatted(server.get(0), EmbeddedMySql.tail(log)), e);
    }
    if (process.waitFor() != 0) {
      throw new ServerUnavailableException(
          "%s cannot make a data folder:%s".formatted(server.get(0), EmbeddedMySql.tail(log)));
    }
  }
}
