package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.spi.Condition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TSqlLiteralsTest {

  @Test
  void eachValueIsOneOperandOfItsOwnType() {
    assertThat(TSqlLiterals.of(null)).isEqualTo("NULL");
    assertThat(TSqlLiterals.of(true)).isEqualTo("1");
    assertThat(TSqlLiterals.of(7)).isEqualTo("7");
    assertThat(TSqlLiterals.of(-7L)).isEqualTo("(-7)");
    assertThat(TSqlLiterals.of(new BigInteger("123456789012345678901234567890")))
        .isEqualTo("123456789012345678901234567890");
    assertThat(TSqlLiterals.of(new BigDecimal("-1E+3"))).isEqualTo("(-1000)");
    assertThat(TSqlLiterals.of(1.5d)).isEqualTo("1.5E0");
    assertThat(TSqlLiterals.of(1e-300)).isEqualTo("1.0E-300");
    assertThat(TSqlLiterals.of(new byte[] {1, (byte) 0xff})).isEqualTo("0x01ff");
    assertThat(TSqlLiterals.of("it's")).isEqualTo("N'it''s'");
    assertThat(TSqlLiterals.of(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")))
        .isEqualTo("CAST(N'00112233-4455-6677-8899-aabbccddeeff' AS uniqueidentifier)");
  }

  @Test
  void momentsAreIsoTextOfTypesThatReadItInEveryLanguage() {
    assertThat(TSqlLiterals.of(LocalDate.of(2024, 8, 9))).isEqualTo("CAST(N'2024-08-09' AS date)");
    assertThat(TSqlLiterals.of(LocalTime.of(1, 2, 3, 400)))
        .isEqualTo("CAST(N'01:02:03.0000004' AS time(7))");
    assertThat(TSqlLiterals.of(LocalDateTime.of(2024, 3, 31, 2, 30)))
        .isEqualTo("CAST(N'2024-03-31T02:30:00' AS datetime2(7))");
    assertThat(TSqlLiterals.of(Timestamp.valueOf("2024-01-02 03:04:05.006")))
        .isEqualTo("CAST(N'2024-01-02T03:04:05.006' AS datetime2(7))");
    assertThat(TSqlLiterals.of(Instant.EPOCH))
        .isEqualTo("CAST(N'1970-01-01T00:00:00+00:00' AS datetimeoffset(7))");
    assertThat(TSqlLiterals.of(OffsetDateTime.parse("2024-01-02T03:04:05-03:30")))
        .isEqualTo("CAST(N'2024-01-02T03:04:05-03:30' AS datetimeoffset(7))");
    assertThat(TSqlLiterals.of(ZonedDateTime.parse("2024-07-02T03:04:05+02:00[Europe/Berlin]")))
        .isEqualTo("CAST(N'2024-07-02T03:04:05+02:00' AS datetimeoffset(7))");
  }

  @Test
  void whatHasNoLiteralIsRefusedWithoutItsValue() {
    assertThatThrownBy(() -> TSqlLiterals.of(Double.NaN))
        .hasMessage("SQL Server has no literal for infinity or what is no number");
    assertThatThrownBy(() -> TSqlLiterals.of(new StringBuilder[] {new StringBuilder("secret")}))
        .hasMessage(
            "a value of type [Ljava.lang.StringBuilder; cannot be written as a SQL Server literal");
  }

  @Property
  void textIsOneLiteralWhateverItHolds(@ForAll String text) {
    String literal = TSqlLiterals.of(text);
    assertThat(literal).startsWith("N'").endsWith("'");
    String inside = literal.substring(2, literal.length() - 1);
    assertThat(inside.replace("''", "")).doesNotContain("'");
    assertThat(inside.replace("''", "'")).isEqualTo(text);
  }

  @Test
  void conditionsTakeTheirValues() {
    Condition condition =
        SqlServer.at("jdbc:sqlserver://host", "u", "p")
            .condition(
                "[a ? b] = ? AND \"c ?\" > ? /* ? /* ? */ ? */ AND d = '?' -- ?",
                Arrays.asList("x'y", -1));
    assertThat(TSqlLiterals.inlined(condition))
        .isEqualTo("[a ? b] = N'x''y' AND \"c ?\" > (-1) /* ? /* ? */ ? */ AND d = '?' -- ?");
  }
}
