package io.neosync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between the project's documents lead to files, and to headings in them, that exist. */
class DocumentLinksTest {

  private static final Path ROOT = Path.of("../..");

  /** The folders that hold documents; others hold what builds leave behind, or fixtures. */
  private static final List<String> FOLDERS = List.of("docs", "neosync-testkit/neosync-benchmarks");

  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("^\\w+:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

  @ParameterizedTest
  @MethodSource("documents")
  void leadSomewhere(Path document) throws IOException {
    assertThat(links(document).filter(link -> !leads(document, link))).isEmpty();
  }

  @Test
  void areLookedForInAllDocuments() throws IOException {
    assertThat(documents())
        .contains(
            ROOT.resolve("README.md"),
            ROOT.resolve("CONTRIBUTING.md"),
            ROOT.resolve("docs/engines.md"),
            ROOT.resolve("docs/adr/0001-one-door-from-api-to-rooms.md"));
  }

  @ParameterizedTest
  @CsvSource({
    "docs/types.md#tables-that-are-created, true",
    "docs/types.md, true",
    "docs/types.md#no-such-heading, false",
    "docs/no-such-document.md, false",
    "docs/no-such-document.md#tables-that-are-created, false"
  })
  void areFollowedToTheHeading(String link, boolean leads) {
    assertThat(leads(ROOT.resolve("README.md"), link)).isEqualTo(leads);
  }

  static List<Path> documents() throws IOException {
    try (Stream<Path> atRoot = Files.list(ROOT)) {
      return Stream.concat(atRoot, FOLDERS.stream().flatMap(DocumentLinksTest::within))
          .filter(file -> file.getFileName().toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> within(String folder) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      return files.filter(file -> !file.toString().contains("target")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> links(Path document) throws IOException {
    return LINK.matcher(prose(document))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !ELSEWHERE.matcher(link).matches());
  }

  private static boolean leads(Path document, String link) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? document : document.resolveSibling(file);
    return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
  }

  /** As GitHub makes them of headings, but for headings that are there twice. */
  private static List<String> anchors(Path document) {
    try {
      return HEADING
          .matcher(prose(document))
          .results()
          .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
          .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String prose(Path document) throws IOException {
    return CODE.matcher(Files.readString(document)).replaceAll("");
  }
}
