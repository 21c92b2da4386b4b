package io.neosync.contract.mysql;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.UUID;

/** Unpacks a server once for all JVMs of this machine. */
interface Unpacking {

  /** Puts everything into this empty folder. */
  void into(Path folder) throws IOException, InterruptedException;

  /**
   * The folder of this name, unpacked by whoever came first.
   *
   * @param name tells versions apart
   */
  static Path once(String name, Unpacking unpacking) throws IOException, InterruptedException {
    Path target = ServerFolder.home().resolve(name);
    if (Files.exists(target)) {
      return target;
    }
    Path draft =
        Files.createDirectories(ServerFolder.home().resolve(name + "." + UUID.randomUUID()));
    unpacking.into(draft);
    try {
      return Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another JVM was faster; its files are the same.
      return target;
    }
  }

  /** Whether this machine runs programs made for 64-bit Linux on x86. */
  static boolean linuxAmd64() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
        && System.getProperty("os.arch").equals("amd64");
  }
}
