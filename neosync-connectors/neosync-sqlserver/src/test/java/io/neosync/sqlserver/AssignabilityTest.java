package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignabilityTest {

  private static final Pattern TYPE =
      Pattern.compile("([a-z_0-9]+)(?:\\((max|\\d+)(?:,(\\d+))?\\))?(?: (\\d+))?");

  /** A type as it is written, with a code page behind it where it matters. */
  static SqlServerType type(String text) {
    Matcher parts = TYPE.matcher(text);
    assertThat(parts.matches()).isTrue();
    String base = parts.group(1);
    boolean max = "max".equals(parts.group(2));
    int first = parts.group(2) == null || max ? 0 : Integer.parseInt(parts.group(2));
    int second = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
    int codePage = parts.group(4) == null ? 1252 : Integer.parseInt(parts.group(4));
    boolean fraction = base.equals("time") || base.startsWith("datetime");
    int bytes = max ? -1 : base.startsWith("n") && base.contains("char") ? 2 * first : first;
    return SqlServerType.of(
        base,
        bytes,
        first,
        fraction ? first : second,
        "",
        base.contains("char") || base.equals("text") ? codePage : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int|int",
        "tinyint|smallint",
        "int|bigint",
        "int|decimal(10,0)",
        "int|float",
        "bigint|decimal(19,0)",
        "decimal(10,2)|decimal(12,4)",
        "decimal(10,2)|money",
        "smallmoney|money",
        "money|decimal(19,4)",
        "real|float",
        "char(10)|varchar(10)",
        "varchar(10)|varchar(max)",
        "varchar(10)|nvarchar(10)",
        "varchar(10) 932|nvarchar(10)",
        "nvarchar(10)|varchar(30) 65001",
        "nvarchar(max)|varchar(max) 65001",
        "nchar(10)|nvarchar(10)",
        "text|varchar(max)",
        "binary(8)|varbinary(8)",
        "timestamp|binary(8)",
        "time(3)|time(7)",
        "datetime2(3)|datetime2(7)",
        "smalldatetime|datetime",
        "smalldatetime|datetime2(0)",
        "datetimeoffset(0)|datetimeoffset(7)",
        "uniqueidentifier|uniqueidentifier",
        "hierarchyid|hierarchyid"
      })
  void takesWhatHoldsEveryValue(String from, String to) {
    assertThat(Assignability.refusal(type(from), type(to))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int|smallint",
        "bigint|float",
        "int|real",
        "bit|int",
        "int|decimal(10,1)",
        "decimal(10,4)|decimal(10,2)",
        "decimal(38,0)|bigint",
        "decimal(19,5)|money",
        "money|smallmoney",
        "float|real",
        "varchar(10)|char(10)",
        "varchar(10)|varchar(9)",
        "varchar(10)|varchar(10) 932",
        "nvarchar(10)|varchar(max)",
        "nvarchar(10)|varchar(29) 65001",
        "nvarchar(max)|nvarchar(4000)",
        "char(10)|char(20)",
        "binary(8)|binary(16)",
        "varbinary(8)|binary(8)",
        "time(7)|time(6)",
        "datetime|datetime2(3)",
        "datetime2(3)|datetime",
        "datetime|smalldatetime",
        "date|datetime",
        "datetimeoffset(7)|datetime2(7)",
        "geography|geometry",
        "xml|nvarchar(max)"
      })
  void refusesWhatTheServerWouldChange(String from, String to) {
    assertThat(Assignability.refusal(type(from), type(to)).orElseThrow())
        .startsWith("not every ")
        .contains(" can be stored unchanged as ");
  }

  @Test
  void saysWhatCannotBeCarriedAtAll() {
    assertThat(Assignability.refusal(type("sql_variant"), type("sql_variant")))
        .contains(
            "values of sql_variant cannot be sent to SQL Server by its bulk copy as they are;"
                + " leave the column out");
  }
}
