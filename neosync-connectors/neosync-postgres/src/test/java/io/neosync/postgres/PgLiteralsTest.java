package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.contract.postgres.PostgresServer;
import io.neosync.contract.postgres.TestDatabase;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PGobject;

/** A literal is the value that the driver would have bound. */
class PgLiteralsTest {

  private static TestDatabase database;
  private static Connection connection;

  private enum Colour {
    RED
  }

  @BeforeContainer
  @BeforeAll
  static void open() throws SQLException {
    if (connection == null) {
      database = PostgresServer.shared().createDatabase();
      database.execute("create extension hstore; create type colour as enum ('RED', 'GREEN')");
      connection = database.connection();
    }
  }

  @AfterContainer
  @AfterAll
  static void close() throws SQLException {
    if (connection != null) {
      connection.close();
      database.close();
      connection = null;
    }
  }

  private static void equalsBound(Object value, String type) throws SQLException {
    String sql =
        "select %s is not distinct from cast(? as %s)".formatted(PgLiterals.of(value), type);
    try (PreparedStatement statement = connection.prepareStatement(sql.replace("??", "??"))) {
      statement.setObject(1, value);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        assertThat(row.getBoolean(1)).as(sql).isTrue();
      }
    }
  }

  private static String evaluated(String expression) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet row = statement.executeQuery("select cast(" + expression + " as text)")) {
        row.next();
        return row.getString(1);
      }
    }
  }

  @Property(tries = 200)
  void texts(@ForAll("texts") String value) throws SQLException {
    equalsBound(value, "text");
    assertThat(evaluated(PgLiterals.of(value))).isEqualTo(value);
  }

  @Property(tries = 100)
  void textsWhereBackslashesEscape(@ForAll("texts") String value) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set standard_conforming_strings = off");
      try {
        assertThat(evaluated(PgLiterals.of(value))).isEqualTo(value);
      } finally {
        statement.execute("set standard_conforming_strings = on");
      }
    }
  }

  @Property(tries = 100)
  void textArrays(@ForAll("textArrays") String[] value) throws SQLException {
    equalsBound(value, "text[]");
  }

  @Property(tries = 100)
  void numbers(
      @ForAll int i,
      @ForAll long l,
      @ForAll short s,
      @ForAll byte b,
      @ForAll double d,
      @ForAll float f,
      @ForAll BigDecimal decimal,
      @ForAll BigInteger integer)
      throws SQLException {
    equalsBound(i, "int4");
    equalsBound(l, "int8");
    equalsBound(s, "int2");
    equalsBound(b, "int2");
    equalsBound(d, "float8");
    equalsBound(f, "float4");
    equalsBound(decimal, "numeric");
    equalsBound(integer, "numeric");
    // One operand, so that a sign before the placeholder and a cast after it mean what they say.
    assertThat(evaluated("-" + PgLiterals.of(l) + "::numeric"))
        .isEqualTo(BigInteger.valueOf(l).negate().toString());
  }

  @Property(tries = 100)
  void bytesAndTruths(@ForAll byte[] bytes, @ForAll boolean truth, @ForAll long high)
      throws SQLException {
    equalsBound(bytes, "bytea");
    equalsBound(truth, "bool");
    equalsBound(new UUID(high, ~high), "uuid");
  }

  @Property(tries = 200)
  void times(@ForAll("instants") Instant instant) throws SQLException {
    OffsetDateTime utc = instant.atOffset(ZoneOffset.UTC);
    equalsBound(utc, "timestamptz");
    equalsBound(utc.toLocalDateTime(), "timestamp");
    equalsBound(utc.toLocalDate(), "date");
    equalsBound(utc.toLocalTime(), "time");
    equalsBound(utc.toOffsetTime().withOffsetSameInstant(ZoneOffset.ofHours(-7)), "timetz");
    equalsBound(Timestamp.from(instant), "timestamptz");
    equalsBound(Timestamp.from(instant), "timestamp");
    equalsBound(java.sql.Date.valueOf(utc.toLocalDate()), "date");
    equalsBound(java.sql.Time.valueOf(utc.toLocalTime()), "time");
    assertThat(evaluated(PgLiterals.of(instant) + " = " + PgLiterals.of(utc))).isEqualTo("true");
    assertThat(
            evaluated(
                PgLiterals.of(instant.atZone(ZoneId.of("Asia/Tokyo")))
                    + " = "
                    + PgLiterals.of(utc)))
        .isEqualTo("true");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(20),
            Arbitraries.of(
                    "'", "\\", "''", "\\'", "\"", "$$", "--", "/*", "?", "??", "{}", "%", "😀")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts)))
        .filter(text -> text.indexOf('\0') < 0)
        .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
  }

  @Provide
  Arbitrary<String[]> textArrays() {
    return texts().injectNull(0.1).array(String[].class).ofMaxSize(5);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(-62_000_000_000L * 2, 200_000_000_000L)
        .flatMap(
            seconds ->
                Arbitraries.integers()
                    .between(0, 999_999_999)
                    .map(nanos -> Instant.ofEpochSecond(seconds, nanos)));
  }

  static List<Object[]> values() throws SQLException {
    PGobject inet = new PGobject();
    inet.setType("inet");
    inet.setValue("10.0.0.1/8");
    PGobject nothing = new PGobject();
    nothing.setType("jsonb");
    return List.of(
        new Object[] {new int[] {1, -2}, "int4[]"},
        new Object[] {new int[0], "int4[]"},
        new Object[] {new int[][] {{1, 2}, {3, 4}}, "int4[]"},
        new Object[] {new long[] {Long.MIN_VALUE}, "int8[]"},
        new Object[] {new short[] {7}, "int2[]"},
        new Object[] {new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e300}, "float8[]"},
        new Object[] {new float[] {1.5f}, "float4[]"},
        new Object[] {new boolean[] {true, false}, "bool[]"},
        new Object[] {new Integer[] {1, null}, "int4[]"},
        new Object[] {new Long[0], "int8[]"},
        new Object[] {new BigDecimal[] {new BigDecimal("1E+3"), null}, "numeric[]"},
        new Object[] {new String[] {"a,b", "\"", "\\", "NULL", "", null, "{}"}, "text[]"},
        new Object[] {new String[][] {{"a"}, {"b"}}, "text[]"},
        new Object[] {new byte[][] {{1, 2}, {}}, "bytea[]"},
        new Object[] {new UUID[] {new UUID(1, 2)}, "uuid[]"},
        new Object[] {'\'', "text"},
        new Object[] {Double.NaN, "float8"},
        new Object[] {Float.NEGATIVE_INFINITY, "float4"},
        new Object[] {LocalDate.MAX, "date"},
        new Object[] {LocalDateTime.MIN, "timestamp"},
        new Object[] {OffsetDateTime.MAX, "timestamptz"},
        new Object[] {LocalDate.of(-43, 3, 15), "date"},
        new Object[] {LocalTime.of(23, 59, 59, 999_999_000), "time"},
        new Object[] {OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHoursMinutes(5, 30)), "timetz"},
        new Object[] {Map.of("k'\"\\", "v,=>"), "hstore"},
        new Object[] {inet, "inet"},
        new Object[] {nothing, "jsonb"});
  }

  @ParameterizedTest
  @MethodSource("values")
  void ofEveryKind(Object value, String type) throws SQLException {
    equalsBound(value, type);
  }

  @Test
  void arraysOfTheDriver() throws SQLException {
    equalsBound(connection.createArrayOf("int4", new Object[] {1, null}), "int4[]");
    equalsBound(connection.createArrayOf("text", new Object[] {"a\"b", "\\"}), "text[]");
  }

  @Test
  void nullIsNull() throws SQLException {
    assertThat(evaluated(PgLiterals.of(null))).isNull();
  }

  @Test
  void enumsAreTheirNames() throws SQLException {
    assertThat(evaluated(PgLiterals.of(Colour.RED) + " = cast('RED' as colour)")).isEqualTo("true");
    assertThat(evaluated(PgLiterals.of(new Colour[] {Colour.RED}))).isEqualTo("{RED}");
  }

  @Test
  void elementsTellTheTypeWhereTheArrayDoesNot() throws SQLException {
    assertThat(evaluated("pg_typeof(" + PgLiterals.of(new Number[] {1L, 2L}) + ")"))
        .isEqualTo("bigint[]");
    assertThatThrownBy(() -> PgLiterals.of(new Number[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not tell the type");
  }

  @Test
  void whatCannotBeALiteralIsRefusedWithoutItsValue() {
    for (Object value :
        Arrays.asList(
            "secret\0",
            new String[] {"a", "secret\0"},
            "secret\uD800",
            '\0',
            InputStream.nullInputStream(),
            new Object(),
            List.of("secret"))) {
      assertThatThrownBy(() -> PgLiterals.of(value))
          .isInstanceOf(IllegalArgumentException.class)
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }
  }
}
