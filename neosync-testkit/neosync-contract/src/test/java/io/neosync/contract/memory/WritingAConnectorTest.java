package io.neosync.contract.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/writing-a-connector.md true. Tests run in the folder of their module. */
class WritingAConnectorTest {

  private static final Path PAGE = Path.of("../../docs/writing-a-connector.md");
  private static final Path SOURCES = Path.of("src/test/java/io/neosync/contract/memory");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

  @Test
  void connectorHasFewerThan150Lines() throws IOException {
    assertThat(Files.readAllLines(SOURCES.resolve("Memory.java"))).hasSizeLessThan(150);
  }

  @Test
  void pageShowsOnlyCodeThatTheBuildCompiles() throws IOException {
    List<String> sources;
    try (Stream<Path> files = Files.list(SOURCES)) {
      sources = files.map(WritingAConnectorTest::lines).toList();
    }

    assertThat(blocks()).hasSizeGreaterThan(8);
    assertThat(blocks())
        .allSatisfy(block -> assertThat(sources).anyMatch(source -> source.contains(block)));
  }

  @Test
  void pageShowsTheWholeConnector() throws IOException {
    String page = String.join("", blocks());

    assertThat(lines(SOURCES.resolve("Memory.java")).lines())
        .filteredOn(line -> !line.matches("(package|import) .*|/\\*\\* The whole .*"))
        .allSatisfy(line -> assertThat(page).contains(line));
  }

  @Test
  void pageLinksOnlyToFilesThatExist() throws IOException {
    assertThat(LINK.matcher(Files.readString(PAGE)).results().map(link -> link.group(1)))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(PAGE.resolveSibling(link)).exists());
  }

  private static List<String> blocks() throws IOException {
    return JAVA.matcher(Files.readString(PAGE))
        .results()
        .map(MatchResult::group)
        .map(block -> block.lines().filter(line -> !line.startsWith("```")))
        .map(WritingAConnectorTest::joined)
        .toList();
  }

  private static String lines(Path file) {
    try {
      return joined(Files.readAllLines(file).stream());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Lines without their indentation, and none that are empty. */
  private static String joined(Stream<String> lines) {
    return lines
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
