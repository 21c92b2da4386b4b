package io.neosync.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.contract.mysql.MySqlDatabase;
import io.neosync.contract.mysql.MySqlEngine;
import io.neosync.contract.mysql.MySqlServer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MySqlLiteralsTest {

  @ParameterizedTest
  @EnumSource
  void theServerReadsWhatWasMeant(MySqlEngine engine) throws SQLException {
    try (MySqlDatabase database = MySqlServer.shared(engine).createDatabase()) {
      for (String text :
          new String[] {
            "", "plain text", "it's", "\\", "\\' OR 1 = 1 -- ", "é😀\n\0\t", "a\"b`c"
          }) {
        assertThat(database.queryStrings("SELECT HEX(" + MySqlLiterals.of(text) + ")"))
            .containsExactly(
                java.util.HexFormat.of()
                    .withUpperCase()
                    .formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      }
      assertThat(database.queryStrings("SELECT 5 -" + MySqlLiterals.of(-7))).containsExactly("12");
      assertThat(database.queryStrings("SELECT " + MySqlLiterals.of(1e300) + " = 1e300"))
          .containsExactly("1");
      assertThat(database.queryStrings("SELECT HEX(" + MySqlLiterals.of(new byte[] {0, -1}) + ")"))
          .containsExactly("00FF");
    }
  }

  @Test
  void eachTypeHasItsLiteral() {
    assertThat(MySqlLiterals.of(null)).isEqualTo("NULL");
    assertThat(MySqlLiterals.of(true)).isEqualTo("TRUE");
    assertThat(MySqlLiterals.of((short) 3)).isEqualTo("3");
    assertThat(MySqlLiterals.of(new BigInteger("18446744073709551615")))
        .isEqualTo("18446744073709551615");
    assertThat(MySqlLiterals.of(new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(MySqlLiterals.of(0.5f)).isEqualTo("0.5E0");
    assertThat(MySqlLiterals.of(LocalDate.of(2024, 8, 9))).isEqualTo("'2024-08-09'");
    assertThat(MySqlLiterals.of(LocalTime.of(1, 2, 3, 4_000))).isEqualTo("'01:02:03.000004'");
    assertThat(MySqlLiterals.of(LocalDateTime.of(2024, 8, 9, 1, 2)))
        .isEqualTo("'2024-08-09 01:02:00'");
    assertThat(MySqlLiterals.of(OffsetDateTime.parse("2024-08-09T01:00:00+02:00")))
        .isEqualTo("'2024-08-08 23:00:00'");
    assertThat(MySqlLiterals.of(Timestamp.from(Instant.EPOCH))).isEqualTo("'1970-01-01 00:00:00'");
    assertThat(MySqlLiterals.of(Duration.ofHours(-100))).isEqualTo("'-100:00:00.000000'");
    assertThat(MySqlLiterals.of(Year.of(2024))).isEqualTo("'2024'");
    assertThat(MySqlLiterals.of(new UUID(0, 1)))
        .isEqualTo("'00000000-0000-0000-0000-000000000001'");
  }

  @Test
  void whatHasNoLiteralIsRefusedWithoutBeingShown() {
    assertThatThrownBy(() -> MySqlLiterals.of(new StringBuilder[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MySqlLiterals.of(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MySqlLiterals.of("secret \ud800"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }
}
