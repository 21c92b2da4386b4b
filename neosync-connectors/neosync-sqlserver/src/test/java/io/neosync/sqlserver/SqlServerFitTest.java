package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.schema.LogicalType;
import io.neosync.schema.PortableType;
import io.neosync.spi.Fit;
import io.neosync.spi.Fit.Kind;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns of other engines, by what their values are. */
class SqlServerFitTest {

  static Stream<Arguments> pairs() {
    return Stream.of(
        Arguments.of(LogicalType.Int.of(32), "int", Kind.EXACT),
        Arguments.of(LogicalType.Int.of(32), "bigint", Kind.WIDENED),
        Arguments.of(LogicalType.Int.of(64), "int", Kind.REFUSED),
        Arguments.of(new LogicalType.Bool(), "bit", Kind.EXACT),
        Arguments.of(LogicalType.Decimal.of(38, 10), "decimal(38,10)", Kind.EXACT),
        Arguments.of(LogicalType.Decimal.ANY, "decimal(38,10)", Kind.REFUSED),
        Arguments.of(LogicalType.Decimal.of(19, 4), "money", Kind.REFUSED),
        Arguments.of(LogicalType.Decimal.of(18, 4), "money", Kind.EXACT),
        Arguments.of(new LogicalType.FloatingPoint(64), "float", Kind.EXACT),
        Arguments.of(LogicalType.Text.UNLIMITED, "nvarchar(max)", Kind.EXACT),
        Arguments.of(LogicalType.Text.UNLIMITED, "varchar(max) 65001", Kind.EXACT),
        Arguments.of(LogicalType.Text.UNLIMITED, "varchar(max)", Kind.CHECKED),
        Arguments.of(LogicalType.Text.of(50), "nvarchar(100)", Kind.WIDENED),
        Arguments.of(LogicalType.Text.of(100), "nvarchar(100)", Kind.CHECKED),
        Arguments.of(LogicalType.Text.of(101), "nvarchar(100)", Kind.REFUSED),
        Arguments.of(LogicalType.Text.of(10), "nchar(10)", Kind.CHECKED),
        Arguments.of(LogicalType.Text.of(11), "nchar(10)", Kind.REFUSED),
        Arguments.of(LogicalType.Bytes.UNLIMITED, "varbinary(max)", Kind.EXACT),
        Arguments.of(LogicalType.Bytes.of(8), "binary(8)", Kind.CHECKED),
        Arguments.of(new LogicalType.Date(), "date", Kind.EXACT),
        Arguments.of(new LogicalType.Timestamp(6), "datetime2(6)", Kind.EXACT),
        Arguments.of(new LogicalType.Timestamp(3), "datetime", Kind.REFUSED),
        Arguments.of(new LogicalType.Timestamp(0), "smalldatetime", Kind.REFUSED),
        Arguments.of(new LogicalType.Uuid(), "uniqueidentifier", Kind.EXACT),
        Arguments.of(new LogicalType.Xml(), "xml", Kind.EXACT),
        Arguments.of(new LogicalType.Native("PostgreSQL", "tsvector"), "geography", Kind.REFUSED));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void goTogetherByWhatTheirValuesAre(LogicalType from, String to, Kind kind) {
    Fit fit =
        SqlServerFit.of(new PortableType("PostgreSQL", "theirs", from), AssignabilityTest.type(to));
    assertThat(fit.kind()).as(fit.toString()).isEqualTo(kind);
  }

  @Test
  void whatWasOfThisTypeBeforeComesBack() {
    SqlServerType type = AssignabilityTest.type("datetime");
    Fit fit = SqlServerFit.of(new PortableType(SqlServer.ENGINE, "datetime", type.logical()), type);
    assertThat(fit.refusal()).isEmpty();
  }

  static Stream<Arguments> chosen() {
    return Stream.of(
        Arguments.of(LogicalType.Int.of(64), "int", 7L, 7L),
        Arguments.of(
            LogicalType.Decimal.ANY, "money", new BigDecimal("1.5"), new BigDecimal("1.5")),
        Arguments.of(new LogicalType.Timestamp(6), "datetime", TIME, TIME),
        Arguments.of(
            new LogicalType.Moment(6), "datetime2(3)", TIME.toInstant(ZoneOffset.UTC), TIME),
        Arguments.of(LogicalType.Text.UNLIMITED, "nvarchar(5)", "short", "short"));
  }

  private static final LocalDateTime TIME = LocalDateTime.of(2024, 8, 9, 10, 0, 0, 3_000_000);

  @ParameterizedTest
  @MethodSource("chosen")
  void aTypeThatItsAuthorChoseTakesWhatIsExactlyAValueOfIt(
      LogicalType from, String to, Object value, Object stored) {
    Fit fit = checked(from, to);
    assertThat(fit.kind()).isEqualTo(Kind.CHECKED);
    assertThat(fit.convert(value)).isEqualTo(stored);
  }

  @Test
  void noneIsChosenForWhatNoValueOfItCouldBe() {
    assertThat(checked(LogicalType.Bytes.UNLIMITED, "nvarchar(max)").refusal()).isPresent();
    assertThat(checked(LogicalType.Text.UNLIMITED, "sql_variant").refusal()).isPresent();
  }

  private static Fit checked(LogicalType from, String to) {
    return SqlServerFit.checked(
        new PortableType("PostgreSQL", "theirs", from), AssignabilityTest.type(to));
  }

  @Test
  void whatFixedLengthWouldFillUpIsNoValueOfIt() {
    Fit text = checked(LogicalType.Text.UNLIMITED, "nchar(5)");
    assertThat(text.convert("ab")).isEqualTo("ab   ");
    assertThatThrownBy(() -> text.convert("ab ")).hasMessageContaining("ends with a space");
    Fit bytes =
        SqlServerFit.of(
            new PortableType("PostgreSQL", "bytea", LogicalType.Bytes.of(2)),
            AssignabilityTest.type("binary(2)"));
    assertThat(bytes.convert(new byte[] {1, 2})).isEqualTo(new byte[] {1, 2});
    assertThatThrownBy(() -> bytes.convert(new byte[] {1}))
        .hasMessageContaining("filled up with zeros");
  }

  @Test
  void whatWasPaddedBeforeComesBack() {
    SqlServerType type = AssignabilityTest.type("nchar(5)");
    Fit fit = SqlServerFit.of(new PortableType(SqlServer.ENGINE, "nchar(5)", type.logical()), type);
    assertThat(fit.kind()).isEqualTo(Kind.EXACT);
    assertThat(fit.convert("ab")).isEqualTo("ab   ");
  }
}
