package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.PlanException;
import io.neosync.SyncBuilder;
import io.neosync.SyncException;
import io.neosync.SyncReport;
import io.neosync.contract.postgres.compare.CatalogDump;
import io.neosync.contract.postgres.compare.TableContents;
import io.neosync.contract.postgres.leak.Leftovers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of the options, on sources with and without what the options are about. */
class OptionCombinationsTest {

  /**
   * A cell tells of table {@code a} how many rows are written and how many conflict, of {@code b}
   * also how many point nowhere, and in the last column how many rows are left outside the sync.
   * {@code no} is a failed run, {@code plan} a failed plan.
   */
  private static final String EXPECTED =
      """
      truncate cascade conflict skip | clean       | twins       | orphans     | both        | rows outside
      -        -       -        -    | a2-0 b2-0-0 | no          | no          | no          | plan
      -        -       -        yes  | a2-0 b2-0-0 | no          | a2-0 b2-0-1 | no          | plan
      -        -       yes      -    | a1-1 b1-1-0 | a1-2 b1-1-0 | no          | no          | a1-1 b1-1-0 1
      -        -       yes      yes  | a1-1 b1-1-0 | a1-2 b1-1-0 | a1-1 b1-1-1 | a1-2 b1-1-2 | a1-1 b1-1-0 1
      -        yes     -        -    | a2-0 b2-0-0 | no          | no          | no          | a2-0 b2-0-0 0
      -        yes     -        yes  | a2-0 b2-0-0 | no          | a2-0 b2-0-1 | no          | a2-0 b2-0-0 0
      -        yes     yes      -    | a2-0 b2-0-0 | a2-1 b2-0-0 | no          | no          | a2-0 b2-0-0 0
      -        yes     yes      yes  | a2-0 b2-0-0 | a2-1 b2-0-0 | a2-0 b2-0-1 | a2-1 b2-0-2 | a2-0 b2-0-0 0
      yes      -       -        -    | a2-0 b2-0-0 | no          | no          | no          | plan
      yes      -       -        yes  | a2-0 b2-0-0 | no          | a2-0 b2-0-1 | no          | plan
      yes      -       yes      -    | a2-0 b2-0-0 | a2-1 b2-0-0 | no          | no          | plan
      yes      -       yes      yes  | a2-0 b2-0-0 | a2-1 b2-0-0 | a2-0 b2-0-1 | a2-1 b2-0-2 | plan
      yes      yes     -        -    | a2-0 b2-0-0 | no          | no          | no          | a2-0 b2-0-0 0
      yes      yes     -        yes  | a2-0 b2-0-0 | no          | a2-0 b2-0-1 | no          | a2-0 b2-0-0 0
      yes      yes     yes      -    | a2-0 b2-0-0 | a2-1 b2-0-0 | no          | no          | a2-0 b2-0-0 0
      yes      yes     yes      yes  | a2-0 b2-0-0 | a2-1 b2-0-0 | a2-0 b2-0-1 | a2-1 b2-0-2 | a2-0 b2-0-0 0
      """;

  private static final List<String> SOURCES =
      List.of(
          "INSERT INTO a VALUES (1, 'x'), (2, 'y'); INSERT INTO b VALUES (1, 1), (2, 2)",
          "INSERT INTO a VALUES (1, 'x'), (2, 'y'), (3, 'y'); INSERT INTO b VALUES (1, 1), (2, 2)",
          "INSERT INTO a VALUES (1, 'x'), (2, 'y'); INSERT INTO b VALUES (1, 1), (2, 2), (3, 99)",
          """
          INSERT INTO a VALUES (1, 'x'), (2, 'y'), (3, 'y');
          INSERT INTO b VALUES (1, 1), (2, 3), (3, 99), (4, 2);
          """,
          "INSERT INTO a VALUES (1, 'x'), (2, 'y'); INSERT INTO b VALUES (1, 1), (2, 2)");

  private static TwoDatabases databases;

  @BeforeAll
  static void start() throws SQLException {
    databases = new TwoDatabases();
  }

  @AfterAll
  static void stop() throws SQLException {
    databases.close();
  }

