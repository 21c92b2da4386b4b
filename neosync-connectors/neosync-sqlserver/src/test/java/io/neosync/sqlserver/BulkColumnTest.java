package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.spi.Row;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the driver is told of columns, and what it gets for values. */
class BulkColumnTest {

  private static BulkColumn column(String type) {
    return BulkColumn.of("c", AssignabilityTest.type(type));
  }

  static Stream<Arguments> declarations() {
    int max = Integer.MAX_VALUE;
    return Stream.of(
        Arguments.of("bit", Types.BIT, 1, 0),
        Arguments.of("tinyint", Types.TINYINT, 3, 0),
        Arguments.of("smallint", Types.SMALLINT, 5, 0),
        Arguments.of("int", Types.INTEGER, 10, 0),
        Arguments.of("bigint", Types.BIGINT, 19, 0),
        Arguments.of("decimal(38,10)", Types.DECIMAL, 38, 10),
        Arguments.of("numeric(5,2)", Types.NUMERIC, 5, 2),
        Arguments.of("money", microsoft.sql.Types.MONEY, 19, 4),
        Arguments.of("smallmoney", microsoft.sql.Types.SMALLMONEY, 10, 4),
        Arguments.of("real", Types.REAL, 24, 0),
        Arguments.of("float", Types.DOUBLE, 53, 0),
        Arguments.of("char(7)", Types.CHAR, 7, 0),
        Arguments.of("varchar(7)", Types.VARCHAR, 7, 0),
        Arguments.of("varchar(max)", Types.NVARCHAR, max, 0),
        Arguments.of("nchar(7)", Types.NCHAR, 7, 0),
        Arguments.of("nvarchar(7)", Types.NVARCHAR, 7, 0),
        Arguments.of("nvarchar(max)", Types.NVARCHAR, max, 0),
        Arguments.of("xml", Types.LONGNVARCHAR, max, 0),
        Arguments.of("binary(7)", Types.BINARY, 7, 0),
        Arguments.of("varbinary(7)", Types.VARBINARY, 7, 0),
        Arguments.of("varbinary(max)", Types.VARBINARY, max, 0),
        Arguments.of("hierarchyid", Types.LONGVARBINARY, max, 0),
        Arguments.of("uniqueidentifier", microsoft.sql.Types.GUID, 36, 0),
        Arguments.of("date", Types.VARCHAR, 40, 0),
        Arguments.of("time(7)", Types.VARCHAR, 40, 0),
        Arguments.of("smalldatetime", Types.VARCHAR, 40, 0),
        Arguments.of("datetime", Types.VARCHAR, 40, 0),
        Arguments.of("datetime2(3)", Types.VARCHAR, 40, 0),
        Arguments.of("datetimeoffset(7)", Types.VARCHAR, 40, 0));
  }

  @ParameterizedTest
  @MethodSource("declarations")
  void declaresTheColumnsOwnTypeAndTimesAsText(String type, int jdbcType, int precision, int scale)
      throws SQLException {
    BulkRows rows = BulkRows.of(List.of(column(type)), List.<Row>of().iterator());
    assertThat(rows.getColumnOrdinals()).containsExactly(1);
    assertThat(rows.getColumnName(1)).isEqualTo("c");
    assertThat(rows.getColumnType(1)).isEqualTo(jdbcType);
    assertThat(rows.getPrecision(1)).isEqualTo(precision);
    assertThat(rows.getScale(1)).isEqualTo(scale);
    assertThat(rows.next()).isFalse();
  }

