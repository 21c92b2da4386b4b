package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neosync.InvalidSyncException;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.SyncException;
import io.neosync.SyncListener;
import io.neosync.SyncPlan;
import io.neosync.SyncReport;
import io.neosync.schema.TableRef;
import io.neosync.spi.Batch;
import io.neosync.spi.Row;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No password, URL parameter or value of a row gets into anything that may be read or logged. */
class SecretsTest {

  private static final String MARKER = "Marker4711";
  private static final String NUMBER = "471147114711";

  /** A way to fail: what the destination's table looks like, and a row that does not go in. */
  private static Arguments failing(String name, String source, String destination, String rows) {
    return Arguments.of(name, source, destination, rows);
  }

  static List<Arguments> failures() {
    String plain = "CREATE TABLE t (a text, n bigint)";
    String row = "INSERT INTO t VALUES ('%1$s', %2$s)".formatted(MARKER, NUMBER);
    return List.of(
        failing("unique", plain, "CREATE TABLE t (a text UNIQUE, n bigint)", row + ";" + row),
        failing(
            "unique number", plain, "CREATE TABLE t (a text, n bigint UNIQUE)", row + ";" + row),
        failing("check", plain, "CREATE TABLE t (a text CHECK (a = ''), n bigint)", row),
        failing(
            "not null",
            plain,
            "CREATE TABLE t (a text, n bigint, g text DEFAULT 'x' || NULL NOT NULL)",
            row),
        failing(
            "domain",
            plain,
            "CREATE DOMAIN d AS text CHECK (VALUE = ''); CREATE TABLE t (a d, n bigint)",
            row),
        failing(
            "foreign key",
            plain,
            "CREATE TABLE other (a text PRIMARY KEY); CREATE TABLE t (a text REFERENCES other, n"
                + " bigint)",
            row),
        failing(
            "exclusion",
            plain,
            "CREATE TABLE t (a text, n bigint, EXCLUDE USING btree (a WITH =))",
            row + ";" + row),
        failing(
            "no partition", plain, "CREATE TABLE t (a text, n bigint) PARTITION BY LIST (a)", row),
        failing(
            "generated column that cannot be computed",
            plain,
            "CREATE TABLE t (a text, n bigint, g integer GENERATED ALWAYS AS (a::integer) STORED)",
            row),
        failing(
            "generated enum",
            plain,
            """
            CREATE TYPE e AS ENUM ('x');
            CREATE FUNCTION cast_it(text) RETURNS e IMMUTABLE LANGUAGE sql AS 'SELECT $1::e';
            CREATE TABLE t (a text, n bigint, g e GENERATED ALWAYS AS (cast_it(a)) STORED)\
            """,
            row),
        failing(
            "generated date",
            plain,
            """
            CREATE FUNCTION cast_it(text) RETURNS date IMMUTABLE LANGUAGE sql AS 'SELECT $1::date';
            CREATE TABLE t (a text, n bigint, g date GENERATED ALWAYS AS (cast_it(a)) STORED)\
            """,
            row),
        failing(
            "generated array",
            plain,
            """
            CREATE FUNCTION cast_it(text) RETURNS integer[] IMMUTABLE LANGUAGE sql
              AS 'SELECT $1::integer[]';
            CREATE TABLE t (a text, n bigint, g integer[] GENERATED ALWAYS AS (cast_it(a)) STORED)\
            """,
            row),
        failing(
            "generated json",
            plain,
            "CREATE TABLE t (a text, n bigint, g json GENERATED ALWAYS AS (a::json) STORED)",
            row),
        failing(
            "generated number out of range",
            plain,
            "CREATE TABLE t (a text, n bigint, g integer GENERATED ALWAYS AS (a::integer) STORED)",
            "INSERT INTO t VALUES ('%1$s', %1$s)".formatted(NUMBER)),
        failing(
            "generated float out of range",
            plain,
            "CREATE TABLE t (a text, n bigint, g float8 GENERATED ALWAYS AS (a::float8) STORED)",
            "INSERT INTO t VALUES ('%se999', 1)".formatted(NUMBER)),
        failing(
            "generated value too long",
            plain,
            "CREATE TABLE t (a text, n bigint, g varchar(3) GENERATED ALWAYS AS (a) STORED)",
            row),
        failing(
            "index entry too large",
            plain,
            "CREATE TABLE t (a text UNIQUE, n bigint)",
            "INSERT INTO t SELECT string_agg('%s' || md5(i::text), ''), 1 FROM generate_series(1, 500) i"
                .formatted(MARKER)),
        failing(
            "function that raises",
            plain,
            """
            CREATE FUNCTION tell(text) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS
              $$ BEGIN RAISE EXCEPTION 'bad: %', $1; END $$;
            CREATE TABLE t (a text CHECK (tell(a)), n bigint)\
            """,
            row),
        failing(
            "function that raises with the state of another error",
            plain,
            """
            CREATE FUNCTION tell(text) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS
              $$ BEGIN RAISE unique_violation USING MESSAGE = 'bad: ' || $1; END $$;
            CREATE TABLE t (a text CHECK (tell(a)), n bigint)\
            """,
            row),
        failing(
            "function that executes the value",
            plain,
            """
            CREATE FUNCTION tell(text) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS
              $$ BEGIN EXECUTE 'SELECT ' || quote_ident($1); RETURN true; END $$;
            CREATE TABLE t (a text CHECK (tell(a)), n bigint)\
            """,
            row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void failingRowStaysOutOfEveryMessage(String name, String source, String destination, String rows)
      throws Exception {
    try (Pair pair = Pair.of("SELECT")) {
      pair.source().execute(source);
      pair.source().execute(rows);
      pair.destination().execute(destination);
      for (SyncBuilder builder : List.of(pair.sync().append(), pair.rebuildingSync())) {
        SyncException failure =
            catchThrowableOfType(SyncException.class, () -> builder.tables("t").build().run());
        assertSecret(name, failure);
      }
    }
  }

  private static void assertSecret(String name, Throwable failure) {
    assertThat(failure).as(name).isNotNull();
    StringWriter everything = new StringWriter();
    failure.printStackTrace(new PrintWriter(everything));
    assertThat(everything.toString()).doesNotContain(MARKER).doesNotContain(NUMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 'x'::date || ?",
        "a::integer = 1 or a = ?",
        "a = 1 / (length(?) - 10)",
        "nowhere = ?",
        "a = ? and (",
        "a::date > ?"
      })
  void conditionThatFailsKeepsItsValues(String condition) throws Exception {
    try (Pair pair =
        Pair.of("CREATE TABLE t (a text)", "INSERT INTO t VALUES ('%s')".formatted(MARKER))) {
      Sync sync = pair.sync().subset("t", condition, MARKER).build();

      SyncException failure = catchThrowableOfType(SyncException.class, sync::run);

      assertSecret(condition, failure);
      assertThat(failure).hasMessageContaining("public.t");
      assertThat(sync.toString()).doesNotContain(MARKER);
    }
  }

  @Test
  void valueThatCannotBeWrittenStaysOutOfTheMessage() throws Exception {
    try (Pair pair = Pair.of("CREATE TABLE t (a text)")) {
      for (Object value : List.of(MARKER + "\0", new String[] {MARKER + "\0"})) {
        InvalidSyncException failure =
            catchThrowableOfType(
                InvalidSyncException.class, () -> pair.sync().subset("t", "a = ?", value).build());
        assertSecret("value", failure);
      }
    }
  }

  @Test
  void planReportAndEventsHoldNoValues() throws Exception {
    try (Pair pair =
        Pair.of(
            "CREATE TABLE t (a text PRIMARY KEY, b text REFERENCES t)",
            "INSERT INTO t VALUES ('%1$s', '%1$s'), ('x', 'x')".formatted(MARKER))) {
      List<Object> seen = new ArrayList<>();
      SyncListener listener =
          new SyncListener() {
            @Override
            public void started(SyncPlan plan) {
              seen.add(plan);
              seen.addAll(plan.tables());
            }

            @Override
            public void step(String description) {
              seen.add(description);
            }

            @Override
            public void tableFinished(SyncReport.TableReport table) {
              seen.add(table);
            }

            @Override
            public void progress(TableRef table, long rows, long bytes) {
              seen.add(table);
            }

            @Override
            public boolean wantsSkippedRows() {
              return true;
            }

            @Override
            public void rowSkipped(SkippedRow row) {
              seen.add(row);
            }
          };
      Sync sync =
          pair.sync()
              .subset("t", "a = ? or a = ?", MARKER, "x")
              .onConflictDoNothing()
              .listener(listener)
              .build();
      seen.add(sync);
      seen.add(sync.plan());
      seen.add(sync.run());
      seen.add(sync.run());

      assertThat(seen.stream().filter(SyncListener.SkippedRow.class::isInstance)).hasSize(2);
      assertThat(seen).allSatisfy(each -> assertThat(each.toString()).doesNotContain(MARKER));
    }
  }

  @Test
  void valuesOfTheServiceInterfacesAreNotShown() {
    Row row = Row.of(MARKER, 1L, new byte[] {1});
    List<Object> values = new ArrayList<>();
    values.add(row);
    values.add(new Batch(List.of(row)));
    values.add(Postgres.at("jdbc:postgresql://h/d", "u", "p").condition("a = ?", List.of(MARKER)));
    values.add(new CopyChunk(MARKER.getBytes(java.nio.charset.StandardCharsets.UTF_8), 10));
    assertThat(values.stream().map(Object::toString))
        .containsExactly("row of 3 values", "1 rows", "a = ?", "10 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost:1/db?password=Marker4711&options=471147114711",
        "jdbc:postgresql://localhost:port/db?password=Marker4711&user=471147114711",
        "jdbc:postgresql://localhost:1/db?sslpassword=Marker4711&ssl=%zz",
        "jdbc:mysql://localhost:1/db?password=Marker4711",
        "postgresql://localhost/db?user=471147114711&password=Marker4711",
        "Marker4711"
      })
  void passwordsStayOutOfWhatIsSaidOfAnEndpoint(String url) throws Exception {
    try (Pair pair = Pair.of("CREATE TABLE t (a text)")) {
      Postgres secret = Postgres.at(url, "471147114711", "Marker4711");
      assertThat(secret.toString()).doesNotContain(MARKER).doesNotContain(NUMBER);
      for (Sync sync :
          Arrays.asList(
              Sync.from(secret).to(pair.to()).build(), Sync.from(pair.from()).to(secret).build())) {
        assertThat(sync.toString()).doesNotContain(MARKER);
        assertSecret(url, catchThrowableOfType(SyncException.class, sync::run));
        assertSecret(url, catchThrowableOfType(SyncException.class, sync::plan));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://Marker4711:471147114711@localhost:1/db",
        "jdbc:postgresql://Marker4711@localhost",
        "postgresql://Marker4711:471147114711@localhost/db"
      })
  void userInFrontOfTheHostIsRefusedAndNotTold(String url) {
    assertSecret(
        url,
        catchThrowableOfType(
            IllegalArgumentException.class, () -> Postgres.at(url, "user", "password")));
  }

  @Test
  void wrongPasswordIsNotTold() throws Exception {
    try (Pair pair = Pair.of("CREATE TABLE t (a text)")) {
      Postgres nobody = Postgres.at(pair.source().url(), "nobody", MARKER);

      SyncException failure =
          catchThrowableOfType(
              SyncException.class, () -> Sync.from(nobody).to(pair.to()).build().run());

      assertSecret("password", failure);
    }
  }
}
