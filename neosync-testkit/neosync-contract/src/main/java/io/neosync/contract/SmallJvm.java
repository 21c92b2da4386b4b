package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM with a heap of 64 MB, which is enough for every run. */
public final class SmallJvm {

  private static final int PATIENCE_MINUTES = 3;

  private SmallJvm() {}

  /**
   * Runs a program that ends by itself, with the class path of this JVM.
   *
   * @return what it printed
   * @throws AssertionError with what it printed, if it fails or takes minutes
   */
  public static String run(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx64m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("neosync-", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended;
      try {
        ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
      } finally {
        process.destroyForcibly();
      }
      String told = Files.readString(output, StandardCharsets.UTF_8);
      assertThat(ended).as("ended, after it said: " + told).isTrue();
      assertThat(process.exitValue()).as(told).isZero();
      return told;
    } finally {
      Files.delete(output);
    }
  }
}
