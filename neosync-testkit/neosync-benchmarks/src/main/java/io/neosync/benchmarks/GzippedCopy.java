package io.neosync.benchmarks;

import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.postgresql.PGConnection;

/** {@code COPY table TO STDOUT | gzip -6 > file}, table after table. */
record GzippedCopy(Dataset dataset) implements Contender {

  @Override
  public String name() {
    return "COPY | gzip -6";
  }

  @Override
  public void run(Databases databases) throws Exception {
    try (Connection connection = databases.source().connect()) {
      for (String table : dataset.tables()) {
        Path file = Files.createTempFile("benchmark", ".gz");
        try {
          copy(connection, table, file.toFile());
        } finally {
          Files.delete(file);
        }
      }
    }
  }

  private static void copy(Connection connection, String table, File file) throws Exception {
    Process gzip =
        new ProcessBuilder("gzip", "-6", "-c")
            .redirectOutput(file)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      try (OutputStream input = gzip.getOutputStream()) {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY public." + table + " TO STDOUT", input);
      }
      if (gzip.waitFor() != 0) {
        throw new IllegalStateException("gzip ended with " + gzip.exitValue());
      }
    } finally {
      gzip.destroyForcibly();
    }
  }
}
