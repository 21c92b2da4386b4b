package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.schema.LogicalType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlServerTypeTest {

  /** Names and numbers as the catalog tells them; sizes in bytes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bit|1|1|0|bit|Bool[]",
        "tinyint|1|3|0|tinyint|Int[bits=8, signed=false]",
        "smallint|2|5|0|smallint|Int[bits=16, signed=true]",
        "int|4|10|0|int|Int[bits=32, signed=true]",
        "bigint|8|19|0|bigint|Int[bits=64, signed=true]",
        "decimal|17|38|38|decimal(38,38)|Decimal[precision=OptionalInt[38], scale=38]",
        "numeric|9|10|2|numeric(10,2)|Decimal[precision=OptionalInt[10], scale=2]",
        "money|8|19|4|money|Decimal[precision=OptionalInt[19], scale=4]",
        "smallmoney|4|10|4|smallmoney|Decimal[precision=OptionalInt[10], scale=4]",
        "real|4|24|0|real|FloatingPoint[bits=32]",
        "float|8|53|0|float|FloatingPoint[bits=64]",
        "char|10|0|0|char(10)|Text[characters=OptionalLong[10]]",
        "varchar|8000|0|0|varchar(8000)|Text[characters=OptionalLong[8000]]",
        "varchar|-1|0|0|varchar(max)|Text[characters=OptionalLong.empty]",
        "text|16|0|0|text|Text[characters=OptionalLong.empty]",
        "nchar|20|0|0|nchar(10)|Text[characters=OptionalLong[10]]",
        "nvarchar|8000|0|0|nvarchar(4000)|Text[characters=OptionalLong[4000]]",
        "nvarchar|-1|0|0|nvarchar(max)|Text[characters=OptionalLong.empty]",
        "ntext|16|0|0|ntext|Text[characters=OptionalLong.empty]",
        "sysname|256|0|0|sysname|Text[characters=OptionalLong[128]]",
        "binary|16|0|0|binary(16)|Bytes[length=OptionalLong[16]]",
        "varbinary|-1|0|0|varbinary(max)|Bytes[length=OptionalLong.empty]",
        "image|16|0|0|image|Bytes[length=OptionalLong.empty]",
        "date|3|10|0|date|Date[]",
        "time|5|16|7|time(7)|Time[fraction=7]",
        "smalldatetime|4|16|0|smalldatetime|Timestamp[fraction=0]",
        "datetime|8|23|3|datetime|Timestamp[fraction=3]",
        "datetime2|6|19|0|datetime2(0)|Timestamp[fraction=0]",
        "datetimeoffset|10|34|7|datetimeoffset(7)|OffsetTimestamp[fraction=7]",
        "uniqueidentifier|16|0|0|uniqueidentifier|Uuid[]",
        "xml|-1|0|0|xml|Xml[]",
        "timestamp|8|0|0|timestamp|Bytes[length=OptionalLong[8]]",
        "hierarchyid|892|0|0|hierarchyid|Native[engine=SQL Server, name=hierarchyid, form=BYTES]",
        "geography|-1|0|0|geography|Native[engine=SQL Server, name=geography, form=BYTES]",
        "sql_variant|8016|0|0|sql_variant|Native[engine=SQL Server, name=sql_variant, form=TEXT]"
      })
  void saysItsNameAndWhatItsValuesAre(
      String base, int bytes, int precision, int scale, String name, String logical) {
    SqlServerType type = SqlServerType.of(base, bytes, precision, scale, "", 0);
    assertThat(type.name()).isEqualTo(name);
    LogicalType said = type.logical();
    assertThat(said).hasToString(logical);
  }
}