  @Test
  void textGoesAsUnicodeWhereItsCollationIsNotFound() {
    assertThat(column("varchar(7)").unicode().jdbcType()).isEqualTo(Types.NVARCHAR);
    assertThat(column("char(7)").unicode().jdbcType()).isEqualTo(Types.NVARCHAR);
    assertThat(column("int").unicode()).isEqualTo(column("int"));
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("bit", true, true),
        Arguments.of("tinyint", 255L, (short) 255),
        Arguments.of("smallint", -1L, (short) -1),
        Arguments.of("int", 7L, 7),
        Arguments.of("bigint", Long.MIN_VALUE, Long.MIN_VALUE),
        Arguments.of("decimal(10,4)", new BigDecimal("1.5"), new BigDecimal("1.5000")),
        Arguments.of(
            "money",
            new BigDecimal("-922337203685477.5808"),
            new BigDecimal("-922337203685477.5808")),
        Arguments.of("real", 1.5f, 1.5f),
        Arguments.of("float", -0.0d, -0.0d),
        Arguments.of("varchar(10)", "Grüße €", "Grüße €"),
        Arguments.of("varchar(10) 932", "漢字", "漢字"),
        Arguments.of("date", LocalDate.of(1, 1, 1), "0001-01-01"),
        Arguments.of("time(7)", LocalTime.of(23, 59, 59, 999_999_900), "23:59:59.9999999"),
        Arguments.of("smalldatetime", LocalDateTime.of(2079, 6, 6, 23, 59), "2079-06-06T23:59:00"),
        Arguments.of(
            "datetime",
            LocalDateTime.of(1753, 1, 1, 0, 0, 0, 997_000_000),
            "1753-01-01T00:00:00.997"),
        Arguments.of(
            "datetime2(7)",
            LocalDateTime.of(1500, 2, 28, 2, 30, 0, 100),
            "1500-02-28T02:30:00.0000001"),
        Arguments.of(
            "datetimeoffset(0)",
            OffsetDateTime.parse("9999-12-31T23:59:59-14:00"),
            "9999-12-31T23:59:59-14:00"),
        Arguments.of(
            "datetimeoffset(0)",
            OffsetDateTime.parse("2024-01-01T00:00:00Z"),
            "2024-01-01T00:00:00+00:00"),
        Arguments.of(
            "uniqueidentifier",
            UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
            "00112233-4455-6677-8899-aabbccddeeff"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void valuesGoInTheDriversOwnClass(String type, Object value, Object sent) {
    assertThat(column(type).value(value)).isEqualTo(sent);
    assertThat(column(type).value(null)).isNull();
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of("int", 1L << 40),
        Arguments.of("float", Double.NEGATIVE_INFINITY),
        Arguments.of("decimal(10,2)", Double.POSITIVE_INFINITY),
        Arguments.of("decimal(10,2)", new BigDecimal("0.001")),
        Arguments.of("varchar(10)", "漢字"),
        Arguments.of("time(2)", LocalTime.of(0, 0, 0, 1_000_000)),
        Arguments.of("smalldatetime", LocalDateTime.of(2024, 1, 1, 0, 0, 30)),
        Arguments.of("datetime", LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1_000_000)),
        Arguments.of("datetime2(3)", LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1_000)),
        Arguments.of("datetimeoffset(7)", OffsetDateTime.parse("1880-01-01T00:00:00+00:53:28")),
        Arguments.of("tinyint", 70_000L),
        Arguments.of("date", LocalDate.of(10_000, 1, 1)),
        Arguments.of("datetime2(0)", LocalDateTime.of(0, 12, 31, 0, 0)),
        Arguments.of("nvarchar(3)", "ab😀"),
        Arguments.of("varchar(3) 65001", "a漢"),
        Arguments.of("varchar(3) 932", "漢字"),
        Arguments.of("varbinary(1)", new byte[2]),
        Arguments.of("bigint", "7x"),
        Arguments.of("date", "2024-01-01"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void whatWouldBeChangedIsRefusedWithoutTheValue(String type, Object value) {
    assertThatThrownBy(() -> column(type).value(value))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain(value.toString());
  }

  @Test
  void saysWhichColumnAValueIsNotFor() throws SQLException {
    BulkRows rows = BulkRows.of(List.of(column("varchar(10)")), List.of(Row.of("漢字")).iterator());
    assertThat(rows.next()).isTrue();
    assertThatThrownBy(rows::getRowData)
        .isInstanceOf(SQLException.class)
        .hasMessage("column c: a text has characters that varchar(10) does not have");
  }

  @ParameterizedTest
  @CsvSource({
    "65001,UTF-8",
    "1250,windows-1250",
    "1251,windows-1251",
    "1252,windows-1252",
    "1253,windows-1253",
    "1254,windows-1254",
    "1255,windows-1255",
    "1256,windows-1256",
    "1257,windows-1257",
    "1258,windows-1258",
    "437,IBM437",
    "850,IBM850",
    "874,x-windows-874",
    "932,windows-31j",
    "936,x-mswin-936",
    "949,x-windows-949",
    "950,x-windows-950",
    "0,windows-1252"
  })
  void everyCodePageOfACollationIsKnown(int codePage, String charset) {
    assertThat(CodePages.charset(codePage).name()).isEqualTo(charset);
  }
}
