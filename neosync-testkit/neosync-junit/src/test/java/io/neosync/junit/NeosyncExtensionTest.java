package io.neosync.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.neosync.Destination;
import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.contract.postgres.TestDatabase;
import io.neosync.junit.fixtures.Fixtures;
import io.neosync.postgres.Postgres;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class NeosyncExtensionTest {

  static final String BEFORE = "there before;1there before";

  static TestDatabase words;
  static TestDatabase others;

  @BeforeAll
  static void createDatabases() {
    words = Words.create();
    others = Words.create();
  }

  @AfterAll
  static void drop() throws SQLException {
    words.close();
    others.close();
  }

  private static EngineExecutionResults run(Class<?>... tests) {
    EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
    Arrays.stream(tests).forEach(test -> kit.selectors(selectClass(test)));
    return kit.execute();
  }

  private static void succeeds(int expected, Class<?>... tests) {
    EngineExecutionResults results = run(tests);
    results.testEvents().failed().stream()
        .forEach(
            event -> {
              throw new AssertionError(event.getTestDescriptor().getDisplayName(), failure(event));
            });
    results.allEvents().assertStatistics(events -> events.failed(0));
    assertThat(results.testEvents().succeeded().count()).isEqualTo(expected);
  }

  private static Throwable failure(org.junit.platform.testkit.engine.Event event) {
    return event
        .getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
        .getThrowable()
        .orElseThrow();
  }

  private static String message(Class<?> test) {
    return run(test).testEvents().failed().stream()
        .map(event -> failure(event).getMessage())
        .findFirst()
        .orElse("no failure");
  }

  @NeosyncTest
  @Seed("fixtures/one")
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class SeededTests {

    @SyncTo static DataSource db = words.dataSource();

    @BeforeEach
    void seesTheReport(SyncReport report) {
      assertThat(report.table("words").rowsWritten()).isPositive();
    }

    @Test
    @Order(1)
    void changesRows(SyncReport report) throws SQLException {
      assertThat(Words.all(db)).isEqualTo("one;1there before");
      assertThat(report.rowsWritten()).isEqualTo(1);
      Words.run(db, "INSERT INTO log (what) VALUES ('more'); DELETE FROM words");
    }

    @Test
    @Order(2)
    void findsTheSeedAgain() throws SQLException {
      assertThat(Words.all(db)).isEqualTo("one;1there before");
      Words.run(db, "TRUNCATE log; INSERT INTO log (what) VALUES ('new')");
      assertThat(Words.all(db)).isEqualTo("one;2new");
    }

    @Test
    @Order(3)
    @Seed({"fixtures/two", "fixtures/one"})
    void hasASeedOfItsOwn(SyncReport report) throws SQLException {
      assertThat(Words.all(db)).isEqualTo("one,two,three;1there before");
      assertThat(report.rowsWritten()).isEqualTo(3);
    }

    @Test
    @Order(4)
    void findsTheClassesSeedAgain() throws SQLException {
      assertThat(Words.all(db)).isEqualTo("one;1there before");
    }

    @Nested
    class InnerTests {
      @Test
      void inheritsDatabaseAndSeed() throws SQLException {
        assertThat(Words.all(db)).isEqualTo("one;1there before");
        Words.run(db, "DELETE FROM words");
      }
    }

    @Nested
    @Seed("fixtures/two")
    class OtherSeedTests {
      @Test
      void overridesTheSeed() throws SQLException {
        assertThat(Words.all(db)).isEqualTo("two,three;1there before");
      }
    }

    @Nested
    class OtherDatabaseTests {
      @SyncTo final DataSource other = others.dataSource();

      @Test
      void overridesTheDatabase() throws SQLException {
        assertThat(Words.all(other)).isEqualTo("one;1there before");
      }
    }
  }

  static class InheritingTests extends SeededTests {}

  @Test
  void testsFindTheirSeedWhateverOthersDid() throws SQLException {
    succeeds(7, SeededTests.class);
    succeeds(7, InheritingTests.class);
    assertThat(Words.all(words.dataSource())).isEqualTo(BEFORE);
    assertThat(Words.all(others.dataSource())).isEqualTo(BEFORE);
  }

  @ExtendWith(NeosyncExtension.class)
  static class UnseededTests {

    @SyncTo static Destination db;

    @BeforeAll
    static void create() throws SQLException {
      db = Postgres.at(words.dataSource());
      words.execute("CREATE TABLE extra (id int); INSERT INTO extra VALUES (1)");
    }

    @AfterAll
    static void drop() throws SQLException {
      words.execute("DROP TABLE extra");
    }

    @Test
    void first() throws SQLException {
      assertUntouched();
    }

    @Test
    void second() throws SQLException {
      assertUntouched();
    }

    private static void assertUntouched() throws SQLException {
      assertThat(Words.all(words.dataSource())).isEqualTo(BEFORE);
      assertThat(words.queryStrings("SELECT id FROM extra")).containsExactly("1");
      words.execute("DELETE FROM extra; DELETE FROM words");
    }
  }

  @Test
  void withoutASeedTestsFindWhatWasThere() throws SQLException {
    succeeds(2, UnseededTests.class);
    // Its tables are others by now, and rows that nobody may guess about stay.
    words.execute("INSERT INTO words VALUES (9, 'there before') ON CONFLICT DO NOTHING");
  }

  @NeosyncTest
  @Seed("fixtures/one")
  static class AlteringTests {
    @SyncTo static DataSource db = words.dataSource();

    @Test
    void first() throws SQLException {
      alter();
    }

    @Test
    void second() throws SQLException {
      alter();
    }

    private static void alter() throws SQLException {
      assertThat(Words.all(db)).isEqualTo("one;1there before");
      Words.run(
          db,
          "ALTER TABLE words ADD note text; DELETE FROM words; ALTER TABLE words DROP note;"
              + " CREATE TABLE IF NOT EXISTS altered (id int)");
    }
  }

  @Test
  void testsThatAlterTablesAreSeededAnew() throws SQLException {
    succeeds(2, AlteringTests.class);
    words.execute(
        "DROP TABLE altered; TRUNCATE words; INSERT INTO words VALUES (9, 'there before')");
  }

  static Sync twoWords() {
    return Sync.from(Fixtures.classpath("fixtures/two"))
        .to(Postgres.at(words.dataSource()))
        .build();
  }

  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class ResetTests {

    @RegisterExtension
    static final NeosyncExtension SHOP = NeosyncExtension.seed(twoWords()).once().resetBeforeEach();

    static final Set<SyncReport> REPORTS = ConcurrentHashMap.newKeySet();

    @Test
    void first(SyncReport report) throws SQLException {
      check(report);
    }

    @Test
    void second(SyncReport report) throws SQLException {
      check(report);
    }

    private static void check(SyncReport report) throws SQLException {
      REPORTS.add(report);
      assertThat(REPORTS).hasSize(1);
      assertThat(Words.all(words.dataSource())).isEqualTo("two,three;1there before");
      words.execute("DELETE FROM words; INSERT INTO log (what) VALUES ('x')");
    }
  }

  @Test
  void aSyncOfOnesOwnRunsOnceAndIsPutBack() throws SQLException {
    succeeds(2, ResetTests.class);
    assertThat(Words.all(words.dataSource())).isEqualTo(BEFORE);
  }

  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class OnceTests {

    @RegisterExtension
    static final NeosyncExtension SHOP = NeosyncExtension.seed(twoWords()).once();

    @Test
    @Order(1)
    void first() throws SQLException {
      assertThat(Words.all(words.dataSource())).isEqualTo("two,three;1there before");
      words.execute("DELETE FROM words WHERE id = 2");
    }

    @Test
    @Order(2)
    void second() throws SQLException {
      assertThat(Words.all(words.dataSource())).isEqualTo("three;1there before");
    }
  }

  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class EachTests {

    @RegisterExtension final NeosyncExtension shop = NeosyncExtension.seed(twoWords());

    @Test
    @Order(1)
    void first() throws SQLException {
      assertThat(words.queryStrings("SELECT word FROM words ORDER BY id"))
          .containsExactly("two", "three");
      words.execute("DELETE FROM words; INSERT INTO log (what) VALUES ('stays')");
    }

    @Test
    @Order(2)
    void second() throws SQLException {
      assertThat(Words.all(words.dataSource())).startsWith("two,three;").endsWith("stays");
    }
  }

  @Test
  void aSyncOfOnesOwnRunsOnceOrEachTime() throws SQLException {
    try (TestDatabase own = Words.create()) {
      TestDatabase shared = words;
      words = own;
      try {
        succeeds(2, OnceTests.class);
        succeeds(2, EachTests.class);
      } finally {
        words = shared;
      }
    }
  }

  @NeosyncTest
  @Seed("fixtures/one")
  static class GoneTests {
    static TestDatabase own = Words.create();
    @SyncTo static DataSource db = own.dataSource();

    @AfterAll
    static void drop() throws SQLException {
      own.close();
    }

    @Test
    void first() throws SQLException {
      assertThat(Words.all(db)).isEqualTo("one;1there before");
    }
  }

  @Test
  void aDatabaseMayGoWithItsClass() {
    succeeds(1, GoneTests.class);
  }

  /** Several classes that write to one database, each through a field of its own. */
  abstract static class Crowd {
    static final AtomicInteger INSIDE = new AtomicInteger();

    @BeforeEach
    void enter() throws SQLException {
      assertThat(INSIDE.incrementAndGet()).isEqualTo(1);
      assertThat(words.queryStrings("SELECT count(*) FROM words")).containsExactly("1");
    }

    @AfterEach
    void leave() throws SQLException {
      words.execute("INSERT INTO words VALUES (77, 'more')");
      assertThat(INSIDE.decrementAndGet()).isZero();
    }

    @Test
    void a() {}

    @Test
    void b() {}

    @Test
    void c() {}
  }

  @NeosyncTest
  @Seed("fixtures/one")
  static class FirstCrowd extends Crowd {
    @SyncTo static DataSource db = words.dataSource();
  }

  @ExtendWith(NeosyncExtension.class)
  @Seed("fixtures/one")
  static class SecondCrowd extends Crowd {
    @SyncTo static DataSource db = words.dataSource();
  }

  @ExtendWith(NeosyncExtension.class)
  @Seed("fixtures/one")
  static class ThirdCrowd extends Crowd {
    @SyncTo final DataSource db = words.dataSource();
  }

  private static EngineExecutionResults parallel(Class<?>... tests) {
    EngineTestKit.Builder kit =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
    Arrays.stream(tests).forEach(test -> kit.selectors(selectClass(test)));
    return kit.execute();
  }

  @Test
  void classesOnOneDatabaseWaitForEachOther() throws SQLException {
    EngineExecutionResults results =
        parallel(FirstCrowd.class, SecondCrowd.class, ThirdCrowd.class);
    results.testEvents().assertStatistics(events -> events.succeeded(9).failed(0));
    results.containerEvents().assertStatistics(events -> events.failed(0));
    assertThat(Words.all(words.dataSource())).isEqualTo(BEFORE);
  }

  /** Each waits inside its test for the other to be inside its own. */
  static final CountDownLatch BOTH = new CountDownLatch(2);

  private static void meet() throws InterruptedException {
    BOTH.countDown();
    assertThat(BOTH.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @NeosyncTest
  @Seed("fixtures/one")
  static class HereTests {
    @SyncTo static DataSource db = words.dataSource();

    @Test
    void meets() throws InterruptedException {
      meet();
    }
  }

  @NeosyncTest
  @Seed("fixtures/one")
  static class ThereTests {
    @SyncTo static DataSource db = others.dataSource();

    @Test
    void meets() throws InterruptedException {
      meet();
    }
  }

  @Test
  void classesOnDifferentDatabasesRunAtTheSameTime() {
    parallel(HereTests.class, ThereTests.class)
        .testEvents()
        .assertStatistics(events -> events.succeeded(2));
  }

  @NeosyncTest
  static class NoFieldTests {
    @Test
    void test() {}
  }

  @NeosyncTest
  static class WrongFieldTests {
    @SyncTo static String db = "";

    @Test
    void test() {}
  }

  @NeosyncTest
  static class NullFieldTests {
    @SyncTo static DataSource db;

    @Test
    void test() {}
  }

  @NeosyncTest
  @Seed("fixtures/one")
  static class UnclearTests {
    @SyncTo static DataSource db = words.dataSource();
    @SyncTo static DataSource other = others.dataSource();

    @Test
    void test() {}
  }

  @NeosyncTest
  @Seed(value = "fixtures/one", to = "others")
  static class MisnamedTests {
    @SyncTo static DataSource db = words.dataSource();
    @SyncTo static DataSource other = others.dataSource();

    @Test
    void test() {}
  }

  @NeosyncTest
  @Seed(value = "fixtures/one", to = "db")
  @Seed(value = "fixtures/two", to = "other")
  static class SeveralDatabasesTests {
    @SyncTo static DataSource db = words.dataSource();
    @SyncTo static DataSource other = others.dataSource();

    @Test
    void first() throws SQLException {
      changed();
    }

    @Test
    void second() throws SQLException {
      changed();
    }

    private static void changed() throws SQLException {
      assertThat(Words.all(db)).isEqualTo("one;1there before");
      assertThat(Words.all(other)).isEqualTo("two,three;1there before");
      Words.run(db, "DELETE FROM words");
      Words.run(other, "DELETE FROM words");
    }

    @Test
    @Seed(value = "fixtures/two", to = "db")
    void otherSeed(SyncReport report) throws SQLException {
      assertThat(report.table("words").rowsWritten()).isEqualTo(2);
      assertThat(Words.all(db)).isEqualTo("two,three;1there before");
      assertThat(Words.all(other)).isEqualTo(BEFORE);
    }
  }

  @Test
  void eachOfSeveralDatabasesHasASeedOfItsOwn() throws SQLException {
    succeeds(3, SeveralDatabasesTests.class);
    assertThat(Words.all(words.dataSource())).isEqualTo(BEFORE);
    assertThat(Words.all(others.dataSource())).isEqualTo(BEFORE);
  }

  @NeosyncTest
  static class NoPathTests {
    @SyncTo static DataSource db = words.dataSource();

    @Test
    @Seed({})
    void test() {}
  }

  @NeosyncTest
  static class NoReportTests {
    @SyncTo static DataSource db = words.dataSource();

    @Test
    void test(SyncReport seeded) {}
  }

  @NeosyncTest
  @Seed("fixtures/nowhere")
  static class NoFixturesTests {
    @SyncTo static DataSource db = words.dataSource();

    @Test
    void test() {}
  }

  @Test
  void mistakesNameTheFieldOrTheAnnotation() {
    assertThat(message(NoFieldTests.class))
        .isEqualTo(
            NoFieldTests.class.getName()
                + " has no database to seed: mark a field of type DataSource or Destination with"
                + " @SyncTo");
    assertThat(message(NullFieldTests.class))
        .isEqualTo(
            "@SyncTo NullFieldTests.db is null when the test begins; give it a value in its"
                + " declaration or in a @BeforeAll method");
    assertThat(message(UnclearTests.class))
        .isEqualTo(
            "@Seed of UnclearTests does not say which of the @SyncTo fields [db, other] it is for:"
                + " add to = \"db\"");
    assertThat(message(MisnamedTests.class))
        .isEqualTo(
            "@Seed of MisnamedTests is for a @SyncTo field others, and there are [db, other]");
    assertThat(message(NoPathTests.class)).isEqualTo("@Seed of NoPathTests.test names no fixture");
    assertThat(message(NoReportTests.class))
        .contains(
            "parameter seeded of test: there is no SyncReport, since neither the test nor its class"
                + " has @Seed");
    assertThat(message(NoFixturesTests.class))
        .isEqualTo(
            "This sync cannot run: class path fixtures/nowhere does not exist, or holds no files");
  }

  @Test
  void mistakesInFieldsFailTheirClassOnly() {
    String told =
        run(WrongFieldTests.class).allEvents().failed().stream()
            .map(event -> causes(failure(event)))
            .findFirst()
            .orElse("no failure");
    assertThat(told)
        .contains(
            "@SyncTo WrongFieldTests.db is a java.lang.String; it takes a DataSource or a"
                + " Destination");
  }

  private static String causes(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      text.append(each.getMessage()).append('\n');
    }
    return text.toString();
  }
}
