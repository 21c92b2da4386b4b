package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.schema.ColumnDefault;
import io.neosync.schema.ColumnDefault.Computed;
import io.neosync.schema.ColumnDefault.Expression;
import io.neosync.schema.ColumnDefault.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Defaults as the catalog writes them. */
class TSqlDefaultTest {

  static Stream<Arguments> defaults() {
    return Stream.of(
        Arguments.of("((0))", "int", new Value(0L)),
        Arguments.of("((-5))", "bigint", new Value(-5L)),
        Arguments.of("((1))", "bit", new Value(true)),
        Arguments.of("((4.99))", "decimal(4,2)", new Value(new BigDecimal("4.99"))),
        Arguments.of("((4.999))", "decimal(4,2)", new Expression("4.999")),
        Arguments.of("((0.5))", "float", new Value(0.5)),
        Arguments.of("((1.5))", "int", new Expression("1.5")),
        Arguments.of("(N'O''Hara (x)')", "nvarchar(50)", new Value("O'Hara (x)")),
        Arguments.of("('')", "varchar(10)", new Value("")),
        Arguments.of("('2006-02-15')", "date", new Value(LocalDate.of(2006, 2, 15))),
        Arguments.of("('15.2.2006')", "date", new Expression("'15.2.2006'")),
        Arguments.of("('20060215')", "datetime", new Expression("'20060215'")),
        Arguments.of(
            "('00000000-0000-0001-0000-000000000002')",
            "uniqueidentifier",
            new Value(new UUID(1, 2))),
        Arguments.of("(getdate())", "datetime2(6)", Computed.NOW),
        Arguments.of("(CONVERT([date],getdate()))", "date", Computed.TODAY),
        Arguments.of("(newid())", "uniqueidentifier", Computed.UUID),
        Arguments.of("((1)+(2))", "int", new Expression("(1)+(2)")),
        Arguments.of("(lower('X'))", "varchar(10)", new Expression("lower('X')")),
        Arguments.of(
            "(NEXT VALUE FOR [dbo].[ids])", "int", new Expression("NEXT VALUE FOR [dbo].[ids]")));
  }

  @ParameterizedTest
  @MethodSource("defaults")
  void areUnderstood(String written, String type, ColumnDefault meant) {
    assertThat(TSqlDefault.of(written, AssignabilityTest.type(type))).contains(meant);
  }

  @Test
  void nullIsNone() {
    assertThat(TSqlDefault.of("(NULL)", AssignabilityTest.type("int"))).isEmpty();
  }

  @Test
  void bytesAreThemselves() {
    assertThat(TSqlDefault.of("(0x00FF)", AssignabilityTest.type("varbinary(10)")))
        .get()
        .extracting(each -> ((Value) each).value())
        .isEqualTo(new byte[] {0, -1});
  }
}
