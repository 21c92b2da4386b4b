package io.neosync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Capabilities;
import io.neosync.DestinationOption;
import io.neosync.SyncReport;
import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.postgres.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps README.md true. Tests run in the folder of their module. */
class ReadmeTest {

  private static final Path ROOT = Path.of("../..");
  private static final Path EXAMPLE =
      Path.of("src/test/java/io/neosync/examples/ReadmeExample.java");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern MARKED =
      Pattern.compile("// readme:begin\n(.*?)\n *// readme:end", Pattern.DOTALL);
  private static final Pattern MATRIX_ROW =
      Pattern.compile("^\\| `(\\w+)\\(\\)` \\| (yes|planned|no) \\|", Pattern.MULTILINE);

  @Test
  void showsTheExampleThatTheBuildCompiles() throws IOException {
    assertThat(first(JAVA, readme()))
        .isEqualTo(first(MARKED, Files.readString(EXAMPLE)).stripIndent() + "\n");
  }

  @Test
  void showsAnExampleThatWorks() throws SQLException {
    String schema = "CREATE TABLE orders (id int PRIMARY KEY, ordered_at date NOT NULL);";
    try (TestDatabase production = PostgresServer.shared().createDatabase();
        TestDatabase test = PostgresServer.shared().createDatabase()) {
      production.execute(
          schema + "INSERT INTO orders VALUES (1, '2024-08-09'), (2, '2024-08-10'), (3, now());");
      production.execute("CREATE TABLE audit_orders (id int)");
      test.execute(schema + "INSERT INTO orders VALUES (2, '2000-01-01');");

      SyncReport report = ReadmeExample.run(production.dataSource(), test.dataSource());

      assertThat(report.table("orders").rowsWritten()).isEqualTo(1);
      assertThat(test.queryStrings("SELECT id, ordered_at < '2001-01-01' FROM orders ORDER BY 1"))
          .containsExactly("2|t", "3|f");
    }
  }

  @Test
  void listsEachOptionAsPostgresHasIt() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (MatchResult row : MATRIX_ROW.matcher(readme()).results().toList()) {
      listed.put(row.group(1), row.group(2));
    }
    Capabilities postgres = Postgres.at("jdbc:postgresql:x", "user", "password").capabilities();

    assertThat(listed)
        .containsAllEntriesOf(
            Arrays.stream(DestinationOption.values())
                .collect(
                    Collectors.toMap(
                        ReadmeTest::method, option -> postgres.supports(option) ? "yes" : "no")));
    assertThat(supported(listed))
        .hasSameElementsAs(postgres.supported().stream().map(ReadmeTest::method).toList());
  }

  private static List<String> supported(Map<String, String> listed) {
    return listed.entrySet().stream()
        .filter(row -> row.getValue().equals("yes"))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** TRUNCATE_CASCADE is asked for by truncateCascade(). */
  private static String method(DestinationOption option) {
    return Pattern.compile("_(.)")
        .matcher(option.name().toLowerCase(Locale.ROOT))
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as("text for " + pattern).isTrue();
    return found.group(1);
  }
}
