package io.neosync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.contract.OneFormat;
import io.neosync.schema.Column;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.SourceSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever pair of types is accepted takes every value, to its edges, unchanged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssignabilityTest {

  /** Types, and values at their edges as the server would take them. */
  private static final Map<String, List<String>> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("boolean", List.of("true", "false"));
    TYPES.put("smallint", List.of("-32768", "32767"));
    TYPES.put("integer", List.of("-2147483648", "2147483647"));
    TYPES.put("bigint", List.of("-9223372036854775808", "9223372036854775807"));
    TYPES.put("real", List.of("0.1", "3.4028235e38", "1e-45", "NaN", "-Infinity", "-0"));
    TYPES.put(
        "double precision", List.of("0.1", "1.7976931348623157e308", "5e-324", "NaN", "Infinity"));
    TYPES.put("numeric", List.of("NaN", "Infinity", "1e100", "0.10", "-1e-100"));
    TYPES.put("numeric(5,0)", List.of("99999", "-99999", "NaN"));
    TYPES.put("numeric(10,2)", List.of("99999999.99", "-0.01", "NaN"));
    TYPES.put("numeric(12,4)", List.of("99999999.9999", "0.0001"));
    TYPES.put("numeric(3,-2)", List.of("99900", "100"));
    TYPES.put("numeric(19,0)", List.of("9999999999999999999"));
    TYPES.put("text", List.of("'a b  '", "''", "E'\\\\\\n\\t'", "'😀'"));
    TYPES.put("varchar", List.of("'a b  '", "''"));
    TYPES.put("varchar(3)", List.of("'a  '", "'😀😀😀'"));
    TYPES.put("varchar(5)", List.of("'abcde'", "'ab   '"));
    TYPES.put("char(3)", List.of("'a'", "'abc'", "''"));
    TYPES.put("char(5)", List.of("'a'", "'abcde'"));
    TYPES.put("name", List.of("'" + "n".repeat(63) + "'"));
    TYPES.put("date", List.of("'-infinity'", "'infinity'", "'0044-03-15 BC'", "'5000-01-01'"));
    TYPES.put("timestamp", List.of("'infinity'", "'4713-01-01 BC'", "'2024-01-01 1:2:3.999999'"));
    TYPES.put("timestamp(0)", List.of("'2024-12-31 23:59:59'"));
    TYPES.put("timestamp(3)", List.of("'2024-12-31 23:59:59.999'"));
    TYPES.put("timestamptz", List.of("'-infinity'", "'2024-01-01 1:2:3.999999+14'"));
    TYPES.put("time", List.of("'24:00'", "'0:0:0.000001'"));
    TYPES.put("time(3)", List.of("'0:0:0.001'"));
    TYPES.put("timetz", List.of("'24:00-15:59'", "'0:0:0.000001+15:59'"));
    TYPES.put("interval", List.of("'1 mon -1 day 0.000001 s'", "'-178000000 years'"));
    TYPES.put("interval(0)", List.of("'1 mon -1 day 1 s'"));
    TYPES.put("bit(3)", List.of("B'101'"));
    TYPES.put("varbit", List.of("B''", "B'10101'"));
    TYPES.put("varbit(3)", List.of("B'1'", "B'101'"));
    TYPES.put("bytea", List.of("'\\x00ff5c'", "''"));
    TYPES.put("json", List.of("'{\"b\": 1,  \"a\":1, \"a\":2}'", "'null'"));
    TYPES.put("jsonb", List.of("'{\"b\": 1.00, \"a\": null}'"));
    TYPES.put("inet", List.of("'192.168.0.1/24'", "'::1'"));
    TYPES.put("cidr", List.of("'192.168.0.0/24'"));
    TYPES.put("macaddr", List.of("'08:00:2b:01:02:03'"));
    TYPES.put("macaddr8", List.of("'08:00:2b:01:02:03:04:05'"));
    TYPES.put("uuid", List.of("'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'"));
    TYPES.put("money", List.of("'-92233720368547758.08'"));
    TYPES.put("oid", List.of("4294967295"));
    TYPES.put("xml", List.of("'<a>é</a>'"));
    TYPES.put("citext", List.of("'Ab  '"));
    TYPES.put("small", List.of("'x'"));
    TYPES.put("large", List.of("'x'", "'y'", "'with, comma'"));
    TYPES.put("whole", List.of("2147483647"));
    TYPES.put("integer[]", List.of("'{}'", "'{{1,NULL},{2,3}}'", "'[0:1]={1,2}'"));
    TYPES.put("bigint[]", List.of("'{9223372036854775807}'"));
    TYPES.put("large[]", List.of("'{x,NULL,\"with, comma\"}'"));
    TYPES.put("text[]", List.of("'{a,\"b c\",NULL,\"NULL\"}'"));
    TYPES.put("varchar(3)[]", List.of("'{abc}'"));
    TYPES.put("int4range", List.of("'[1,5)'", "'empty'", "'(,)'"));
    TYPES.put("int8range", List.of("'[1,9223372036854775807)'"));
    TYPES.put("numrange", List.of("'(0.1,)'"));
    TYPES.put("pair", List.of("'(1,\"a b\")'", "'(,)'"));
    TYPES.put("wide_pair", List.of("'(9223372036854775807,x)'"));
  }

  private static final String OWN_TYPES =
      """
      CREATE EXTENSION citext;
      CREATE TYPE small AS ENUM ('x', 'y');
      CREATE TYPE large AS ENUM ('with, comma', 'y', 'x');
      CREATE DOMAIN whole AS integer;
      CREATE TYPE pair AS (a integer, b varchar(3));
      CREATE TYPE wide_pair AS (x bigint, y text);
      """;

  private Pair pair;
  private final List<String> names = List.copyOf(TYPES.keySet());
  private final List<int[]> accepted = new ArrayList<>();

  @BeforeAll
  void create() throws Exception {
    pair = Pair.of(OWN_TYPES);
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      columns.append(i == 0 ? "" : ", ").append("c").append(i).append(" ").append(names.get(i));
    }
    pair.source().execute("CREATE TABLE types (" + columns + ")");
    Table types;
    try (SourceSession session = pair.from().openSource()) {
      types = session.catalog().find(new TableRef("public", "types")).orElseThrow();
    }
    pair.source().execute("DROP TABLE types");
    for (int from = 0; from < names.size(); from++) {
      for (int to = 0; to < names.size(); to++) {
        if (Assignability.refusal(type(types, from), type(types, to)).isEmpty()) {
          accepted.add(new int[] {from, to});
        }
      }
    }
    StringBuilder tables = new StringBuilder();
    StringBuilder filled = new StringBuilder();
    for (int[] each : accepted) {
      String table = table(each[0], each[1]);
      String from = names.get(each[0]);
      tables.append("CREATE TABLE %s (id serial, v %s);".formatted(table, names.get(each[1])));
      filled
          .append("CREATE TABLE %s (id serial, v %s);".formatted(table, from))
          .append("INSERT INTO %s (v) VALUES (NULL), %s;".formatted(table, literals(from)));
    }
    pair.source().execute(filled.toString());
    pair.destination().execute(tables.toString());
  }

  private static String literals(String type) {
    return TYPES.get(type).stream()
        .map(value -> value.contains("'") ? "(" + value + ")" : "('" + value + "')")
        .collect(Collectors.joining(", "));
  }

  @AfterAll
  void drop() throws SQLException {
    pair.close();
  }

  private static PgType type(Table types, int number) {
    Column column = types.columns().get(number);
    return (PgType) column.type();
  }

  private static String table(int from, int to) {
    return "t_%d_%d".formatted(from, to);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PG_COPY_BINARY", "PG_COPY_TEXT", "ROWS"})
  void everyAcceptedPairTakesEveryValueUnchanged(String format) throws Exception {
    Sync.from(new OneFormat(pair.from(), format)).to(pair.to()).build().run();

    String values =
        accepted.stream()
            .map(
                each ->
                    "SELECT '%1$s > %2$s' AS pair, id, %3$s AS v FROM %4$s"
                        .formatted(
                            names.get(each[0]),
                            names.get(each[1]),
                            value(names.get(each[0]), names.get(each[1])),
                            table(each[0], each[1])))
            .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY pair, id"));
    List<String> before = pair.source().queryStrings(values);
    List<String> changed = new ArrayList<>(pair.rows(values));
    assertThat(changed).hasSameSizeAs(before);
    changed.removeAll(before);
    assertThat(changed).isEmpty();
  }

  /** The value in the type from which it came; zeros at the end of a number count for nothing. */
  private static String value(String from, String to) {
    if (to.equals("text")) {
      // As the type itself writes it, which is not always as it is cast.
      return "format('%s', v)";
    }
    if (to.startsWith("numeric")) {
      return "trim_scale(v::numeric)::text";
    }
    return (to.equals("macaddr8") ? "v::%s::text" : "v::text::%s::text").formatted(from);
  }

  @Test
  void everyTypeFitsItselfAndTheWellKnownTrapsAreRefused() {
    List<String> pairs =
        accepted.stream().map(each -> names.get(each[0]) + " > " + names.get(each[1])).toList();
    assertThat(pairs)
        .containsAll(names.stream().map(name -> name + " > " + name).toList())
        .contains(
            "smallint > bigint",
            "integer > numeric(19,0)",
            "small > large",
            "whole > bigint",
            "integer > whole",
            "varchar(3) > varchar(5)",
            "date > timestamp",
            "text > varchar",
            "timestamp(0) > timestamp(3)",
            "integer[] > bigint[]",
            "large > text")
        .doesNotContain(
            "bigint > integer",
            "integer > real",
            "bigint > double precision",
            "numeric > numeric(10,2)",
            "numeric(12,4) > numeric(10,2)",
            "large > small",
            "text > char(5)",
            "varchar(3) > char(5)",
            "timestamp > date",
            "timestamp > timestamptz",
            "timestamptz > timestamp",
            "json > jsonb",
            "inet > cidr",
            "text > integer",
            "bytea > text",
            "timestamp > timestamp(3)",
            "numeric > double precision",
            "integer > numeric(5,0)",
            "smallint > numeric(3,-2)");
  }
}
