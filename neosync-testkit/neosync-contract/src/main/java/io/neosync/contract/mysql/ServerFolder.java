package io.neosync.contract.mysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where one server keeps its data. Locked as long as the JVM that started the server lives: what a
 * killed JVM left running is found by its lock being free, and stopped by the next one.
 */
final class ServerFolder implements AutoCloseable {

  private static final String PREFIX = "run-";

  /** Not to be looked into: to close a file that this process has locked would unlock it. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private final Thread hook = new Thread(this::clear, "neosync-stop-server");
  private @Nullable Process process;
  private boolean closed;

  private ServerFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** What all servers of this machine share: unpacked binaries, and a folder for each server. */
  static Path home() throws IOException {
    // Short, because a socket's path must be.
    return Files.createDirectories(
        Path.of(System.getProperty("java.io.tmpdir"), "neosync-embedded"));
  }

  static ServerFolder create() throws IOException {
    sweep();
    Path path = home().resolve(PREFIX + UUID.randomUUID());
    OWN.add(path);
    Files.createDirectories(path.resolve("data"));
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    ServerFolder folder = new ServerFolder(path, channel);
    Runtime.getRuntime().addShutdownHook(folder.hook);
    return folder;
  }

  Path path() {
    return path;
  }

  Path data() {
    return path.resolve("data");
  }

  synchronized void owns(Process server) throws IOException {
    process = server;
    Files.writeString(path.resolve("server"), Long.toString(server.pid()));
  }

  /** Stops the server and deletes its data. Later calls do nothing. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook does it.
      return;
    }
    clear();
  }

  private synchronized void clear() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (process != null) {
        process.destroyForcibly().onExit().join();
      }
      delete(path);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Folder " + path + " cannot be deleted", e);
    }
  }

  /** Stops the servers of JVMs that are gone. */
  private static void sweep() throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(home(), PREFIX + "*")) {
      for (Path folder : folders) {
        if (!OWN.contains(folder)) {
          sweep(folder);
        }
      }
    }
  }

  private static void sweep(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Optional<ProcessHandle> server = server(folder);
        server.ifPresent(ProcessHandle::destroyForcibly);
        server.ifPresent(process -> process.onExit().join());
        delete(folder);
      }
    } catch (OverlappingFileLockException | NoSuchFileException e) {
      // One that is only just being made or deleted.
      return;
    }
  }

  /** The process of a folder, if its number still belongs to a server. */
  private static Optional<ProcessHandle> server(Path folder) throws IOException {
    Path file = folder.resolve("server");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(file)))
        .filter(
            process ->
                process
                    .info()
                    .arguments()
                    .filter(
                        arguments ->
                            List.of(arguments).contains("--datadir=" + folder.resolve("data")))
                    .isPresent());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
