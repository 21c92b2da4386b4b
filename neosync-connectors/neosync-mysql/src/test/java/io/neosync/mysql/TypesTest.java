package io.neosync.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.neosync.PlanException;
import io.neosync.Source;
import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.contract.OneFormat;
import io.neosync.contract.mysql.MySqlEngine;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every type, with the values at its ends, on every way that rows can take. */
class TypesTest {

  private static final String LAX = "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO'; ";

  private static final String NUMBERS =
      """
      CREATE TABLE numbers (id INT PRIMARY KEY AUTO_INCREMENT, t TINYINT, tu TINYINT UNSIGNED,
        s SMALLINT, su SMALLINT UNSIGNED, m MEDIUMINT, mu MEDIUMINT UNSIGNED, i INT, iu INT UNSIGNED,
        b BIGINT, bu BIGINT UNSIGNED, z INT(8) UNSIGNED ZEROFILL, flag BOOLEAN,
        d DECIMAL(65, 30), du DECIMAL(10, 0) UNSIGNED, f FLOAT, fm FLOAT(7, 3), g DOUBLE,
        gm DOUBLE(12, 4), bit1 BIT(1), bit64 BIT(64), y YEAR);
      """;

  private static final String NUMBER_ROWS =
      """
      INSERT INTO numbers VALUES
        (0, -128, 255, -32768, 65535, -8388608, 16777215, -2147483648, 4294967295,
          -9223372036854775808, 18446744073709551615, 42, TRUE,
          -99999999999999999999999999999999999.999999999999999999999999999999, 9999999999,
          0.1, 1234.567, 0.1, 12345678.9012, b'1', 0xffffffffffffffff, 1901),
        (7, 127, 0, 32767, 0, 8388607, 0, 2147483647, 0, 9223372036854775807, 9223372036854775808, 0,
          FALSE, 0.000000000000000000000000000001, 0, 3.4028234e38, -0.001, 1.7976931348623157e308,
          -0.0001, b'0', 0x0a09005c27220d1a, 2155),
        (8, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 16777217.3, 9999.999, 2.2250738585072014e-308,
          99999999.9999, NULL, 0, 0),
        (9, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
          1.17549435e-38, NULL, -1e0 * 0, NULL, NULL, NULL, NULL);
      """;

  private static final String TIMES =
      """
      CREATE TABLE times (id INT PRIMARY KEY, d DATE, dt DATETIME, dt6 DATETIME(6),
        ts TIMESTAMP NULL, ts6 TIMESTAMP(6) NULL, t TIME, t6 TIME(6));
      """;

  private static final String TIME_ROWS =
      LAX
          + """
          SET SESSION time_zone = '+05:30';
          INSERT INTO times VALUES
            (1, '9999-12-31', '9999-12-31 23:59:59', '1000-01-01 00:00:00.000001',
              '2038-01-19 08:44:07', '1970-01-01 05:30:01.000001', '838:59:59', '-838:59:59.000000'),
            (2, '0000-00-00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00',
              '0000-00-00 00:00:00', '-00:00:01', '100:00:00.123456'),
            (3, '2024-00-00', '2024-05-00 12:00:00', NULL, NULL, NULL, NULL, NULL);
          """;

  private static final String TEXTS =
      """
      CREATE TABLE texts (id INT PRIMARY KEY, c CHAR(10), v VARCHAR(200), tt TINYTEXT, t TEXT,
        mt MEDIUMTEXT, lt LONGTEXT, l1 VARCHAR(20) CHARACTER SET latin1,
        l1b VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_bin, u2 VARCHAR(20) CHARACTER SET ucs2,
        u16 CHAR(5) CHARACTER SET utf16, vb VARCHAR(20) COLLATE utf8mb4_bin,
        e ENUM('a', 'b,c', '', 'it''s', 'ü'), s SET('x', 'y', 'ü'),
        el ENUM('é', 'x') CHARACTER SET latin1,
        bi BINARY(4), vbi VARBINARY(300), tb TINYBLOB, bl BLOB, mb MEDIUMBLOB, lb LONGBLOB);
      """;

  private static final String TEXT_ROWS =
      """
      INSERT INTO texts VALUES
        (1, 'pad  ', 'trailing  ', 'tab\\tline\\nreturn\\rnul\\0back\\\\slash', '\\\\N', 'NULL', '',
          'caf\u00e9 \u20ac', 'ABC', '\u00e9\u4e2d\\t', '\u4e2d\ud83d\ude00', '\ud83d\ude00 emoji \ud83d\udc69\u200d\ud83d\udc67',
          'b,c', 'x,y,\u00fc', '\u00e9', x'00', x'000102090a0d1a5c27ff', x'', x'5c4e', x'8081fe', x'f0'),
        (2, '', '', '', '', '', '', '', '', '', '', '', '', '', 'x', x'00000000', '', '', '', '', ''),
        (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
          NULL, NULL, NULL, NULL, NULL),
        (4, 'ü', REPEAT('\u00fc', 200), REPEAT('x', 255), REPEAT('y\\n', 30000),
          REPEAT('\ud83d\ude00\\t', 40000), REPEAT('\\\\', 300000), NULL, NULL, NULL, NULL, NULL, 'it''s', '',
          NULL, x'ffffffff', REPEAT(x'09', 300), REPEAT(x'0a', 255), REPEAT(x'5c', 65535),
          REPEAT(x'00', 70000), REPEAT(x'ff0a', 100000));
      """;

