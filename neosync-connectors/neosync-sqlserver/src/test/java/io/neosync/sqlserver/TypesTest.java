package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.neosync.contract.sqlserver.SqlServerInstance;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of every type arrive as they were: compared by what the server writes of them. */
class TypesTest {

  /** Types whose bytes Babelfish's bulk copy takes as they are, without a conversion. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "bit|1|0",
        "tinyint|0|255",
        "smallint|-32768|32767",
        "int|-2147483648|2147483647",
        "bigint|-9223372036854775808|9223372036854775807",
        "decimal(38,0)|-99999999999999999999999999999999999999|0",
        "decimal(38,38)|0.00000000000000000000000000000000000001|-0.5",
        "numeric(5,2)|-999.99|0.01",
        "real|1.17549435E-38|-3.40282347E38",
        "float|2.2250738585072014E-308|1.7976931348623157E308",
        "nchar(5)|N'ab'|N'漢字'",
        "nvarchar(10)|N''|N'x '",
        "nvarchar(max)|N'😀 漢字'|REPLICATE(CAST(N'x' AS nvarchar(max)), 100000)",
        "varchar(10)|'ab '|''",
        "varchar(max)|'x'|REPLICATE(CAST('x' AS varchar(max)), 100000)",
        "char(5)|'ab'|''",
        "binary(4)|0x00ff|0x01020304",
        "varbinary(10)|0x|0x00ff00",
        "varbinary(max)|0x00|0xff"
      })
  void valuesThatTravelAsTheyAre(String type, String one, String other) throws SQLException {
    travels(type, one, other);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "money|-922337203685477.5808|922337203685477.5807",
        "smallmoney|-214748.3648|214748.3647",
        "date|'0001-01-01'|'9999-12-31'",
        "date|'1582-10-10'|'1500-02-28'",
        "time(0)|'23:59:59'|'00:00:00'",
        "time(7)|'23:59:59.9999999'|'02:30:00.0000001'",
        "smalldatetime|'1900-01-01T00:00:00'|'2079-06-06T23:59:00'",
        "datetime|'1753-01-01T00:00:00.003'|'9999-12-31T23:59:59.997'",
        "datetime|'2024-03-31T02:30:00.007'|'2024-05-06T00:00:00'",
        "datetime2(0)|'0001-01-01T00:00:00'|'9999-12-31T23:59:59'",
        "datetime2(3)|'2024-03-31T02:30:00.123'|'1500-02-28T12:00:00.001'",
        "datetime2(7)|'2024-03-31T02:30:00.1234567'|'9999-12-31T23:59:59.9999999'",
        "datetimeoffset(7)|'0001-01-01T00:00:00.0000001+14:00'|'9999-12-31T23:59:59-14:00'",
        "datetimeoffset(0)|'2024-03-31T02:30:00-03:30'|'1500-02-28T12:00:00+01:00'",
        "uniqueidentifier|'00112233-4455-6677-8899-AABBCCDDEEFF'|NEWID()",
        "varchar(10) COLLATE Japanese_CI_AS|N'漢字'|N'ｱ'",
        "varchar(10) COLLATE Cyrillic_General_CI_AS|N'Ж'|N'я'",
        "varchar(30) COLLATE Latin1_General_100_CI_AS_SC_UTF8|N'😀'|N'漢字'",
        "varchar(max) COLLATE Latin1_General_100_CI_AS_SC_UTF8|N'😀'|N'漢字'",
        "varchar(max) COLLATE Cyrillic_General_CI_AS|N'Ж'|N'я'",
        "xml|'<a b=\"1\">x</a>'|'<a/><b/>'",
        "text|'x'|'y'",
        "ntext|N'漢字'|N''",
        "image|0x00ff|0x",
        "hierarchyid|'/1/2/'|'/'",
        "geography|'POINT(1 2)'|'LINESTRING(1 2, 3 4)'",
        "geometry|'POINT(1 2)'|'POLYGON((0 0, 0 1, 1 1, 0 0))'",
        "sysname|N'x'|N'y'"
      })
  void valuesThatTheServerReadsFromText(String type, String one, String other) throws SQLException {
    travels(type, one, other);
  }

  private static void travels(String type, String one, String other) throws SQLException {
    assumeFalse(
        SqlServerInstance.shared().babelfish() && converted(type),
        "Babelfish's bulk copy converts no value: " + type);
    try (Pair pair = Pair.with("CREATE TABLE t (id int PRIMARY KEY, v " + type + " NULL)")) {
      pair.source()
          .execute(
              "INSERT INTO t VALUES (1, %s); INSERT INTO t VALUES (2, %s);".formatted(one, other)
                  + " INSERT INTO t VALUES (3, NULL)");
      pair.sync().build().run();
      String written = "SELECT id, " + written(type) + " FROM t ORDER BY id";
      List<String> sent = pair.source().queryStrings(written);
      assertThat(sent).hasSize(3);
      assertThat(pair.there(written)).isEqualTo(sent);
    }
  }

  private static boolean converted(String type) {
    return type.matches(
        "(date|time|smalldate|smallmoney|money|unique|.*COLLATE|xml|n?text|image|hierarchyid|geo).*");
  }

  /** The bytes in which the server stores a value, or its exact text. */
  private static String written(String type) {
    if (type.startsWith("xml") || type.endsWith("text")) {
      return "CONVERT(nvarchar(max), v)";
    }
    if (type.startsWith("real") || type.startsWith("float")) {
      return "CONVERT(nvarchar(50), v, 3)";
    }
    return type.matches("(bit|.*int|decimal|numeric).*")
        ? "CONVERT(nvarchar(50), v)"
        : "CONVERT(varbinary(max), v)";
  }
}