  static Stream<Arguments> combinations() {
    return EXPECTED
        .lines()
        .skip(1)
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .flatMap(
            cells ->
                Stream.of(false, true)
                    .map(
                        creates ->
                            Arguments.of(
                                cells.get(0).replaceAll(" +", " "),
                                creates,
                                cells.subList(1, cells.size()))));
  }

  @ParameterizedTest(name = "truncate, cascade, conflict, skip: {0}; init: {1}")
  @MethodSource("combinations")
  void doesWhatItsOptionsSay(String options, boolean creates, List<String> expected)
      throws SQLException {
    for (int i = 0; i < expected.size(); i++) {
      boolean outside = i == expected.size() - 1;
      databases.given(
          "CREATE TABLE a (id int PRIMARY KEY, tag text); CREATE TABLE b (id int PRIMARY KEY, a"
              + " int)",
          SOURCES.get(i)
              + "; CREATE TABLE n (id int PRIMARY KEY, kind text CHECK (kind <> ''));"
              + " INSERT INTO n VALUES (1, 'x'), (2, 'y')",
          """
          INSERT INTO a VALUES (1, 'old'), (9, 'z'); INSERT INTO b VALUES (1, 9);
          CREATE TABLE outside (a int REFERENCES a);
          ALTER TABLE a ADD CONSTRAINT tags UNIQUE (tag);
          ALTER TABLE b ADD CONSTRAINT to_a FOREIGN KEY (a) REFERENCES a;
          """
              + (outside ? "INSERT INTO outside VALUES (9)" : ""));

      assertThat(outcome(options, creates, outside)).isEqualTo(expected.get(i));
    }
  }

  /** Runs, checks what holds for every run, and tells the outcome as a cell. */
  private static String outcome(String options, boolean creates, boolean outside)
      throws SQLException {
    String cell;
    try (Connection to = databases.destination.connection()) {
      CatalogDump definitions = CatalogDump.of(to, "s");
      TableContents contents = TableContents.of(to, "s");
      try {
        SyncReport report =
            databases
                .build(
                    creates ? TwoDatabases.LAZY : TwoDatabases.EAGER,
                    builder -> chosen(builder, options, creates))
                .run();
        if (creates) {
          assertThat(report.table("n").rowsWritten()).isEqualTo(2);
          assertThat(databases.rows("SELECT * FROM s.n ORDER BY 1")).containsExactly("1|x", "2|y");
          databases.destination.execute("DROP TABLE s.n");
        }
        cell = cell(report) + (outside ? " " + rows("outside") : "");
      } catch (SyncException e) {
        assertThat(contents.differences(TableContents.of(to, "s"))).isEmpty();
        cell = e instanceof PlanException ? "plan" : "no";
      }
      assertThat(definitions.differences(CatalogDump.of(to, "s"))).isEmpty();
    }
    Leftovers.assertNone(Duration.ofSeconds(5), databases.source, databases.destination);
    return cell;
  }

  private static SyncBuilder chosen(SyncBuilder builder, String options, boolean creates) {
    String[] asked = options.split(" ");
    SyncBuilder chosen = asked[0].equals("yes") ? builder.truncateBeforeInsert() : builder;
    chosen = asked[1].equals("yes") ? chosen.truncateCascade() : chosen;
    chosen = asked[2].equals("yes") ? chosen.onConflictDoNothing() : chosen;
    chosen = asked[3].equals("yes") ? chosen.skipForeignKeyViolations() : chosen;
    return creates ? chosen.initTableSchema() : chosen.tables("a", "b");
  }

  private static long rows(String table) throws SQLException {
    return databases.destination.queryLong("SELECT count(*) FROM s." + table);
  }

  private static String cell(SyncReport report) throws SQLException {
    SyncReport.TableReport a = report.table("a");
    SyncReport.TableReport b = report.table("b");
    for (SyncReport.TableReport table : List.of(a, b)) {
      assertThat(table.rowsRead()).isEqualTo(table.rowsWritten() + table.rowsSkipped());
    }
    assertThat(a.skippedByForeignKey()).isEmpty();
    assertThat(rows("a") - a.rowsWritten()).isIn(0L, 2L);
    return "a%d-%d b%d-%d-%d"
        .formatted(
            a.rowsWritten(),
            a.skippedByConflict(),
            b.rowsWritten(),
            b.skippedByConflict(),
            b.skippedByForeignKey().getOrDefault("to_a", 0L));
  }
}