  private static final String SHAPES =
      """
      CREATE TABLE shapes (id INT PRIMARY KEY, g GEOMETRY, p POINT NOT NULL, poly POLYGON, %s);
      INSERT INTO shapes (id, g, p, poly) VALUES
        (1, ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1.5 -2.25))'),
          ST_GeomFromText('POINT(-0.1 1e-300)'),
          ST_GeomFromText('POLYGON((0 0,10 0,10 10,0 0))'));
      """;

  abstract static class Cases {

    private final MySqlEngine engine;

    Cases(MySqlEngine engine) {
      this.engine = engine;
    }

    private boolean mariaDb() {
      return engine == MySqlEngine.MARIADB;
    }

    private void arrives(String schema, String rows, String... tables) throws SQLException {
      for (String format : new String[] {"MYSQL_LOAD_DATA", "ROWS", "INSERT"}) {
        try (Pair pair = Pair.on(engine, schema)) {
          pair.source().execute(rows);
          Source source =
              format.equals("INSERT") ? pair.from() : new OneFormat(pair.from(), format);
          SyncReport report =
              Sync.from(source)
                  .to(format.equals("INSERT") ? withoutLocalData(pair) : pair.to())
                  .build()
                  .run();
          for (String table : tables) {
            String content = "SELECT * FROM " + table + " ORDER BY id";
            assertThat(pair.there(content))
                .as(format)
                .isEqualTo(pair.source().queryStrings(content));
            assertThat(Pair.checksum(pair.destination(), table))
                .as(table + " by " + format)
                .isEqualTo(Pair.checksum(pair.source(), table));
            assertThat(report.table(table).format())
                .isEqualTo(format.equals("INSERT") ? "ROWS" : format);
          }
          assertThat(String.join("", report.notes()).contains("inserted"))
              .isEqualTo(format.equals("INSERT"));
        }
      }
    }

    private static MySql withoutLocalData(Pair pair) throws SQLException {
      MysqlDataSource dataSource = pair.destination().dataSource();
      dataSource.setUrl(
          dataSource.getUrl().replace("allowLoadLocalInfile=true", "allowLoadLocalInfile=false"));
      return MySql.at(dataSource);
    }

    @Test
    void numbersArriveExactly() throws SQLException {
      arrives(NUMBERS, NUMBER_ROWS, "numbers");
    }

    @Test
    void timesArriveExactlyAndInstantsStayInstants() throws SQLException {
      arrives(TIMES, TIME_ROWS, "times");
    }

    @Test
    void textAndBytesArriveExactly() throws SQLException {
      arrives(TEXTS, TEXT_ROWS, "texts");
    }

    @Test
    void shapesArriveExactly() throws SQLException {
      String own = mariaDb() ? "x INT" : "geo POINT SRID 4326";
      arrives(
          SHAPES.formatted(own).split("INSERT")[0],
          "INSERT"
              + SHAPES.formatted(own).split("INSERT")[1]
              + (mariaDb()
                  ? "UPDATE shapes SET g = ST_GeomFromText('POINT(1 2)', 4326)"
                  : "UPDATE shapes SET geo = ST_GeomFromText('POINT(48.5 2.25)', 4326)"),
          "shapes");
    }

    @Test
    void documentsArriveWithTheSameMeaning() throws SQLException {
      arrives(
          "CREATE TABLE documents (id INT PRIMARY KEY, j JSON, n JSON NOT NULL);",
          """
          INSERT INTO documents VALUES
            (1, '{"a": [1, 2.50, true, null, "tab\\\\t \\\\"quoted\\\\" \\\\\\\\ ü 😀"], "": {}}', '[]'),
            (2, NULL, '"text"'), (3, '1.7976931348623157e308', '18446744073709551615')
          """,
          "documents");
    }

    @Test
    void typesThatOnlyMariaDbHasArrive() throws SQLException {
      if (mariaDb()) {
        arrives(
            "CREATE TABLE own (id INT PRIMARY KEY, u UUID, i6 INET6, i4 INET4);",
            """
            INSERT INTO own VALUES (1, '123e4567-e89b-12d3-a456-426655440000', '2001:db8::ff00', '10.0.0.1'),
              (2, NULL, NULL, NULL)
            """,
            "own");
      }
    }

