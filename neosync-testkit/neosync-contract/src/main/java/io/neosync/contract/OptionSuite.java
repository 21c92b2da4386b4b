package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.DestinationOption;
import io.neosync.PlanException;
import io.neosync.SyncException;
import io.neosync.SyncReport;
import io.neosync.SyncReport.TableReport;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of the options: refused by {@code build()}, or built and obeyed. */
interface OptionSuite extends Suite {

  /**
   * What comes of the rows below. A cell tells of table {@code a} how many rows are written and how
   * many conflict, of {@code b} also how many point nowhere, and in the last column how many rows
   * are left outside the sync. {@code no} is a failed run, {@code plan} a failed plan.
   */
  String EXPECTED =
      """
      truncate cascade conflict skip | clean       | twins       | orphans     | both        | outside
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

  TestTable A = TestTable.of("a").column("tag", TestType.NAME).unique("tags", "tag");
  TestTable B = TestTable.of("b").column("a", TestType.INTEGER).reference("to_a", "a", "a");
  TestTable OUTSIDE =
      TestTable.of("outside").column("a", TestType.INTEGER).reference("outside_to_a", "a", "a");

  /** A table that only the source has. */
  TestTable ARRIVING = TestTable.of("arriving").column("kind", TestType.NAME);

  /** The source's rows of {@code a} and {@code b}. */
  Map<String, List<List<TestRow>>> SOURCES =
      Map.of(
          "clean",
          List.of(
              List.of(TestRow.of(1, "x"), TestRow.of(2, "y")),
              List.of(TestRow.of(1, 1), TestRow.of(2, 2))),
          "twins",
          List.of(
              List.of(TestRow.of(1, "x"), TestRow.of(2, "y"), TestRow.of(3, "y")),
              List.of(TestRow.of(1, 1), TestRow.of(2, 2))),
          "orphans",
          List.of(
              List.of(TestRow.of(1, "x"), TestRow.of(2, "y")),
              List.of(TestRow.of(1, 1), TestRow.of(2, 2), TestRow.of(3, 99))),
          "both",
          List.of(
              List.of(TestRow.of(1, "x"), TestRow.of(2, "y"), TestRow.of(3, "y")),
              List.of(TestRow.of(1, 1), TestRow.of(2, 3), TestRow.of(3, 99), TestRow.of(4, 2))),
          "outside",
          List.of(
              List.of(TestRow.of(1, "x"), TestRow.of(2, "y")),
              List.of(TestRow.of(1, 1), TestRow.of(2, 2))));

  /** What {@code both} shows together: enough once, where tables are created too. */
  Set<String> PARTS = Set.of("twins", "orphans");

  private static Stream<Set<DestinationOption>> combinations() {
    return Options.combinations().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.neosync.contract.OptionSuite#combinations")
  default void isBuiltOrRefusedWithAllThatIsLacking(Set<DestinationOption> asked) throws Exception {
    if (pair().capabilities().supported().containsAll(asked)) {
      assertThat(Options.ask(pair().sync(), asked).build()).isNotNull();
    } else {
      Options.assertRefused(pair().sync(), pair().capabilities(), asked);
    }
  }

  private static Stream<Arguments> outcomes() {
    List<List<String>> lines =
        EXPECTED
            .lines()
            .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
            .toList();
    return lines.stream()
        .skip(1)
        .flatMap(
            line ->
                Stream.of(false, true)
                    .map(
                        creates ->
                            Arguments.of(options(line.get(0), creates), lines.get(0), line)));
  }

  private static Set<DestinationOption> options(String words, boolean creates) {
    List<DestinationOption> columns =
        List.of(
            DestinationOption.TRUNCATE_BEFORE_INSERT,
            DestinationOption.TRUNCATE_CASCADE,
            DestinationOption.ON_CONFLICT_DO_NOTHING,
            DestinationOption.SKIP_FOREIGN_KEY_VIOLATIONS);
    Set<DestinationOption> options = EnumSet.noneOf(DestinationOption.class);
    String[] asked = words.split(" +", -1);
    for (int i = 0; i < asked.length; i++) {
      if (asked[i].equals("yes")) {
        options.add(columns.get(i));
      }
    }
    if (creates) {
      options.add(DestinationOption.INIT_TABLE_SCHEMA);
    }
    return options;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.neosync.contract.OptionSuite#outcomes")
  default void doesWhatItsOptionsSay(
      Set<DestinationOption> options, List<String> names, List<String> expected) throws Exception {
    if (!pair().capabilities().supported().containsAll(options)) {
      Options.assertRefused(pair().sync(), pair().capabilities(), options);
      return;
    }
    pair().needs(DestinationOption.TRUNCATE_BEFORE_INSERT);
    pair().needs(Behaviour.FOREIGN_KEYS, Behaviour.UNIQUE_KEYS);
    for (int i = 1; i < names.size(); i++) {
      String rows = names.get(i);
      if (options.contains(DestinationOption.INIT_TABLE_SCHEMA) && PARTS.contains(rows)) {
        continue;
      }
      try (Pair pair = Pair.of(pair().engine())) {
        assertThat(outcome(pair, options, rows)).as(rows).isEqualTo(expected.get(i));
        pair.assertNothingLeft();
      }
    }
  }

  private static String outcome(Pair pair, Set<DestinationOption> options, String rows)
      throws Exception {
    pair.createLaxSource(A, B);
    pair.createDestination(OUTSIDE);
    List<List<TestRow>> given = SOURCES.getOrDefault(rows, List.of());
    pair.source().insert(A, given.get(0));
    pair.source().insert(B, given.get(1));
    pair.source().create(List.of(ARRIVING));
    pair.insertSource(ARRIVING, TestRow.of(1, "x"), TestRow.of(2, "y"));
    pair.insertDestination(A, TestRow.of(1, "old"), TestRow.of(9, "z"));
    pair.insertDestination(B, TestRow.of(1, 9));
    boolean outside = rows.equals("outside");
    if (outside) {
      pair.insertDestination(OUTSIDE, TestRow.of(1, 9));
    }
    boolean creates = options.contains(DestinationOption.INIT_TABLE_SCHEMA);
    List<String> definitions = definitions(pair);
    Map<String, List<TestRow>> before = pair.contents();
    String cell;
    try {
      SyncReport report =
          Options.ask(creates ? pair.sync() : pair.sync().tables("a", "b"), options).build().run();
      if (creates) {
        assertThat(report.table("arriving").rowsWritten()).isEqualTo(2);
        pair.assertSame(ARRIVING);
      }
      cell = cell(pair, report) + (outside ? " " + pair.rows(OUTSIDE).size() : "");
    } catch (SyncException e) {
      pair.assertTruthful(e, before);
      cell = e instanceof PlanException ? "plan" : "no";
    }
    assertThat(definitions(pair)).isEqualTo(definitions);
    return cell;
  }

  private static List<String> definitions(Pair pair) throws Exception {
    return pair.destination().definitions().stream()
        .filter(line -> !line.contains(ARRIVING.name()))
        .toList();
  }

  private static String cell(Pair pair, SyncReport report) throws Exception {
    TableReport a = report.table("a");
    TableReport b = report.table("b");
    for (TableReport table : List.of(a, b)) {
      assertThat(table.rowsRead()).isEqualTo(table.rowsWritten() + table.rowsSkipped());
    }
    assertThat(a.skippedByForeignKey()).isEmpty();
    assertThat(pair.rows(A).size() - a.rowsWritten()).isIn(0L, 2L);
    return "a%d-%d b%d-%d-%d"
        .formatted(
            a.rowsWritten(),
            a.skippedByConflict(),
            b.rowsWritten(),
            b.skippedByConflict(),
            b.skippedByForeignKey().getOrDefault("to_a", 0L));
  }
}