    @Test
    void vectorsArriveAsTheyAreWhereTheServerHasThem() throws SQLException {
      for (String format : new String[] {"MYSQL_LOAD_DATA", "ROWS"}) {
        try (Pair pair = Pair.on(engine)) {
          try {
            pair.source().execute("CREATE TABLE t (id INT PRIMARY KEY, v VECTOR(2) NOT NULL)");
          } catch (SQLException e) {
            abort(pair.source().server().origin() + " has no type VECTOR");
          }
          pair.source().execute("INSERT INTO t VALUES (1, x'0000803f00000040')");

          Sync.from(new OneFormat(pair.from(), format))
              .to(pair.to())
              .initTableSchema()
              .build()
              .run();

          assertThat(pair.there("SELECT HEX(v) FROM t")).containsExactly("0000803F00000040");
        }
      }
    }

    @Test
    void textIsConvertedToTheDestinationsCharacterSetWhereThatHasAll() throws SQLException {
      for (String format : new String[] {"MYSQL_LOAD_DATA", "ROWS"}) {
        try (Pair pair = Pair.on(engine)) {
          pair.source()
              .execute(
                  "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(10) CHARACTER SET latin1,"
                      + " e ENUM('é', 'b') CHARACTER SET latin1);"
                      + "INSERT INTO t VALUES (1, 'é€ü\t', 'é')");
          pair.destination()
              .execute(
                  "CREATE TABLE t (id BIGINT PRIMARY KEY, a VARCHAR(12) CHARACTER SET utf8mb4,"
                      + " e ENUM('b', 'é') CHARACTER SET utf8mb4)");

          Sync.from(new OneFormat(pair.from(), format)).to(pair.to()).build().run();

          assertThat(pair.there("SELECT id, a, e FROM t")).as(format).containsExactly("1|é€ü\t|é");
        }
      }
    }

    @Test
    void whatCouldBeChangedIsRefusedBeforeAnythingHappens() throws SQLException {
      try (Pair pair = Pair.on(engine)) {
        pair.source()
            .execute(
                "CREATE TABLE t (a BIGINT UNSIGNED, b VARCHAR(20), c DATETIME(6), d DECIMAL(10,2),"
                    + " e ENUM('x', 'y'), f DOUBLE, g VARCHAR(5) CHARACTER SET utf8mb4, h TEXT,"
                    + " i VARBINARY(4), j TIMESTAMP NULL)");
        pair.destination()
            .execute(
                "CREATE TABLE t (a BIGINT, b VARCHAR(19), c DATETIME(3), d DECIMAL(10,1),"
                    + " e ENUM('x'), f FLOAT, g VARCHAR(5) CHARACTER SET latin1, h TINYTEXT,"
                    + " i BINARY(4), j DATETIME)");

        assertThatThrownBy(() -> pair.sync().build().plan())
            .isInstanceOfSatisfying(
                PlanException.class,
                e ->
                    assertThat(e.problems())
                        .hasSize(10)
                        .allMatch(
                            problem ->
                                problem.contains("can be stored unchanged")
                                    || problem.contains("lacks the labels [y]")));
      }
    }

    @Test
    void aValueThatOnlyALaxServerTookIsAnErrorAndNothingIsChanged() throws SQLException {
      try (Pair pair = Pair.on(engine, "CREATE TABLE t (id INT PRIMARY KEY, e ENUM('x', 'y'))")) {
        pair.source()
            .execute("SET SESSION sql_mode = ''; INSERT INTO t VALUES (1, 'x'), (2, 'neither')");
        pair.destination().execute("INSERT INTO t VALUES (5, 'y')");

        assertThatThrownBy(() -> pair.sync().build().run())
            .hasMessageContaining("Data truncated for column 'e' at row 2")
            .hasMessageContaining("the destination is as it was");
        assertThat(pair.there("SELECT * FROM t")).containsExactly("5|y");
      }
    }

    @Test
    void whatIsWrongWithManyRowsIsSaidOnceWithTheirNumber() throws SQLException {
      try (Pair pair = Pair.on(engine, "CREATE TABLE t (id INT PRIMARY KEY, e ENUM('x', 'y'))")) {
        pair.source()
            .execute(
                "SET SESSION sql_mode = ''; INSERT INTO t VALUES (1, 'x'), (2, '?'), (3, '?'),"
                    + " (4, '?'), (5, '?'), (6, '?'), (7, '?'), (8, '?')");

        assertThatThrownBy(() -> pair.sync().build().run())
            .hasMessageContaining(
                "as they are: Data truncated for column 'e' at row 2 (and 6 more of the kind)")
            .hasMessageNotContaining("row 3");
      }
    }
  }

  @Nested
  class OnMySql extends Cases {
    OnMySql() {
      super(MySqlEngine.MYSQL);
    }
  }

  @Nested
  class OnMariaDb extends Cases {
    OnMariaDb() {
      super(MySqlEngine.MARIADB);
    }
  }
}
